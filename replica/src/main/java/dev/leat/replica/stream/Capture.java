package dev.leat.replica.stream;

import dev.leat.postgres.replication.Lsn;
import dev.leat.postgres.replication.PgoutputMessage;
import dev.leat.postgres.replication.PgoutputMessage.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The changes of tables that are being copied, kept until the copy takes its place.
final class Capture {
    /// One change, with the relation as it was described when it came.
    record Change(Lsn commit, Relation relation, PgoutputMessage.RowChange message) {}

    private record Pending(Relation relation, PgoutputMessage.RowChange message) {}

    private final Set<Long> tables;
    private final List<Change> changes = new ArrayList<>();
    private final List<Pending> transaction = new ArrayList<>();

    Capture(Set<Long> tables) {
        this.tables = Set.copyOf(tables);
    }

    void add(Relation relation, PgoutputMessage.RowChange message) {
        if (tables.contains(Integer.toUnsignedLong(relation.oid()))) {
            transaction.add(new Pending(relation, message));
        }
    }

    void commit(Lsn lsn) {
        transaction.forEach(each -> changes.add(new Change(lsn, each.relation(), each.message())));
        transaction.clear();
    }

    void rollback() {
        transaction.clear();
    }

    /// {@return the changes of commits at or after that position, in order}
    List<Change> since(Lsn position) {
        return changes.stream().filter(change -> !change.commit().isBefore(position)).toList();
    }
}
