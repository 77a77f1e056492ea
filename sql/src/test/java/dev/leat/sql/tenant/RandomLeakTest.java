package dev.leat.sql.tenant;

import static dev.leat.sql.tenant.Billing.ACCOUNTS;
import static dev.leat.sql.tenant.Billing.INVOICES;
import static dev.leat.sql.tenant.Billing.INVOICE_TAGS;
import static dev.leat.sql.tenant.Billing.ITEMS;
import static dev.leat.sql.tenant.Billing.TAGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.sql.Database;
import dev.leat.sql.DatabaseException;
import dev.leat.sql.Session;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Random statements through the handle of one tenant give what they give where nobody else has a
/// row, and leave everybody else's rows as they are.
///
/// Repeat a failure with `-Dleat.seed=…`; the nightly size is `-Dleat.random.leaks=20000`.
@PostgresTest
class RandomLeakTest {
    private static final int STATEMENTS = Integer.getInteger("leat.random.leaks", 150);

    private final long seed = Long.getLong("leat.seed", System.nanoTime());
    private Database both;
    private Database alone;

    /// Ada's keys are even, Bob's are odd; rows of each point at rows of the other.
    @BeforeEach
    void twoDatabases(TestDatabase withBob, TestDatabase withoutBob) {
        Random random = new Random(seed);
        List<String> ada = rows(random, 1, 0, "own");
        List<String> bob = rows(random, 2, 1, "secret");
        for (TestDatabase each : List.of(withBob, withoutBob)) {
            Billing.create(each);
            each.execute(ada.toArray(String[]::new));
        }
        withBob.execute(bob.toArray(String[]::new));
        both = Database.of(withBob.dataSource(), Billing.SCHEMA);
        alone = Database.of(withoutBob.dataSource(), Billing.SCHEMA);
    }

    private static List<String> rows(Random random, int account, int odd, String word) {
        List<String> inserts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            inserts.add(
                    "INSERT INTO invoice VALUES (%d, %d, '%s%d', %d)"
                            .formatted(2 * i + odd, account, word, i % 3, random.nextInt(10)));
        }
        for (int i = 0; i < 8; i++) {
            inserts.add(
                    "INSERT INTO item VALUES (%d, %d, %d, '%s%d')"
                            .formatted(2 * i + odd, account, random.nextInt(12), word, i % 3));
            inserts.add(
                    "INSERT INTO invoice_tag VALUES (%d, %d, %d) ON CONFLICT DO NOTHING"
                            .formatted(2 * random.nextInt(6) + odd, 1 + i % 2, account));
        }
        return inserts;
    }

    @Test
    void nothingOfAnotherTenantIsSeenOrChanged() {
        int withRows = 0;
        int refused = 0;
        for (int i = 0; i < STATEMENTS; i++) {
            long one = seed * 31 + i;
            RandomStatements statements = new RandomStatements(new Random(one));
            Function<Session, Object> statement = statements.statement();
            String what = "seed %d, statement %d".formatted(seed, i);
            Outcome seen = outcome(both, statement);
            Outcome expected = outcome(alone, new RandomStatements(new Random(one)).statement());

            assertThat(seen.result).as(what).doesNotContain("secret");
            assertThat(seen.othersAfter).as(what).isEqualTo(seen.othersBefore);
            if (!statements.namesForeignKeys()) {
                assertThat(seen.result).as(what).isEqualTo(expected.result);
                assertThat(seen.ownAfter).as(what).isEqualTo(expected.ownAfter);
            }
            withRows += seen.result.equals("[]") || seen.result.equals("0") ? 0 : 1;
            refused += seen.failed ? 1 : 0;
        }
        assertThat(withRows)
                .as("statements with rows, seed %d", seed)
                .isGreaterThan(STATEMENTS / 3);
        assertThat(refused).as("statements refused, seed %d", seed).isLessThan(STATEMENTS / 5);
    }

    /// What a statement gave, and what is in the tables behind it.
    private record Outcome(
            String result,
            boolean failed,
            String othersBefore,
            String othersAfter,
            String ownAfter) {}

    private static Outcome outcome(Database db, Function<Session, Object> statement) {
        String before = rowsOf(db, false);
        try {
            return db.tenant(1)
                    .transaction(tx -> {
                        Object result = statement.apply(tx);
                        tx.rollbackOnly();
                        return new Outcome(
                                String.valueOf(result),
                                false,
                                before,
                                rowsOf(db, false),
                                rowsOf(db, true));
                    });
        } catch (DatabaseException e) {
            return new Outcome(
                    e.getClass().getSimpleName() + " " + e.getMessage(), true, before, before, "");
        }
    }

    private static String rowsOf(Database db, boolean own) {
        Session all = db.acrossTenants("to compare");
        String whose = own ? "account_id = 1" : "account_id <> 1";
        List<Object> rows = new ArrayList<>();
        for (var table : List.of(INVOICES, ITEMS, INVOICE_TAGS)) {
            rows.add(
                    all.sql(
                                    "SELECT t FROM %s t WHERE %s ORDER BY t::text"
                                            .formatted(table.qualifiedSql(), whose))
                            .column());
        }
        if (own) {
            rows.add(all.selectFrom(ACCOUNTS).orderBy(ACCOUNTS.id).list());
            rows.add(all.selectFrom(TAGS).orderBy(TAGS.id).list());
        }
        return rows.toString();
    }
}
