package dev.leat.sql.graph;

import dev.leat.query.Query;
import dev.leat.query.RelatedQuery;
import dev.leat.schema.Column;
import dev.leat.schema.Index;
import dev.leat.schema.PrimaryKey;
import dev.leat.schema.Relation;
import dev.leat.schema.SqlType;
import dev.leat.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the rows of a relation find their parents if they come as rows of the result: by the values
/// of one column, which Java and Postgres take for equal in the same cases.
///
/// Looking up the rows of all parents at once takes half the time of looking them up for each. It
/// cannot be done where each parent has a limit of its own.
///
/// @param parent the column of the row that the relation leads on from
/// @param child the column of the related row
/// @param key what the values of both are
record Link(Column<?> parent, Column<?> child, Key key) {

    /// What the values of a key are.
    enum Key {
        WHOLE_NUMBER,
        UUID,
        TEXT;

        /// {@return what the values of a column are; null if texts or Java may take other ones for
        /// equal than Postgres does}
        private static @Nullable Key of(Column<?> column) {
            return switch (column.type()) {
                case SqlType.Smallint t -> WHOLE_NUMBER;
                case SqlType.Int t -> WHOLE_NUMBER;
                case SqlType.Bigint t -> WHOLE_NUMBER;
                case SqlType.Uuid t -> UUID;
                case SqlType.Text t when column.collation() == null -> TEXT;
                case SqlType.Varchar t when column.collation() == null -> TEXT;
                default -> null;
            };
        }
    }

    /// {@return how the related rows find their parents; null if they must be packed into their
    /// parents' rows}
    static @Nullable Link of(RelatedQuery related) {
        Query<?> query = related.query();
        List<Relation.Join> joins = related.relation().joins();
        if (joins.size() > 1
                || joins.getFirst().to().size() > 1
                || query.limit() != null
                || query.offset() > 0
                || query.start() != null
                || (related.isOne() && !isUnique(joins.getFirst().to()))) {
            return null;
        }
        Column<?> parent = joins.getFirst().from().getFirst();
        Column<?> child = joins.getFirst().to().getFirst();
        Key key = Key.of(parent);
        return key == null || key != Key.of(child) ? null : new Link(parent, child, key);
    }

    /// {@return whether there is at most one row for each combination of the columns' values}
    static boolean isUnique(List<Column<?>> columns) {
        if (!(columns.getFirst().table() instanceof Table<?> table)) {
            return false;
        }
        Set<Column<?>> wanted = new HashSet<>(columns);
        PrimaryKey primaryKey = table.primaryKey();
        return (primaryKey != null && wanted.containsAll(primaryKey.columns()))
                || table.uniqueKeys().stream().anyMatch(key -> wanted.containsAll(key.columns()));
    }

    /// {@return whether the related rows are asked for by an array of keys: it goes to an index in
    /// one pass, whatever the planner thinks of the number of keys, and into views that aggregate.
    /// In a table that declares no index it would be searched for every row, and `IN` lets the
    /// planner choose}
    boolean takesArray() {
        if (!(child.table() instanceof Table<?> table)) {
            return true;
        }
        PrimaryKey primaryKey = table.primaryKey();
        return (primaryKey != null && primaryKey.columns().getFirst() == child)
                || table.uniqueKeys().stream().anyMatch(key -> key.columns().getFirst() == child)
                || table.indexes().stream().anyMatch(this::isServedBy);
    }

    private boolean isServedBy(Index index) {
        return index.where() == null
                && (index.method().equals("btree") || index.method().equals("hash"))
                && index.parts().getFirst().column() == child;
    }
}
