package dev.leat.schema.object;

import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.List;

/// A collation: an order of texts. `Collation.icu("numeric", "en-u-kn-true")`.
///
/// @param options what stands between the parentheses of `CREATE COLLATION`
public record Collation(String schema, String name, List<String> options) implements SchemaObject {
    public Collation {
        Words.name("schema", schema);
        Words.name("collation", name);
        options = List.copyOf(options);
    }

    /// {@return a collation by ICU's rules}
    ///
    /// @param locale a language tag
    public static Collation icu(String name, String locale) {
        return new Collation(
                "public", name, List.of("provider = icu", "locale = " + SqlLiteral.quote(locale)));
    }

    /// {@return a collation by the rules of the server's operating system}
    public static Collation libc(String name, String locale) {
        return new Collation(
                "public", name, List.of("provider = libc", "locale = " + SqlLiteral.quote(locale)));
    }

    /// {@return in another schema}
    public Collation inSchema(String newSchema) {
        return new Collation(newSchema, name, options);
    }

    /// {@return holding texts for equal that differ in bytes, as its locale says: for comparisons
    /// that ignore case or accents}
    public Collation nondeterministic() {
        return new Collation(schema, name, Words.with(options, "deterministic = false"));
    }

    /// {@return with further rules of ICU; from Postgres 16 on}
    public Collation rules(String rules) {
        return new Collation(
                schema, name, Words.with(options, "rules = " + SqlLiteral.quote(rules)));
    }

    /// {@return the name as `COLLATE` takes it}
    public String sql() {
        return Identifier.qualified(schema, name);
    }

    @Override
    public String describe() {
        return "collation " + Words.shown(schema, name);
    }

    @Override
    public String identity() {
        return "collation " + schema + "." + name;
    }
}
