package dev.leat.postgres.replication;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the server's `pgoutput` plugin says, protocol version 1: transactions in commit order, each
/// [Begin], its changes, [Commit].
///
/// A [Relation] precedes the first change of a table on a connection and comes again after its
/// definition changed. Tables are named by object id everywhere else.
public sealed interface PgoutputMessage {

    /// A transaction follows.
    ///
    /// @param finalLsn the position of its commit record: the same number as [Commit#commitLsn()]
    /// @param commitTime by the server's clock, in microseconds
    record Begin(Lsn finalLsn, Instant commitTime, int xid) implements PgoutputMessage {}

    /// The transaction is complete.
    ///
    /// @param commitLsn the position of the commit record
    /// @param endLsn the position after it: what to [PgoutputStream#confirm(Lsn)] once the
    ///   transaction is durable
    record Commit(Lsn commitLsn, Lsn endLsn, Instant commitTime) implements PgoutputMessage {}

    /// Where the transaction came from, if it was itself replicated into this server.
    record Origin(Lsn lsn, String name) implements PgoutputMessage {}

    /// A table's columns as the following tuples carry them.
    ///
    /// @param oid the table's object id; the partition root's with `publish_via_partition_root`
    record Relation(int oid, String schema, String name, Identity identity, List<Column> columns)
            implements PgoutputMessage {
        public Relation {
            columns = List.copyOf(columns);
        }

        /// @param partOfKey whether the column belongs to the replica identity
        /// @param typeModifier -1 if the type has none
        public record Column(String name, int typeOid, int typeModifier, boolean partOfKey) {}
    }

    /// A type that is not built in, before the first relation that uses it.
    record Type(int oid, String schema, String name) implements PgoutputMessage {}

    /// A change of the rows of a relation.
    sealed interface RowChange extends PgoutputMessage {}

    record Insert(int relation, Tuple row) implements RowChange {}

    /// @param old what was there, if it was sent: for identity FULL always, for others only when
    ///   the key changed or is stored out of line
    record Update(int relation, @Nullable Old old, Tuple row) implements RowChange {}

    record Delete(int relation, Old old) implements RowChange {}

    record Truncate(List<Integer> relations, boolean cascade, boolean restartIdentity)
            implements RowChange {
        public Truncate {
            relations = List.copyOf(relations);
        }
    }

    /// What someone wrote with `pg_logical_emit_message`.
    ///
    /// @param transactional whether it belongs to the transaction around it; if not, it stands
    ///   anywhere, even between transactions
    record Message(boolean transactional, Lsn lsn, String prefix, byte[] content)
            implements PgoutputMessage {

        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "Message[" + prefix + " at " + lsn + ", " + content.length + " bytes]";
        }
    }

    /// The row before a change.
    ///
    /// @param whole false if only the columns of the replica identity are filled in and the rest
    ///   are null
    record Old(boolean whole, Tuple row) {}

    /// How the server names the row that a change is about.
    enum Identity {
        /// By the primary key, if there is one.
        DEFAULT('d'),
        /// Not at all: updates and deletes cannot be published.
        NOTHING('n'),
        /// By all columns.
        FULL('f'),
        /// By a chosen unique index.
        INDEX('i');

        private final char code;

        Identity(char code) {
            this.code = code;
        }

        /// @param code as in `pg_class.relreplident`
        public static Identity of(char code) {
            for (Identity each : values()) {
                if (each.code == code) {
                    return each;
                }
            }
            throw new IllegalArgumentException("Unknown replica identity '" + code + "'");
        }
    }
}
