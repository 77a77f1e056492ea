package dev.leat.migrate.apply;

import dev.leat.migrate.history.MigrationScript;
import dev.leat.migrate.history.SqlStatements;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// A connection that is lent to a Java step: it cannot be closed, and a transaction that is not the
/// step's cannot be ended over it.
final class GuardedConnection implements InvocationHandler {
    private final Connection connection;
    private final boolean inTransaction;
    private @Nullable Connection proxy;

    private GuardedConnection(Connection connection, boolean inTransaction) {
        this.connection = connection;
        this.inTransaction = inTransaction;
    }

    /// @param inTransaction whether the step runs in a transaction of others
    static Connection of(Connection connection, boolean inTransaction) {
        GuardedConnection guard = new GuardedConnection(connection, inTransaction);
        Connection proxy = proxy(Connection.class, guard);
        guard.proxy = proxy;
        return proxy;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
            throws Throwable {
        boolean toSavepoint = arguments != null && method.getName().equals("rollback");
        switch (method.getName()) {
            case "close", "abort" ->
                    throw new SQLException(
                            "a migration step must not close the connection it is given");
            case "commit", "rollback", "setAutoCommit" -> {
                if (inTransaction && !toSavepoint) {
                    throw refusal(method.getName());
                }
            }
            default -> {
                if (inTransaction && method.getName().startsWith("prepare")) {
                    refuseTransactionControl(arguments);
                }
            }
        }
        Object result = call(connection, method, arguments);
        return result instanceof Statement statement ? guard(statement) : result;
    }

    private Statement guard(Statement statement) {
        Class<? extends Statement> type =
                statement instanceof CallableStatement
                        ? CallableStatement.class
                        : statement instanceof PreparedStatement
                                ? PreparedStatement.class
                                : Statement.class;
        return proxy(
                type,
                (self, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return proxy;
                    }
                    if (inTransaction
                            && (method.getName().startsWith("execute")
                                    || method.getName().equals("addBatch"))) {
                        refuseTransactionControl(arguments);
                    }
                    return call(statement, method, arguments);
                });
    }

    private static void refuseTransactionControl(Object @Nullable [] arguments)
            throws SQLException {
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
            for (SqlStatements.Statement each : SqlStatements.split(sql)) {
                if (MigrationScript.controlsTransaction(each.sql())) {
                    throw refusal(each.sql());
                }
            }
        }
    }

    private static SQLException refusal(String what) {
        return new SQLException(
                "a migration step must not end the transaction that it shares with others: %s is refused. A step that needs transactions of its own stands behind a line %s"
                        .formatted(what, MigrationScript.NO_TRANSACTION));
    }

    private static @Nullable Object call(
            Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw cause == null ? e : cause;
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        GuardedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
