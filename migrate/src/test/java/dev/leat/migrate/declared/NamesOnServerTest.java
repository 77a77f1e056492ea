package dev.leat.migrate.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.schema.CheckConstraint;
import dev.leat.schema.Column;
import dev.leat.schema.ColumnDefault;
import dev.leat.schema.ForeignKey;
import dev.leat.schema.Identifier;
import dev.leat.schema.Index;
import dev.leat.schema.Table;
import dev.leat.schema.UniqueKey;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@PostgresTest
class NamesOnServerTest {
    record Row() {}

    private static final class Named extends Table<Row> {
        final Column<Integer> a;
        final Column<Integer> b;

        Named(String table, String first, String second) {
            super(table);
            a = serial(first).primaryKey();
            b = integer(second).unique().references(() -> a).check(self -> self.gt(0));
            unique(a, b);
            index().on(b, a);
        }

        /// The same, leaving every name to the server.
        String[] sql() {
            String table = qualifiedSql();
            String first = Identifier.quote(a.name());
            String second = Identifier.quote(b.name());
            return new String[] {
                "SET client_min_messages = error",
                "CREATE TABLE %1$s (%2$s serial PRIMARY KEY, %3$s integer UNIQUE REFERENCES %1$s CHECK (%3$s > 0), UNIQUE (%2$s, %3$s))"
                        .formatted(table, first, second),
                "CREATE INDEX ON %s (%s, %s)".formatted(table, second, first)
            };
        }

        List<String> names() {
            List<String> names = new ArrayList<>();
            names.add(primaryKey().name());
            uniqueKeys().stream().map(UniqueKey::name).forEach(names::add);
            foreignKeys().stream().map(ForeignKey::name).forEach(names::add);
            checks().stream().map(CheckConstraint::name).forEach(names::add);
            indexes().stream().map(Index::name).forEach(names::add);
            names.add(((ColumnDefault.Serial) a.defaultClause()).sequence());
            return names;
        }
    }

    @Test
    void namesThatNobodyGivesAreThoseOfTheServer(TestDatabase database) {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 25; i++) {
            Named table = new Named("t" + i + word(random), "a" + word(random), "b" + word(random));

            database.execute(table.sql());

            assertThat(table.names())
                    .as("seed %d: %s (%s, %s)", seed, table, table.a, table.b)
                    .containsExactlyInAnyOrderElementsOf(
                            database.column(
                                    """
                                    SELECT conname FROM pg_constraint WHERE conrelid = ?::regclass AND contype <> 'n'
                                    UNION ALL
                                    SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                                     WHERE i.indrelid = ?::regclass
                                       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u'))
                                    UNION ALL
                                    SELECT c.relname FROM pg_depend d JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
                                     WHERE d.classid = 'pg_class'::regclass AND d.refobjid = ?::regclass
                                    """,
                                    table.qualifiedSql(),
                                    table.qualifiedSql(),
                                    table.qualifiedSql()));
        }
    }

    private static String word(Random random) {
        String letters = random.nextBoolean() ? "abcdefg_" : "aé€𝄞 \"";
        StringBuilder out = new StringBuilder();
        int bytes = random.nextInt(60);
        while (true) {
            int at =
                    letters.offsetByCodePoints(
                            0, random.nextInt(letters.codePointCount(0, letters.length())));
            String next = Character.toString(letters.codePointAt(at));
            if (Identifier.bytes(out + next) > bytes) {
                return out.toString();
            }
            out.append(next);
        }
    }
}
