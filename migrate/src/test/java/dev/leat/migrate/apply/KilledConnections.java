package dev.leat.migrate.apply;

import dev.leat.testing.TestDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Connections whose server process is killed at the n-th thing that is sent to it.
final class KilledConnections {
    private final TestDatabase database;
    private final int point;
    private final boolean after;
    private int sent;
    private boolean killed;

    /// @param point how many statements are let through
    /// @param after whether the server still does the statement after those
    KilledConnections(TestDatabase database, int point, boolean after) {
        this.database = database;
        this.point = point;
        this.after = after;
    }

    boolean killed() {
        return killed;
    }

    /// {@return the source of such connections}
    DataSource source() {
        return proxy(DataSource.class, (self, method, arguments) -> connect());
    }

    private Connection connect() {
        Connection connection = database.connection();
        return proxy(
                Connection.class,
                (self, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        return send(connection, connection, method, arguments);
                    }
                    Object result = call(connection, method, arguments);
                    return result instanceof Statement statement
                            ? watched(connection, statement)
                            : result;
                });
    }

    private Statement watched(Connection connection, Statement statement) {
        Class<? extends Statement> type =
                statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(
                type,
                (self, method, arguments) ->
                        method.getName().startsWith("execute")
                                ? send(connection, statement, method, arguments)
                                : call(statement, method, arguments));
    }

    private @Nullable Object send(
            Connection connection, Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        boolean now = sent++ == point;
        if (now && !after) {
            kill(connection);
        }
        Object result = call(target, method, arguments);
        if (now && after) {
            kill(connection);
        }
        return result;
    }

    private void kill(Connection connection) throws SQLException {
        killed = true;
        int pid = connection.unwrap(PGConnection.class).getBackendPID();
        database.execute("SELECT pg_terminate_backend(" + pid + ", 10000)");
    }

    private static @Nullable Object call(
            Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        KilledConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
