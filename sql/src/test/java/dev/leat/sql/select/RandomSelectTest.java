package dev.leat.sql.select;

import static dev.leat.schema.function.Aggregates.count;
import static dev.leat.schema.function.Aggregates.sumLong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.schema.Alias;
import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Conditions;
import dev.leat.schema.Expression;
import dev.leat.schema.Table;
import dev.leat.sql.Database;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Selects made at random by the typed builder give what the same selects written by hand give,
/// over random data.
@PostgresTest
class RandomSelectTest {
    private static final int SELECTS = Integer.getInteger("leat.random.selects", 300);

    record Row(int id, @Nullable Integer a, @Nullable Integer b, String t) {}

    static final class Things extends Table<Row> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<@Nullable Integer> a = integer("a").nullable();
        public final Column<@Nullable Integer> b = integer("b \"x\"").nullable();
        public final Column<String> t = text("t");

        Things() {
            super("thing");
        }
    }

    private static final Things THINGS = new Things();

    /// One source of a random select: the typed table and its name in the SQL written by hand.
    private record Source(Things table, String name) {}

    /// An expression or condition in both forms.
    private record Both<T>(T typed, String sql) {}

    private Random random = new Random();
    private List<Source> sources = List.of();

    @Test
    void theBuilderGivesWhatSqlWrittenByHandGives(TestDatabase database) {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        random = new Random(seed);
        database.execute(
                "CREATE TABLE thing (id integer PRIMARY KEY, a integer, \"b \"\"x\"\"\" integer, t text NOT NULL)");
        Database db = Database.of(database.dataSource());
        for (int id = 1; id <= 12; id++) {
            db.sql(
                            "INSERT INTO thing VALUES ($1, $2, $3, $4)",
                            id,
                            random.nextInt(4) == 0 ? null : random.nextInt(4),
                            random.nextInt(4) == 0 ? null : random.nextInt(4),
                            List.of("x", "Y", "z'", "é").get(random.nextInt(4)))
                    .execute();
        }
        for (int i = 0; i < SELECTS; i++) {
            Both<Select<?>> select = select();
            List<String> typed = new ArrayList<>();
            List<String> byHand = new ArrayList<>();
            select.typed().on(db).list().forEach(row -> typed.add(String.valueOf(row)));
            db.sql(select.sql()).rows().forEach(row -> byHand.add(tuple(row)));
            assertThat(typed)
                    .as(
                            "seed %d, select %d%n%s%n%s",
                            seed, i, select.typed().rows().sql(), select.sql())
                    .isEqualTo(byHand);
        }
    }

    private static String tuple(List<@Nullable String> row) {
        return "Tuple3[first=%s, second=%s, third=%s]"
                .formatted(row.get(0), row.get(1), row.get(2));
    }

    private Both<Select<?>> select() {
        List<Source> joined = new ArrayList<>();
        joined.add(new Source(THINGS, "thing"));
        sources = joined;
        boolean grouped = random.nextInt(3) == 0;
        StringBuilder from = new StringBuilder(" FROM thing");
        List<Both<FromPart.Kind>> kinds = new ArrayList<>();
        List<Both<Condition>> ons = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String name = "o " + i;
            joined.add(new Source(Alias.alias(THINGS, name), '"' + name + '"'));
            FromPart.Kind kind =
                    List.of(FromPart.Kind.INNER, FromPart.Kind.LEFT, FromPart.Kind.RIGHT)
                            .get(random.nextInt(3));
            Both<Expression<Integer>> left = number();
            Both<Expression<Integer>> right = number();
            Both<Condition> on =
                    new Both<>(left.typed().eq(right.typed()), left.sql() + " = " + right.sql());
            kinds.add(new Both<>(kind, kind.sql()));
            ons.add(on);
            from.append(" %s thing \"%s\" ON %s".formatted(kind.sql(), name, on.sql()));
        }
        Both<Expression<Integer>> x = number();
        Both<Expression<Integer>> y = number();
        Both<Condition> where = condition(3);
        Select<?> typed;
        String sql;
        if (grouped) {
            typed =
                    from(Selects.select(x.typed(), count(), sumLong(y.typed())), kinds, ons)
                            .where(where.typed())
                            .groupBy(x.typed())
                            .having(count().ge(2L))
                            .orderBy(x.typed());
            sql =
                    "SELECT %s, count(*), sum(%s)%s WHERE %s GROUP BY 1 HAVING count(*) >= 2 ORDER BY 1 NULLS FIRST"
                            .formatted(x.sql(), y.sql(), from, where.sql());
        } else {
            Source last = joined.getLast();
            Both<Expression<String>> t = new Both<>(last.table().t, last.name() + ".t");
            boolean distinct = random.nextBoolean();
            int limit = 1 + random.nextInt(20);
            Select<?> all =
                    from(Selects.select(x.typed(), y.typed(), t.typed()), kinds, ons)
                            .where(where.typed())
                            .orderBy(x.typed().desc(), y.typed(), t.typed());
            typed = (distinct ? all.distinct() : all).limit(limit).offset(random.nextInt(2));
            String offset = typed.rows().parameters().getLast();
            sql =
                    "SELECT * FROM (SELECT %s%s AS x, %s AS y, %s AS t%s WHERE %s) q ORDER BY x DESC NULLS LAST, y NULLS FIRST, t COLLATE \"C\" NULLS FIRST LIMIT %d OFFSET %s"
                            .formatted(
                                    distinct ? "DISTINCT " : "",
                                    x.sql(),
                                    y.sql(),
                                    t.sql(),
                                    from,
                                    where.sql(),
                                    limit,
                                    offset);
        }
        return new Both<>(typed, sql);
    }

    private <R> Select<R> from(
            Select<R> select, List<Both<FromPart.Kind>> kinds, List<Both<Condition>> ons) {
        Select<R> all = select.from(THINGS);
        for (int i = 0; i < kinds.size(); i++) {
            all =
                    new JoinStep<>(all, kinds.get(i).typed(), sources.get(i + 1).table())
                            .on(ons.get(i).typed());
        }
        return all;
    }

    private Both<Expression<Integer>> number() {
        Source source = sources.get(random.nextInt(sources.size()));
        Both<Expression<Integer>> column =
                switch (random.nextInt(3)) {
                    case 0 -> new Both<>(source.table().id, source.name() + ".id");
                    case 1 -> new Both<>(source.table().a, source.name() + ".a");
                    default -> new Both<>(source.table().b, source.name() + ".\"b \"\"x\"\"\"");
                };
        int constant = random.nextInt(5) - 2;
        return switch (random.nextInt(4)) {
            case 0 ->
                    new Both<>(
                            column.typed().plus(constant),
                            "(%s + (%d))".formatted(column.sql(), constant));
            case 1 ->
                    new Both<>(
                            column.typed().times(constant),
                            "(%s * (%d))".formatted(column.sql(), constant));
            default -> column;
        };
    }

    private Both<Condition> condition(int depth) {
        if (depth > 0 && random.nextInt(2) == 0) {
            Both<Condition> left = condition(depth - 1);
            Both<Condition> right = condition(depth - 1);
            return switch (random.nextInt(3)) {
                case 0 ->
                        new Both<>(
                                left.typed().and(right.typed()),
                                "(%s AND %s)".formatted(left.sql(), right.sql()));
                case 1 ->
                        new Both<>(
                                left.typed().or(right.typed()),
                                "(%s OR %s)".formatted(left.sql(), right.sql()));
                default -> new Both<>(left.typed().not(), "(NOT %s)".formatted(left.sql()));
            };
        }
        Both<Expression<Integer>> x = number();
        Both<Expression<Integer>> y = number();
        int constant = random.nextInt(5);
        Source source = sources.get(random.nextInt(sources.size()));
        return switch (random.nextInt(7)) {
            case 0 -> new Both<>(x.typed().gt(y.typed()), "(%s > %s)".formatted(x.sql(), y.sql()));
            case 1 -> new Both<>(x.typed().ne(constant), "(%s <> %d)".formatted(x.sql(), constant));
            case 2 -> new Both<>(x.typed().isNull(), "(%s IS NULL)".formatted(x.sql()));
            case 3 ->
                    new Both<>(
                            x.typed().in(constant, 1),
                            "(%s IN (%d, 1))".formatted(x.sql(), constant));
            case 4 ->
                    new Both<>(
                            source.table().t.le("x"),
                            "(%s.t COLLATE \"C\" <= 'x')".formatted(source.name()));
            case 5 -> exists(x);
            default ->
                    new Both<>(
                            x.typed().between(0, constant),
                            "(%s BETWEEN 0 AND %d)".formatted(x.sql(), constant));
        };
    }

    private Both<Condition> exists(Both<Expression<Integer>> outer) {
        Things inner = Alias.alias(THINGS, "inner");
        boolean negated = random.nextBoolean();
        Select<Integer> rows =
                Selects.select(inner.id).from(inner).where(inner.a.eq(outer.typed()));
        return new Both<>(
                negated ? Conditions.notExists(rows) : Conditions.exists(rows),
                "(%sEXISTS (SELECT 1 FROM thing i WHERE i.a = %s))"
                        .formatted(negated ? "NOT " : "", outer.sql()));
    }
}
