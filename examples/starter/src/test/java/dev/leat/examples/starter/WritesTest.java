package dev.leat.examples.starter;

import static dev.leat.examples.starter.StarterDatabase.NOON;
import static dev.leat.examples.starter.schema.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.examples.starter.schema.NewUser;
import dev.leat.examples.starter.schema.User;
import dev.leat.sql.DatabaseException;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [Writes] returns and leaves behind.
@PostgresTest
class WritesTest {
    @TempDir Path migrations;

    private TestDatabase database;
    private StarterDatabase starter;
    private Writes writes;

    @BeforeEach
    void fill(TestDatabase filled) {
        database = filled;
        starter = StarterDatabase.filled(filled, migrations);
        writes = new Writes(starter.db);
    }

    private User user(String id) {
        return starter.db.selectFrom(USERS).where(USERS.id.eq(id)).one();
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        User dan = writes.addUser("dan", "Dan", "dan@example.org");

        assertThat(dan).isEqualTo(user("dan"));
        assertThat(dan.role()).isEqualTo("user");
        assertThat(dan.emailVerified()).isFalse();
        assertThat(dan.image()).isNull();
    }

    @Test
    void anAddressIsTakenOnce() {
        assertThatThrownBy(() -> writes.addUser("dan", "Dan", "ada@example.org"))
                .isInstanceOfSatisfying(
                        DatabaseException.UniqueViolation.class,
                        taken -> assertThat(taken.columns()).containsExactly(USERS.email));
    }

    @Test
    void aKnownAddressIsRenamed() {
        assertThat(
                        writes.addOrRename(
                                List.of(
                                        NewUser.create()
                                                .id("x")
                                                .name("Ada L.")
                                                .email("ada@example.org"),
                                        NewUser.create()
                                                .id("dan")
                                                .name("Dan")
                                                .email("dan@example.org"))))
                .isEqualTo(2);

        assertThat(user("ada").name()).isEqualTo("Ada L.");
        assertThat(new Selects(starter.db).users()).hasSize(4);
    }

    @Test
    void updatedAtMovesByItself() {
        database.execute(
                "UPDATE \"user\" SET updated_at = '2026-01-01', created_at = '2026-01-01'");
        User before = user("ada");

        assertThat(writes.rename("ada", "Ada Lovelace")).isTrue();
        assertThat(starter.statements()).as("the select and the update").isEqualTo(2);

        User after = user("ada");
        assertThat(after.name()).isEqualTo("Ada Lovelace");
        assertThat(after.updatedAt()).isAfter(before.updatedAt());
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
        assertThat(user("bob").updatedAt()).isEqualTo(before.updatedAt());
    }

    @Test
    void whatBelongsToAUserGoesWithThem() {
        assertThat(writes.deleteUser("ada")).isTrue();

        assertThat(database.column("SELECT id FROM session")).containsExactly("bob-1");
        assertThat(database.column("SELECT id FROM account")).isEmpty();
        assertThat(database.column("SELECT id FROM member")).containsExactly("m-bob");
        assertThat(database.column("SELECT id FROM invitation")).isEmpty();
        assertThat(writes.deleteUser("ada")).isFalse();
    }

    @Test
    void whatExpiredIsGone() {
        assertThat(writes.expire(NOON)).containsExactly("token-bob-1");
        assertThat(writes.expire(NOON)).isEmpty();
    }

    @Test
    void postgresTellsDomainsFromAddresses() {
        assertThat(writes.allow("1", "@example.org").kind()).isEqualTo("domain");
        assertThat(writes.allow("2", "eve@example.com").kind()).isEqualTo("email");
    }
}
