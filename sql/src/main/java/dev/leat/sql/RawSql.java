package dev.leat.sql;

import dev.leat.schema.Condition;
import dev.leat.sql.render.Rendered;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Raw SQL: a statement of its own, or, through [#condition(String, Object...)], a part of another.
///
/// Results are texts as Postgres prints them; typed rows come from tables and queries.
public final class RawSql {
    private final Session session;
    private final Rendered statement;

    RawSql(Session session, Rendered statement) {
        this.session = session;
        this.statement = statement;
    }

    /// {@return a condition of raw SQL, `?` standing for each parameter}
    public static Condition condition(String sql, @Nullable Object... parameters) {
        return new Condition.Fragment(sql, Arrays.asList(parameters));
    }

    /// Runs the statement.
    ///
    /// @return the number of rows that it changed
    public int execute() {
        return session.execute(statement);
    }

    /// {@return the rows, each as the texts of its columns}
    public List<List<@Nullable String>> rows() {
        return session.query(
                statement, result -> Session.texts(result, result.getMetaData().getColumnCount()));
    }

    /// {@return what the reader makes of each row}
    public <T> List<T> list(Reader<T> reader) {
        return session.query(statement, reader::read);
    }

    /// {@return the first column of every row}
    public List<@Nullable String> column() {
        List<@Nullable String> values = new ArrayList<>();
        for (List<@Nullable String> row : rows()) {
            values.add(row.getFirst());
        }
        return values;
    }

    /// Makes something of the row that a result stands on.
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws java.sql.SQLException;
    }
}
