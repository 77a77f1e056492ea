package dev.leat.postgres.replication;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bytes of protocol version 1 to messages. The layout is the chapter "Logical Replication Message
/// Formats" of PostgreSQL's manual.
final class PgoutputDecoder {

    /// PostgreSQL counts from 2000-01-01T00:00:00Z.
    private static final long EPOCH_SECONDS = 946_684_800L;

    private PgoutputDecoder() {}

    /// @throws ReplicationException if the message is of a kind that version 1 does not have, or is
    ///   cut short
    static PgoutputMessage decode(ByteBuffer in) {
        char kind = (char) in.get();
        return switch (kind) {
            case 'B' -> new PgoutputMessage.Begin(lsn(in), instant(in), in.getInt());
            case 'C' -> {
                in.get(); // flags, unused by the protocol
                yield new PgoutputMessage.Commit(lsn(in), lsn(in), instant(in));
            }
            case 'O' -> new PgoutputMessage.Origin(lsn(in), string(in));
            case 'R' -> relation(in);
            case 'Y' -> new PgoutputMessage.Type(in.getInt(), namespace(in), string(in));
            case 'I' -> insert(in);
            case 'U' -> update(in);
            case 'D' -> {
                int relation = in.getInt();
                yield new PgoutputMessage.Delete(relation, old((char) in.get(), in));
            }
            case 'T' -> truncate(in);
            case 'M' -> message(in);
            default ->
                    throw new ReplicationException(
                            ReplicationException.Kind.PROTOCOL,
                            "The server sent a replication message of the unknown kind '"
                                    + kind
                                    + "'; is its plugin pgoutput, protocol version 1?");
        };
    }

    private static PgoutputMessage relation(ByteBuffer in) {
        int oid = in.getInt();
        String schema = namespace(in);
        String name = string(in);
        PgoutputMessage.Identity identity = PgoutputMessage.Identity.of((char) in.get());
        int count = in.getShort();
        List<PgoutputMessage.Relation.Column> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean key = (in.get() & 1) != 0;
            String column = string(in);
            int typeOid = in.getInt();
            columns.add(new PgoutputMessage.Relation.Column(column, typeOid, in.getInt(), key));
        }
        return new PgoutputMessage.Relation(oid, schema, name, identity, columns);
    }

    private static PgoutputMessage insert(ByteBuffer in) {
        int relation = in.getInt();
        expect('N', (char) in.get());
        return new PgoutputMessage.Insert(relation, tuple(in));
    }

    private static PgoutputMessage update(ByteBuffer in) {
        int relation = in.getInt();
        char part = (char) in.get();
        PgoutputMessage.@Nullable Old old = null;
        if (part != 'N') {
            old = old(part, in);
            part = (char) in.get();
        }
        expect('N', part);
        return new PgoutputMessage.Update(relation, old, tuple(in));
    }

    private static PgoutputMessage.Old old(char part, ByteBuffer in) {
        if (part != 'K' && part != 'O') {
            throw unexpected(part);
        }
        return new PgoutputMessage.Old(part == 'O', tuple(in));
    }

    private static PgoutputMessage truncate(ByteBuffer in) {
        int count = in.getInt();
        int options = in.get();
        List<Integer> relations = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            relations.add(in.getInt());
        }
        return new PgoutputMessage.Truncate(relations, (options & 1) != 0, (options & 2) != 0);
    }

    private static PgoutputMessage message(ByteBuffer in) {
        boolean transactional = (in.get() & 1) != 0;
        Lsn lsn = lsn(in);
        String prefix = string(in);
        byte[] content = new byte[in.getInt()];
        in.get(content);
        return new PgoutputMessage.Message(transactional, lsn, prefix, content);
    }

    private static Tuple tuple(ByteBuffer in) {
        int count = in.getShort();
        @Nullable Object[] values = new @Nullable Object[count];
        for (int i = 0; i < count; i++) {
            char kind = (char) in.get();
            values[i] =
                    switch (kind) {
                        case 'n' -> null;
                        case 'u' -> Tuple.unchanged();
                        case 't' -> text(in, in.getInt());
                        default -> throw unexpected(kind);
                    };
        }
        return new Tuple(values);
    }

    private static String text(ByteBuffer in, int length) {
        String text;
        if (in.hasArray()) {
            text =
                    new String(
                            in.array(),
                            in.arrayOffset() + in.position(),
                            length,
                            StandardCharsets.UTF_8);
            in.position(in.position() + length);
        } else {
            byte[] bytes = new byte[length];
            in.get(bytes);
            text = new String(bytes, StandardCharsets.UTF_8);
        }
        return text;
    }

    private static String string(ByteBuffer in) {
        int end = in.position();
        while (in.get(end) != 0) {
            end++;
        }
        String text = text(in, end - in.position());
        in.get();
        return text;
    }

    /// The protocol writes `pg_catalog` as the empty string.
    private static String namespace(ByteBuffer in) {
        String name = string(in);
        return name.isEmpty() ? "pg_catalog" : name;
    }

    private static Lsn lsn(ByteBuffer in) {
        return new Lsn(in.getLong());
    }

    private static Instant instant(ByteBuffer in) {
        long micros = in.getLong();
        return Instant.ofEpochSecond(
                EPOCH_SECONDS + Math.floorDiv(micros, 1_000_000),
                Math.floorMod(micros, 1_000_000) * 1000L);
    }

    private static void expect(char wanted, char found) {
        if (wanted != found) {
            throw unexpected(found);
        }
    }

    private static ReplicationException unexpected(char found) {
        return new ReplicationException(
                ReplicationException.Kind.PROTOCOL,
                "The server sent the unknown part '"
                        + found
                        + "' within a replication message of protocol version 1");
    }
}
