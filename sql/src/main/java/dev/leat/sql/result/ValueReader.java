package dev.leat.sql.result;

import dev.leat.schema.Column;
import dev.leat.schema.Converter;
import dev.leat.schema.Ddl;
import dev.leat.schema.Expression;
import dev.leat.schema.Named;
import dev.leat.schema.SqlType;
import dev.leat.schema.SqlWriter;
import dev.leat.schema.TextFormat;
import dev.leat.sql.render.UnreadableValueException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/// Reads the values of a column or other expression: the one way out of Postgres for statements,
/// graphs and arrays.
///
/// A value is the same wherever it stands. At the top of a result the driver gives it, in whatever
/// format it chose; inside a graph it is a field of a row in the binary format of Postgres. The
/// types that both sides know exactly ([ValueForm]) travel as they are, all others as the text that
/// Postgres prints: `SELECT` writes them through [#write(SqlWriter, Expression)].
///
/// Immutable.
public final class ValueReader {
    private final Expression<?> expression;
    private final SqlType type;
    private final ValueForm form;
    private final @Nullable Converter<?, ?> converter;

    private ValueReader(Expression<?> expression, ValueForm form) {
        this.expression = expression;
        this.type = expression.type().base();
        this.form = form;
        this.converter = expression.codec();
    }

    /// {@return the reader of an expression at the top of a result}
    public static ValueReader of(Expression<?> expression) {
        ValueForm form = ValueForm.of(expression.type().base());
        return new ValueReader(
                expression, isColumn(expression) || form.isConverted() ? form : ValueForm.PRINTED);
    }

    /// {@return the reader of an expression inside a graph}
    public static ValueReader nested(Expression<?> expression) {
        // The fields of binary rows have numbers for types; only that of a domain is not known.
        boolean known = isColumn(expression) && !(expression.type() instanceof SqlType.Domain);
        return new ValueReader(
                expression, known ? ValueForm.of(expression.type()) : ValueForm.PRINTED);
    }

    /// {@return the reader of an expression whose values share a column of the result with those of
    /// others}
    public static ValueReader shared(Expression<?> expression) {
        boolean known = isColumn(expression) && !(expression.type() instanceof SqlType.Domain);
        ValueForm form = known ? ValueForm.of(expression.type()) : ValueForm.PRINTED;
        boolean isText = form.shared(expression.type()).equals("text");
        return new ValueReader(
                expression, isText && !isText(expression.type()) ? ValueForm.PRINTED : form);
    }

    private static boolean isText(SqlType type) {
        return type instanceof SqlType.Text || type instanceof SqlType.Varchar;
    }

    /// {@return the name of the type in Postgres of what a reader of shared columns writes}
    public String sharedType() {
        return form.shared(type);
    }

    /// Only of a column is the type known for certain.
    private static boolean isColumn(Expression<?> expression) {
        Expression<?> plain = expression;
        while (plain instanceof Named<?> named) {
            plain = named.expression();
        }
        return plain instanceof Column<?>;
    }

    /// Writes the reader's expression so that this can read it.
    public void write(SqlWriter out) {
        write(out, expression);
    }

    /// Writes an expression so that this can read it.
    ///
    /// @param same this reader's expression, or one of the same type
    public void write(SqlWriter out, Expression<?> same) {
        out.expression(same);
        if (form == ValueForm.PRINTED) {
            out.sql("::text");
        }
    }

    /// {@return the value in a column of the row that the result stands on}
    ///
    /// @throws UnreadableValueException if the Java type cannot hold it
    public @Nullable Object read(ResultSet result, int column) throws SQLException {
        try {
            Object stored = form.read(type, result, column);
            return converter == null || stored == null ? stored : converted(converter, stored);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw unreadable(e);
        }
    }

    /// {@return the value of a field of a binary row}
    ///
    /// @param oid the number of the field's type in Postgres
    /// @throws UnreadableValueException if the Java type cannot hold it
    public Object read(int oid, ByteBuffer data, int at, int length) {
        try {
            Object stored =
                    form == ValueForm.PRINTED
                            ? TextFormat.parse(
                                    type,
                                    new String(data.array(), at, length, StandardCharsets.UTF_8))
                            : form.read(type, oid, data, at, length);
            return converter == null ? stored : converted(converter, stored);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw unreadable(e);
        }
    }

    /// {@return the value of the text that Postgres prints}
    ///
    /// @throws UnreadableValueException if the Java type cannot hold it
    public Object parse(String text) {
        try {
            Object stored = TextFormat.parse(type, text);
            return converter == null ? stored : converted(converter, stored);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw unreadable(e);
        }
    }

    @SuppressWarnings("unchecked") // the converter was given together with the type
    private static Object converted(Converter<?, ?> converter, Object stored) {
        return ((Converter<Object, Object>) converter).fromDatabase(stored);
    }

    private UnreadableValueException unreadable(RuntimeException cause) {
        return new UnreadableValueException(Ddl.describe(expression), expression, cause);
    }
}
