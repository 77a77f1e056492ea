package dev.leat.schema.object;

import dev.leat.schema.Condition;
import dev.leat.schema.DataType;
import dev.leat.schema.Ddl;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import dev.leat.schema.SqlType;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A domain: a type with conditions.
///
/// ```java
/// static final Domain<String> EMAIL = Domain.of("email", TEXT).check("email_format", value -> value.like("%_@_%"));
/// …
/// public final Column<String> email = column("email", EMAIL.type());
/// ```
///
/// @param base the type of its values
/// @param notNull whether it refuses null
/// @param defaultSql what a column of the domain gets by default, as SQL
/// @param collation as DDL writes it; `null` for the type's
/// @param checks in their order
/// @param <T> the Java type of its values
public record Domain<T>(
        String schema,
        String name,
        DataType<T> base,
        boolean notNull,
        @Nullable String defaultSql,
        @Nullable String collation,
        List<Check> checks)
        implements SchemaObject {

    /// A condition of a domain.
    ///
    /// @param sql calls the value `VALUE`
    public record Check(String name, String sql) {
        public Check {
            Words.name("check of a domain", name);
            sql = Words.sql("the check " + name, sql);
        }
    }

    public Domain {
        Words.name("schema", schema);
        Words.name("domain", name);
        Objects.requireNonNull(base, "base");
        checks = List.copyOf(checks);
    }

    /// {@return a domain in the schema `public`}
    public static <T> Domain<T> of(String name, DataType<T> base) {
        return new Domain<>("public", name, base, false, null, null, List.of());
    }

    /// {@return in another schema}
    public Domain<T> inSchema(String newSchema) {
        return new Domain<>(newSchema, name, base, notNull, defaultSql, collation, checks);
    }

    /// {@return refusing null}
    public Domain<T> asNotNull() {
        return new Domain<>(schema, name, base, true, defaultSql, collation, checks);
    }

    /// {@return with a default for columns that say none}
    public Domain<T> defaultSql(String expression) {
        return new Domain<>(
                schema,
                name,
                base,
                notNull,
                Words.sql("the default of domain " + name, expression),
                collation,
                checks);
    }

    /// {@return with another collation, as SQL names it}
    public Domain<T> collation(String newCollation) {
        return new Domain<>(schema, name, base, notNull, defaultSql, newCollation, checks);
    }

    /// {@return refusing values for which the SQL over `VALUE` is false}
    public Domain<T> check(String checkName, String sql) {
        return new Domain<>(
                schema,
                name,
                base,
                notNull,
                defaultSql,
                collation,
                Words.with(checks, new Check(checkName, sql)));
    }

    /// {@return refusing values for which the condition is false}
    public Domain<T> check(
            String checkName, Function<? super Expression<T>, ? extends Condition> condition) {
        Expression<T> value =
                new Formula<>(
                        base.type(), base.javaType(), base.codec(), false, out -> out.sql("VALUE"));
        return check(checkName, Ddl.of(condition.apply(value)));
    }

    /// {@return the type for columns}
    public DataType<T> type() {
        return new DataType<>(
                new SqlType.Domain(schema, name, base.type()), base.javaType(), base.codec());
    }

    @Override
    public String describe() {
        return "domain " + Words.shown(schema, name);
    }

    @Override
    public String identity() {
        return "type " + schema + "." + name;
    }
}
