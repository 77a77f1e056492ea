package dev.leat.sync.group;

import static java.util.stream.Collectors.joining;

import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.source.TableSpec.ColumnSpec;
import dev.leat.ivm.source.TableSpec.ValueType;
import dev.leat.protocol.ClientSchema;
import dev.leat.protocol.ClientSchema.ColumnType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Compares what a client was built for with what there is.
final class ClientSchemaCheck {
    private final SyncedTables tables;

    ClientSchemaCheck(SyncedTables tables) {
        this.tables = tables;
    }

    /// {@return every reason why these clients cannot be served from this snapshot; empty if there
    /// is none}
    List<String> problems(ClientSchema schema, Snapshot snapshot) {
        List<String> problems = new ArrayList<>();
        schema.tables()
                .forEach((name, wanted) -> {
                    TableSpec table = snapshot.table(name);
                    if (table == null) {
                        problems.add(missing(name, snapshot));
                    } else {
                        wanted.columns()
                                .forEach((column, type) ->
                                        column(table, column, type).ifPresent(problems::add));
                        key(table, wanted).ifPresent(problems::add);
                    }
                });
        return problems;
    }

    private String missing(String name, Snapshot snapshot) {
        String reason = tables.whyNotSynced(name);
        if (reason != null) {
            return "The \"" + name + "\" table cannot be synced to the client: " + reason + ".";
        }
        return "The \""
                + name
                + "\" table does not exist or is not one of the replicated tables: "
                + quoted(tables.names(snapshot))
                + ".";
    }

    private Optional<String> column(TableSpec table, String name, ColumnType wanted) {
        String full = "The \"" + table.name() + "\".\"" + name + "\" column";
        int index = table.indexOf(name);
        if (index < 0) {
            String reason = tables.whyNotSynced(table.name(), name);
            if (reason != null) {
                return Optional.of(full + " cannot be synced to the client: " + reason + ".");
            }
            return Optional.of(
                    full
                            + " does not exist or is not one of the replicated columns: "
                            + quoted(table.columns().stream().map(ColumnSpec::name).toList())
                            + ".");
        }
        ValueType found = table.columns().get(index).type();
        if (matches(wanted, found)) {
            return Optional.empty();
        }
        return Optional.of(
                full
                        + "'s upstream type \""
                        + found.name().toLowerCase(Locale.ROOT)
                        + "\" does not match the client type \""
                        + wanted.wire()
                        + "\"");
    }

    private static boolean matches(ColumnType wanted, ValueType found) {
        return switch (wanted) {
            case STRING -> found == ValueType.STRING;
            case NUMBER -> found == ValueType.NUMBER;
            case BOOLEAN -> found == ValueType.BOOLEAN;
            case JSON -> found == ValueType.JSON;
            case NULL -> true; // says nothing but "no value", which every column can have
        };
    }

    private static Optional<String> key(TableSpec table, ClientSchema.Table wanted) {
        List<String> key = wanted.primaryKey();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Set<String> columns = new HashSet<>(key);
        boolean unique =
                table.uniqueKeys().stream()
                        .anyMatch(candidate -> new HashSet<>(candidate).equals(columns));
        if (unique) {
            return Optional.empty();
        }
        return Optional.of(
                "The \""
                        + table.name()
                        + "\" table's primaryKey <"
                        + String.join(",", key)
                        + "> is not associated with a non-null unique index.");
    }

    private static String quoted(Collection<String> names) {
        return new TreeSet<>(names).stream().map(name -> '"' + name + '"').collect(joining(","));
    }
}
