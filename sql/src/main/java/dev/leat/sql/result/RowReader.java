package dev.leat.sql.result;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Makes something of the row that a result stands on.
@FunctionalInterface
public interface RowReader<T extends @Nullable Object> {
    T read(ResultSet result) throws SQLException;
}
