package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that is set on an object that exists, and can be taken back: a statistics target, the
/// index that a table is clustered by, the default of a view's column, the comment on a constraint
/// of a domain.
///
/// @param of the kind of the object: a table, view, materialized view, index, statistics or domain
/// @param address its schema and name
/// @param column the column that it concerns, of a domain the constraint; `null` if the whole
///   object
/// @param set what follows ALTER and the object, to set it
/// @param unset the same, to take it back
/// @param made the name of what begins without it when it is made anew: the column, the index
/// @param mayFail whether rows can be in the way
public record Setting(
        Kind of,
        List<String> address,
        @Nullable String column,
        List<String> set,
        List<String> unset,
        String made,
        boolean mayFail) {
    public Setting {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(made, "made");
        address = List.copyOf(address);
        set = List.copyOf(set);
        unset = List.copyOf(unset);
        if (address.size() != 2) {
            throw new IllegalArgumentException("no schema and name: " + address);
        }
    }

    static Setting of(Kind of, String schema, String name, String set, String unset, String made) {
        return new Setting(
                of, List.of(schema, name), null, List.of(set), List.of(unset), made, false);
    }

    static Setting ofColumn(
            Kind of, String schema, String name, String column, String set, String unset) {
        return new Setting(
                of, List.of(schema, name), column, List.of(set), List.of(unset), column, false);
    }

    /// The comment on a constraint of a domain, which no schema declares.
    static Setting commentOnCheck(String schema, String domain, String check, String text) {
        return new Setting(
                Kind.DOMAIN,
                List.of(schema, domain),
                check,
                List.of("IS " + SqlLiteral.quote(text)),
                List.of("IS NULL"),
                check,
                false);
    }

    /// {@return the same of an object that is called otherwise}
    public Setting at(List<String> newAddress, @Nullable String newColumn) {
        return new Setting(of, newAddress, newColumn, set, unset, made, mayFail);
    }

    /// {@return the statements that set it}
    public List<String> setting() {
        return set.stream().map(this::statement).toList();
    }

    /// {@return the statements that take it back}
    public List<String> unsetting() {
        return unset.stream().map(this::statement).toList();
    }

    private String statement(String clause) {
        if (of == Kind.DOMAIN) {
            return "COMMENT ON CONSTRAINT %s ON DOMAIN %s.%s %s"
                    .formatted(
                            Identifier.quote(String.valueOf(column)),
                            Identifier.quote(address.getFirst()),
                            Identifier.quote(address.getLast()),
                            clause);
        }
        String object =
                "ALTER %s %s.%s "
                        .formatted(
                                of.name().replace('_', ' '),
                                Identifier.quote(address.getFirst()),
                                Identifier.quote(address.getLast()));
        return column == null
                ? object + clause
                : object + "ALTER COLUMN " + Identifier.quote(column) + " " + clause;
    }
}
