package dev.leat.migrate.derived;

import dev.leat.schema.Column;
import dev.leat.schema.Derivation;
import dev.leat.schema.Identifier;
import dev.leat.schema.RowSource;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The columns of one parent that are derived from one child by one key.
///
/// @param childKey the columns of the child that say to which parent row a child belongs
/// @param parentKey the columns of the parent to which they refer, pairwise
/// @param columns the derived columns of the parent
record Derived(
        Table<?> parent,
        Table<?> child,
        List<Column<?>> parentKey,
        List<Column<?>> childKey,
        List<DerivedColumn> columns) {
    Derived {
        parentKey = List.copyOf(parentKey);
        childKey = List.copyOf(childKey);
        columns = List.copyOf(columns);
    }

    private record Key(Table<?> child, List<Column<?>> columns) {}

    /// {@return the derived columns of a schema, in order of declaration}
    static List<Derived> all(Schema schema) {
        List<Derived> all = new ArrayList<>();
        for (Table<?> parent : schema.tables()) {
            Map<Key, List<Column<?>>> groups = new LinkedHashMap<>();
            for (Column<?> column : parent.columns()) {
                Derivation derivation = column.derivation();
                if (derivation != null) {
                    groups.computeIfAbsent(
                                    new Key((Table<?>) derivation.child(), derivation.key()),
                                    key -> new ArrayList<>())
                            .add(column);
                }
            }
            groups.forEach((key, columns) -> all.add(of(parent, key, columns)));
        }
        return List.copyOf(all);
    }

    private static Derived of(Table<?> parent, Key key, List<Column<?>> columns) {
        List<DerivedColumn> numbered = new ArrayList<>();
        for (Column<?> column : columns) {
            Derivation derivation = Objects.requireNonNull(column.derivation());
            numbered.add(new DerivedColumn(numbered.size() + 1, column, derivation));
        }
        return new Derived(
                parent, key.child(), parent.derivedBy(key.columns()), key.columns(), numbered);
    }

    /// {@return whether rows of the parent appear by themselves}
    boolean isStats() {
        return !parent.statsKey().isEmpty();
    }

    /// {@return a name for what belongs to these columns. Triggers run in the order of their names,
    /// and with the parent in front they lock parents in one order everywhere}
    String name(String prefix, String suffix) {
        return Identifier.fitting(
                prefix
                        + parent.name()
                        + "_of_"
                        + child.name()
                        + childKey.stream()
                                .map(column -> "_" + column.name())
                                .collect(Collectors.joining())
                        + suffix);
    }

    /// {@return `p."id" = d.k1 AND …`}
    String joined(String parentAlias, String deltasAlias) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < parentKey.size(); i++) {
            parts.add(
                    parentAlias
                            + "."
                            + quoted(parentKey.get(i))
                            + " = "
                            + deltasAlias
                            + ".k"
                            + (i + 1));
        }
        return String.join(" AND ", parts);
    }

    /// {@return the columns of the parent's key with an alias before each}
    String parentKeys(String alias) {
        return parentKey.stream()
                .map(column -> alias + "." + quoted(column))
                .collect(Collectors.joining(", "));
    }

    /// {@return the columns of the child that a change of a derived column starts from; empty if a
    /// condition may look at any}
    List<Column<?>> watched() {
        List<Column<?>> watched = new ArrayList<>(childKey);
        for (DerivedColumn column : columns) {
            if (column.condition() != null) {
                return List.of();
            }
            Column<?> value = column.derivation().value();
            if (value != null && !watched.contains(value)) {
                watched.add(value);
            }
        }
        return List.copyOf(watched);
    }

    static String quoted(Column<?> column) {
        return Identifier.quote(column.name());
    }

    /// {@return the quoted name with the schema, whatever the search path}
    static String quoted(RowSource<?> source) {
        return Identifier.quote(source.schema()) + "." + Identifier.quote(source.name());
    }
}
