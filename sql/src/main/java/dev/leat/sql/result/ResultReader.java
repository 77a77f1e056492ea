package dev.leat.sql.result;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Makes something of all rows of a result.
///
/// @param <T> what it makes
@FunctionalInterface
public interface ResultReader<T> {
    /// {@return what the rows stand for}
    ///
    /// @param result before its first row
    T read(ResultSet result) throws SQLException;
}
