package dev.leat.replica.table;

import dev.leat.postgres.catalog.PublishedColumn;
import dev.leat.postgres.catalog.PublishedTable;
import dev.leat.postgres.catalog.PublishedTable.UniqueKey;
import dev.leat.postgres.replication.PgoutputMessage.Identity;
import dev.leat.replica.value.ColumnType;
import dev.leat.replica.value.ColumnType.Scalar;
import dev.leat.replica.value.TypeMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides which published tables and columns are synced.
///
/// A table is synced if a unique index has only columns that are NOT NULL, synced and not
/// documents, and if updates and deletes of the stream carry the columns of such an index (the
/// table's replica identity). Names must be ones that clients can spell.
public final class TableSelection {
    private static final Pattern TABLE_NAME = Pattern.compile("[A-Za-z_]+[A-Za-z0-9_-]*");
    private static final Pattern COLUMN_NAME = Pattern.compile("[A-Za-z_]+[A-Za-z0-9_.-]*");
    private static final String RESERVED_COLUMN = "_0_version";

    private TableSelection() {}

    /// {@return what is synced of those tables, and what is not}
    public static ReplicaSchema select(List<PublishedTable> published) {
        List<ReplicaTable> tables = new ArrayList<>();
        List<SkippedTable> skipped = new ArrayList<>();
        for (PublishedTable table : published) {
            Columns columns = Columns.of(table);
            List<UniqueKey> keys = columns.usableKeys(table);
            UniqueKey key = keyOfStream(table, keys);
            String reason = reasonAgainst(table, columns, keys, key);
            if (reason != null || key == null) {
                skipped.add(
                        new SkippedTable(
                                table.oid(),
                                table.schema(),
                                table.name(),
                                columns.skipped,
                                reason == null ? "it has no key" : reason));
            } else {
                tables.add(
                        new ReplicaTable(
                                table.oid(),
                                table.schema(),
                                table.name(),
                                columns.synced,
                                columns.skipped,
                                key.columns(),
                                keys.stream().map(UniqueKey::columns).distinct().toList(),
                                table.rowFilter(),
                                table.partitioned()));
            }
        }
        return ReplicaSchema.of(tables, skipped);
    }

    /// {@return the key that the table's replica identity should become so that it can be synced,
    /// or null if it need not or cannot change}
    public static @Nullable UniqueKey identityToChoose(PublishedTable table) {
        List<UniqueKey> keys = Columns.of(table).usableKeys(table);
        if (table.identity() == Identity.NOTHING || keyOfStream(table, keys) != null) {
            return null;
        }
        return keys.isEmpty() ? null : keys.getFirst();
    }

    /// Whether Postgres refuses updates and deletes of the table because it is published and
    /// nothing names its rows.
    public static boolean refusesUpdates(PublishedTable table) {
        return table.identity() == Identity.DEFAULT && table.primaryKey().isEmpty();
    }

    /// {@return a usable key whose columns the stream sends with every update and delete, or null}
    private static @Nullable UniqueKey keyOfStream(PublishedTable table, List<UniqueKey> usable) {
        return switch (table.identity()) {
            case NOTHING -> null;
            case FULL ->
                    usable.stream()
                            .filter(UniqueKey::primary)
                            .findFirst()
                            .orElse(usable.isEmpty() ? null : usable.getFirst());
            case DEFAULT -> usable.stream().filter(UniqueKey::primary).findFirst().orElse(null);
            case INDEX ->
                    usable.stream()
                            .filter(key -> key.indexName().equals(table.identityIndex()))
                            .findFirst()
                            .orElse(null);
        };
    }

    private static @Nullable String reasonAgainst(
            PublishedTable table,
            Columns columns,
            List<UniqueKey> usable,
            @Nullable UniqueKey keyOfStream) {
        if (!TABLE_NAME.matcher(table.name()).matches()
                || !TABLE_NAME.matcher(table.schema()).matches()) {
            return "its name has characters other than letters, digits, _ and -; rename it";
        }
        if (table.identity() == Identity.NOTHING) {
            return "its replica identity is NOTHING, so updates and deletes are not published; run"
                    + " ALTER TABLE … REPLICA IDENTITY DEFAULT";
        }
        if (usable.isEmpty()) {
            return "it has no primary key or unique index whose columns are all NOT NULL and of a"
                    + " synced type; add a primary key";
        }
        if (keyOfStream == null) {
            return "updates and deletes do not carry its key; run ALTER TABLE … REPLICA IDENTITY USING"
                    + " INDEX \""
                    + usable.getFirst().indexName()
                    + "\"";
        }
        return columns.synced.isEmpty() ? "none of its columns is of a synced type" : null;
    }

    /// The columns of a table, judged.
    private record Columns(List<ReplicaColumn> synced, List<SkippedColumn> skipped) {

        static Columns of(PublishedTable table) {
            List<ReplicaColumn> synced = new ArrayList<>();
            List<SkippedColumn> skipped = new ArrayList<>();
            for (PublishedColumn column : table.columns()) {
                ColumnType type = typeOf(column);
                String reason = null;
                if (column.name().equals(RESERVED_COLUMN)) {
                    reason = "the name " + RESERVED_COLUMN + " is reserved";
                } else if (!COLUMN_NAME.matcher(column.name()).matches()) {
                    reason = "its name has characters other than letters, digits, _, - and .";
                } else if (type == null) {
                    reason = "its type " + column.type() + " is not synced";
                }
                long oid = column.type().oid();
                if (reason != null || type == null) {
                    skipped.add(
                            new SkippedColumn(
                                    column.position(),
                                    column.name(),
                                    oid,
                                    reason == null ? "its type is not synced" : reason));
                } else {
                    synced.add(new ReplicaColumn(column.position(), column.name(), oid, type));
                }
            }
            return new Columns(synced, skipped);
        }

        private static @Nullable ColumnType typeOf(PublishedColumn column) {
            if (column.type().kind() == PublishedColumn.Kind.ARRAY) {
                PublishedColumn.Type element = column.element();
                return TypeMapping.array(element == null ? null : scalar(element));
            }
            return scalar(column.type());
        }

        private static @Nullable Scalar scalar(PublishedColumn.Type type) {
            return switch (type.kind()) {
                case BASE -> TypeMapping.base(type.name());
                case ENUM -> TypeMapping.enumeration();
                case ARRAY, DOMAIN, COMPOSITE, RANGE, MULTIRANGE, PSEUDO -> null;
            };
        }

        /// The keys that can identify rows towards clients, the fewest columns first, then by name.
        List<UniqueKey> usableKeys(PublishedTable table) {
            Map<String, ColumnType> types = new HashMap<>();
            synced.forEach(column -> types.put(column.name(), column.type()));
            return table.uniqueKeys().stream()
                    .filter(key ->
                            key.columns().stream().allMatch(name -> orderable(types.get(name))))
                    .sorted(
                            Comparator.<UniqueKey>comparingInt(key -> key.columns().size())
                                    .thenComparing(key -> String.join(",", key.columns())))
                    .toList();
        }

        private static boolean orderable(@Nullable ColumnType type) {
            return type instanceof Scalar scalar && scalar != Scalar.JSON;
        }
    }
}
