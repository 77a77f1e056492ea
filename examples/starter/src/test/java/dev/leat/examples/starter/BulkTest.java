package dev.leat.examples.starter;

import static dev.leat.examples.starter.StarterDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.examples.starter.schema.Invitation;
import dev.leat.examples.starter.schema.NewUser;
import dev.leat.sql.DatabaseException;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [Bulk] does.
@PostgresTest
class BulkTest {
    @TempDir Path migrations;

    private TestDatabase database;
    private StarterDatabase starter;
    private Bulk bulk;

    @BeforeEach
    void fill(TestDatabase filled) {
        database = filled;
        starter = StarterDatabase.filled(filled, migrations);
        bulk = new Bulk(starter.db);
    }

    private static List<NewUser> users(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> NewUser.create().id("u" + n).name("N" + n).email("u" + n))
                .toList();
    }

    @Test
    void usersAreImportedAndFlowBack() {
        assertThat(bulk.importUsers(users(2_000))).isEqualTo(2_000);

        List<String> ids = new ArrayList<>();
        bulk.eachUser(user -> ids.add(user.id()));
        assertThat(ids).hasSize(2_003).contains("ada", "u1999").doesNotHaveDuplicates();
        assertThat(starter.statements()).isEqualTo(2);
    }

    @Test
    void oneBadRowOfAnImportImportsNone() {
        List<NewUser> twice = new ArrayList<>(users(10));
        twice.addAll(users(1));

        assertThatThrownBy(() -> bulk.importUsers(twice))
                .isInstanceOf(DatabaseException.UniqueViolation.class);
        assertThat(database.value("SELECT count(*) FROM \"user\"")).isEqualTo("3");
    }

    @Test
    void aPreparedSelectFindsOneAfterAnother() {
        assertThat(bulk.byEmail("ada@example.org").name()).isEqualTo("Ada");
        assertThat(bulk.byEmail("bob@example.org").name()).isEqualTo("Bob");
    }

    @Test
    void theSecondStatementOfARoundTripSeesWhatTheFirstDid() {
        assertThat(bulk.clean(NOON)).isEqualTo("1 ended, left: [ada]");
        assertThat(starter.statements()).isOne();
    }

    @Test
    void aMergeAddsWhatIsMissingAndDeletesWhatIsDone() {
        database.execute("UPDATE invitation SET email = 'dan@example.org'");
        assertThat(bulk.allowInvited()).isOne();
        assertThat(bulk.allowInvited()).isZero();
        assertThat(database.value("SELECT value FROM allowlist")).isEqualTo("dan@example.org");

        bulk.importUsers(List.of(NewUser.create().id("dan").name("Dan").email("dan@example.org")));
        assertThat(bulk.allowInvited()).isOne();
        assertThat(database.value("SELECT count(*) FROM allowlist")).isEqualTo("0");
    }

    @Test
    void whatOneWorkerHandlesAnotherLeavesAlone() {
        List<String> mails = new ArrayList<>();
        int reminded =
                bulk.remind(
                        5,
                        mine -> {
                            mails.add(mine.email());
                            Bulk other = new Bulk(starter.db.outside());
                            assertThat(other.remind(5, (Invitation theirs) -> mails.add("twice")))
                                    .isZero();
                        });
        assertThat(reminded).isOne();
        assertThat(mails).containsExactly("cem@example.org");
        assertThat(bulk.remind(5, again -> mails.add("again"))).isZero();
    }
}
