package dev.leat.sql.random;

import dev.leat.schema.Column;
import dev.leat.schema.DataType;
import dev.leat.schema.Identifier;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.RowValues;
import dev.leat.schema.SqlLiteral;
import dev.leat.schema.Table;
import dev.leat.sql.Session;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tables with keys, types, names and references at random, and rows in them.
final class RandomSchema {
    private static final List<String> TEXTS = List.of("", "a", "B", "ä", "'", "x\"y", "\\", "😀");

    final List<Node> tables = new ArrayList<>();
    private final Random random;

    /// Which types a column may have; the first ones serve as keys, too.
    private enum Kind {
        INT(DataType.INTEGER),
        TEXT(DataType.TEXT),
        BIGINT(DataType.BIGINT),
        UUID(DataType.UUID),
        NUMERIC(DataType.NUMERIC),
        DATE(DataType.DATE),
        TIMESTAMPTZ(DataType.TIMESTAMPTZ),
        BOOL(DataType.BOOLEAN),
        DOUBLE(DataType.DOUBLE_PRECISION),
        INTS(DataType.INTEGER.array()),
        TEXTS(DataType.TEXT.array()),
        JSONB(DataType.JSONB);

        static final int KEYS = 6;
        static final int ORDERED = 8;
        final DataType<?> type;

        Kind(DataType<?> type) {
            this.type = type;
        }
    }

    /// What a table is to be.
    ///
    /// @param key how many columns the primary key has, 1 or 2
    /// @param to the table that it refers to
    /// @param also another one
    private record Spec(
            String schema,
            String name,
            List<Kind> kinds,
            List<Boolean> nullable,
            int key,
            int to,
            int also) {}

    record Row() {}

    /// A table of the schema: nine columns and five relations, whatever their types.
    final class Node extends Table<Row> {
        private final Spec spec = next;
        final List<Column<?>> all = new ArrayList<>();
        public final Column<?> first = column(0);
        public final Column<?> second = column(1);
        public final Column<?> a = column(2);
        public final Column<?> b = column(3);
        public final Column<?> c = column(4);
        public final Column<?> toFirst = reference(0);
        public final Column<?> toSecond = reference(1);
        public final Column<?> alsoFirst = reference(2);
        public final Column<?> alsoSecond = reference(3);

        public final One<Row> parent = one(to(), () -> tables.get(spec.to).key());
        public final One<Row> other = one(also(), () -> tables.get(spec.also).key());
        public final Many<Row> children = many(key(), () -> from(false).to());
        public final Many<Row> more = many(key(), () -> from(true).also());
        public final Many<Row> beyond =
                this.<Row>many(key(), () -> from(false).to())
                        .throughAll(
                                () -> from(false).also(),
                                () -> tables.get(from(false).spec.also).key());

        /// The next table of the schema.
        private Node() {
            super(next.schema, next.name);
            all.addAll(List.of(first, second, a, b, c, toFirst, toSecond, alsoFirst, alsoSecond));
            if (next.key == 1) {
                primaryKey(first);
            } else {
                primaryKey(first, second);
            }
        }

        private Column<?> column(int place) {
            Column<?> made = column(named(place), next.kinds.get(place).type);
            return next.nullable.get(place) ? made.nullable() : made;
        }

        private Column<?> reference(int place) {
            Spec target = specs.get(place < 2 ? next.to : next.also);
            return column(named(5 + place), target.kinds.get(place % 2).type).nullable();
        }

        private String named(int place) {
            return place == 3 ? "b \"" + place + "\"" : "c" + place;
        }

        List<Column<?>> key() {
            return spec.key == 1 ? List.of(first) : List.of(first, second);
        }

        List<Column<?>> to() {
            return specs.get(spec.to).key == 1 ? List.of(toFirst) : List.of(toFirst, toSecond);
        }

        List<Column<?>> also() {
            return specs.get(spec.also).key == 1
                    ? List.of(alsoFirst)
                    : List.of(alsoFirst, alsoSecond);
        }

        /// {@return a table that refers to this one; there always is one}
        private Node from(boolean alsoOne) {
            int own = tables.indexOf(this);
            return tables.stream()
                    .filter(each -> (alsoOne ? each.spec.also : each.spec.to) == own)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private final List<Spec> specs = new ArrayList<>();
    private Spec next;

    RandomSchema(Random random) {
        this.random = random;
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            List<Kind> kinds = new ArrayList<>();
            List<Boolean> nullable = new ArrayList<>();
            for (int place = 0; place < 5; place++) {
                kinds.add(
                        Kind.values()[
                                random.nextInt(place < 2 ? Kind.KEYS : Kind.values().length)]);
                nullable.add(place >= 2 && random.nextBoolean());
            }
            specs.add(
                    new Spec(
                            random.nextInt(3) == 0 ? "other \"one\"" : "public",
                            "t" + i + (random.nextInt(3) == 0 ? " X" : ""),
                            kinds,
                            nullable,
                            1 + random.nextInt(2),
                            // Every table is referred to in both ways.
                            (i + 1) % count,
                            (i + count - 1) % count));
        }
        next = specs.getFirst();
        for (Spec spec : specs) {
            next = spec;
            tables.add(new Node());
        }
    }

    /// {@return the statements that make the tables}
    List<String> ddl() {
        List<String> ddl = new ArrayList<>(List.of("CREATE SCHEMA \"other \"\"one\"\"\""));
        for (Node table : tables) {
            List<String> columns = new ArrayList<>();
            for (Column<?> column : table.all) {
                columns.add(
                        Identifier.quote(column.name())
                                + " "
                                + column.type().sql()
                                + (column.isNullable() ? "" : " NOT NULL"));
            }
            List<String> key = table.key().stream().map(k -> Identifier.quote(k.name())).toList();
            columns.add("PRIMARY KEY (" + String.join(", ", key) + ")");
            ddl.add(
                    "CREATE TABLE %s (%s)"
                            .formatted(table.qualifiedSql(), String.join(", ", columns)));
        }
        return ddl;
    }

    void fill(Session db) {
        for (Node table : tables) {
            Map<Object, RowValues<Row>> rows = new LinkedHashMap<>();
            for (int i = 3 + random.nextInt(10); i > 0; i--) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                List<Object> key = new ArrayList<>();
                for (Column<?> column : table.all) {
                    Object value =
                            column.isNullable() && random.nextInt(4) == 0 ? null : value(column);
                    values.put(column.name(), value);
                    if (table.key().contains(column)) {
                        key.add(String.valueOf(value));
                    }
                }
                rows.put(key, new RowValues<>(table, values));
            }
            db.insertInto(table).values(List.copyOf(rows.values())).execute();
        }
    }

    /// {@return a value such as others have too, so that rows find each other}
    Object value(Column<?> column) {
        int n = random.nextInt(4);
        return switch (kind(column)) {
            case INT -> n - 1;
            case TEXT -> TEXTS.get(random.nextInt(TEXTS.size()));
            case BIGINT -> Long.MAX_VALUE - n;
            case UUID -> new UUID(n - 1, n);
            case NUMERIC -> new BigDecimal("12345678901234567890.1" + n);
            case DATE -> LocalDate.of(2024, 1, 1 + n);
            case TIMESTAMPTZ -> Instant.ofEpochSecond(n, 123_456_000);
            case BOOL -> n > 1;
            case DOUBLE -> n / 3.0;
            case INTS -> List.of(n, -n);
            case TEXTS -> List.of("{\"" + n, "NULL");
            case JSONB -> "{\"n\": %d}".formatted(n);
        };
    }

    private static Kind kind(Column<?> column) {
        for (Kind kind : Kind.values()) {
            if (kind.type.type().equals(column.type())) {
                return kind;
            }
        }
        throw new AssertionError(column.type());
    }

    /// Whether every value of the column comes before or behind every other.
    static boolean isOrdered(Column<?> column) {
        return kind(column).ordinal() < Kind.ORDERED;
    }

    static String literal(Column<?> column, Object value) {
        return SqlLiteral.quote(SqlLiteral.text(column.type(), value)) + "::" + column.type().sql();
    }
}
