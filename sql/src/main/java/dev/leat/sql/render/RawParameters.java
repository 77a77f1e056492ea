package dev.leat.sql.render;

import dev.leat.schema.SqlLiteral;
import dev.leat.schema.SqlType;
import dev.leat.schema.value.BitString;
import dev.leat.schema.value.SparseVector;
import dev.leat.schema.value.Vector;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Parameters of raw SQL as text; Postgres infers the type from where the `?` stands.
public final class RawParameters {
    private RawParameters() {}

    public static List<@Nullable String> texts(List<? extends @Nullable Object> parameters) {
        List<@Nullable String> texts = new ArrayList<>(parameters.size());
        for (Object parameter : parameters) {
            texts.add(text(parameter));
        }
        return texts;
    }

    /// {@return raw SQL with its parameters: `?` for each, or numbered as Postgres has them, `$1`}
    ///
    /// @throws IllegalArgumentException if a numbered parameter has no value, or a value no number
    public static Rendered statement(String sql, List<? extends @Nullable Object> parameters) {
        List<@Nullable String> texts = texts(parameters);
        // Without values, $1 is the server's: in PREPARE, in the body of a function.
        Rendered numbered = texts.isEmpty() ? null : NumberedSql.render(sql, texts);
        return numbered == null ? new Rendered(sql, texts) : numbered;
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String v -> v;
            case Boolean v -> v.toString();
            case Number v -> v.toString();
            case UUID v -> v.toString();
            case Instant v -> SqlLiteral.text(new SqlType.Timestamptz(), v);
            case LocalDateTime v -> SqlLiteral.text(new SqlType.Timestamp(), v);
            case LocalDate v -> SqlLiteral.text(new SqlType.Date(), v);
            case Vector v -> v.toString();
            case SparseVector v -> v.toString();
            case BitString v -> v.toString();
            case List<?> v -> SqlLiteral.text(new SqlType.Array(new SqlType.Text()), texts(v));
            default ->
                    throw new IllegalArgumentException(
                            "a parameter of raw SQL cannot be a "
                                    + value.getClass().getName()
                                    + "; give its text and cast it: ?::type");
        };
    }
}
