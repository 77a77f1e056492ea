package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.schema.Identifier;

/// The statements of sequences.
public final class Sequences {
    private Sequences() {}

    /// {@return the options that differ from those that Postgres takes by itself, with a space
    /// before each}
    static String options(SequenceEntity it) {
        StringBuilder sql = new StringBuilder();
        if (!it.type().equals("bigint")) {
            sql.append(" AS ").append(it.type());
        }
        if (it.increment() != 1) {
            sql.append(" INCREMENT BY ").append(it.increment());
        }
        if (it.min() != defaultMin(it)) {
            sql.append(" MINVALUE ").append(it.min());
        }
        if (it.max() != defaultMax(it)) {
            sql.append(" MAXVALUE ").append(it.max());
        }
        if (it.start() != (it.increment() > 0 ? it.min() : it.max())) {
            sql.append(" START WITH ").append(it.start());
        }
        if (it.cache() != 1) {
            sql.append(" CACHE ").append(it.cache());
        }
        return sql.append(it.cycle() ? " CYCLE" : "").toString();
    }

    private static long defaultMin(SequenceEntity it) {
        return it.increment() > 0 ? 1 : lowest(it.type());
    }

    private static long defaultMax(SequenceEntity it) {
        return it.increment() > 0 ? -(lowest(it.type()) + 1) : -1;
    }

    private static long lowest(String type) {
        return switch (type) {
            case "smallint" -> Short.MIN_VALUE;
            case "integer" -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }

    /// {@return the statement that gives the sequence all its options}
    public static String alter(SequenceEntity it) {
        return "ALTER SEQUENCE "
                + Names.of(it)
                + " AS "
                + it.type()
                + " INCREMENT BY "
                + it.increment()
                + " MINVALUE "
                + it.min()
                + " MAXVALUE "
                + it.max()
                + " START WITH "
                + it.start()
                + " CACHE "
                + it.cache()
                + (it.cycle() ? " CYCLE" : " NO CYCLE");
    }

    /// {@return the statement that says which column owns it}
    public static String owner(SequenceEntity it) {
        return "ALTER SEQUENCE "
                + Names.of(it)
                + " OWNED BY "
                + (it.ownerTable() == null || it.ownerColumn() == null
                        ? "NONE"
                        : Names.of(it.ownerTable()) + "." + Identifier.quote(it.ownerColumn()));
    }
}
