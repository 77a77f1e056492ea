package dev.leat.examples.starter;

import static dev.leat.examples.starter.schema.Users.USERS;
import static dev.leat.schema.Functions.sql;

import dev.leat.examples.starter.schema.User;
import dev.leat.sql.Session;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SQL as it is. What is put into it is a parameter and never becomes SQL.
public final class Templates {
    private final Session db;

    public Templates(Session db) {
        this.db = db;
    }

    /// {@return the ids of users who came after a time and have a name; a template, in which tables
    /// and columns are written as such and values bound}
    public List<@Nullable String> idsSince(LocalDateTime since, String name) {
        return db.sql(
                        sql(
                                "SELECT id FROM {} WHERE {} > {} AND {} = {} ORDER BY created_at DESC",
                                USERS,
                                USERS.createdAt,
                                since,
                                USERS.name,
                                name))
                .column();
    }

    /// {@return users whose address ends so: a template inside of a typed select}
    public List<User> ofDomain(String domain) {
        return db.selectFrom(USERS)
                .where(sql("split_part({}, '@', 2) = {}", USERS.email, domain).condition())
                .orderBy(USERS.name)
                .list();
    }

    /// {@return the rows of a text with `$1`, `$2`, …: borrows a connection, runs, gives it back}
    public List<List<@Nullable String>> oneOff(String text, @Nullable Object... parameters) {
        return db.sql(text, parameters).rows();
    }

    /// {@return the number that Postgres gives the connection: JDBC itself, on a connection that
    /// comes back whatever happens}
    public int backend() {
        return db.withConnection(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT pg_backend_pid()")) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    /// Does something with a connection that may fail half-way.
    public <T> T raw(Session.ConnectionWork<T> work) {
        return db.withConnection(work);
    }
}
