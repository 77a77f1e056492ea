package dev.leat.sql.write;

import dev.leat.sql.render.StatementWriter;
import java.util.List;

/// A complete write.
interface WriteBody {

    /// {@return what it writes to}
    Target<?> target();

    /// Writes the statement.
    ///
    /// @param returning writes RETURNING, while the level still knows the table
    void write(StatementWriter out, Runnable returning);

    /// Says what its RETURNING needs of the server.
    default void requireReturning(StatementWriter out) {}

    /// {@return the statements that it takes, because Postgres limits the parameters of one}
    default List<? extends WriteBody> parts() {
        return List.of(this);
    }
}
