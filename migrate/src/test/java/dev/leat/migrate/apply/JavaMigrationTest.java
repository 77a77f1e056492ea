package dev.leat.migrate.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Steps that are done in Java, among the others.
@PostgresTest
class JavaMigrationTest {
    @TempDir Path directory;

    @BeforeEach
    void users(TestDatabase database) {
        database.execute(
                "CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL)",
                "INSERT INTO users VALUES (1, 'Ann@Example.com'), (2, 'bo@example.com')");
    }

    private void write(String name, String sql) {
        MigrationFolder migrations = new MigrationFolder(directory);
        List<String> parents =
                migrations.heads().stream().map(each -> each.snapshot().id()).toList();
        migrations.write(new Migration(name, sql, new Snapshot(name, parents, List.of())));
    }

    private List<Migration> migrate(TestDatabase database) {
        return new Migrator(database.url(), new MigrationFolder(directory)).migrate();
    }

    private static String java(Class<?> step) {
        return "-- leat:java " + step.getName() + "\n";
    }

    /// Lower-cases addresses.
    public static final class LowerCase implements JavaMigration {
        @Override
        public void run(MigrationContext migration) throws SQLException {
            long changed =
                    migration.execute(
                            "UPDATE users SET email = lower(email) WHERE id < ?", 1_000_000);
            migration.progress(changed + " rows");
        }
    }

    @Test
    void itRunsInItsPlaceAndInTheSameTransaction(TestDatabase database) {
        write(
                "20260101000000_emails",
                "INSERT INTO users VALUES (3, 'Cy@example.com');\n"
                        + java(LowerCase.class)
                        + "ALTER TABLE users ADD CHECK (email = lower(email));");
        assertThat(migrate(database)).hasSize(1);
        assertThat(database.column("SELECT email FROM users ORDER BY id"))
                .containsExactly("ann@example.com", "bo@example.com", "cy@example.com");
        assertThat(database.column("SELECT DISTINCT xmin FROM users"))
                .as("one transaction")
                .hasSize(1);
        assertThat(database.column("SELECT name FROM migrations"))
                .containsExactly("20260101000000_emails");
    }

    /// Tries to end the transaction by the way that its subclass names.
    public abstract static class Ending implements JavaMigration {
        abstract void end(Connection connection) throws SQLException;

        @Override
        public void run(MigrationContext migration) throws SQLException {
            migration.execute("DELETE FROM users");
            end(migration.connection());
        }
    }

    public static final class Commit extends Ending {
        @Override
        void end(Connection connection) throws SQLException {
            connection.commit();
        }
    }

    public static final class Rollback extends Ending {
        @Override
        void end(Connection connection) throws SQLException {
            connection.rollback();
        }
    }

    public static final class AutoCommit extends Ending {
        @Override
        void end(Connection connection) throws SQLException {
            connection.setAutoCommit(true);
        }
    }

    public static final class Close extends Ending {
        @Override
        void end(Connection connection) throws SQLException {
            connection.close();
        }
    }

    public static final class CommitInSql extends Ending {
        @Override
        void end(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1; commit");
            }
        }
    }

    public static final class CommitThroughTheStatement extends Ending {
        @Override
        void end(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.getConnection().commit();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Commit.class,
                Rollback.class,
                AutoCommit.class,
                Close.class,
                CommitInSql.class,
                CommitThroughTheStatement.class
            })
    void itMustNotEndTheTransaction(Class<?> step, TestDatabase database) {
        write("20260101000000_wrong", java(step));
        assertThatThrownBy(() -> migrate(database))
                .hasMessageContaining("20260101000000_wrong, step 1 (line 1 of migration.sql)")
                .hasMessageContaining(step.getName())
                .hasMessageContaining("a migration step must not")
                .hasMessageContaining("Nothing was applied");
        assertThat(database.value("SELECT count(*) FROM users")).isEqualTo("2");
    }

    public static final class Savepoint implements JavaMigration {
        @Override
        public void run(MigrationContext migration) throws SQLException {
            var before = migration.connection().setSavepoint();
            migration.execute("DELETE FROM users");
            migration.connection().rollback(before);
        }
    }

    @Test
    void itMayGoBackToASavepoint(TestDatabase database) {
        write("20260101000000_savepoint", java(Savepoint.class));
        assertThat(migrate(database)).hasSize(1);
        assertThat(database.value("SELECT count(*) FROM users")).isEqualTo("2");
    }

    public static final class Swallowing implements JavaMigration {
        @Override
        public void run(MigrationContext migration) {
            try {
                migration.execute("SELECT nonsense");
            } catch (SQLException e) {
                // as careless code does
            }
        }
    }

    @Test
    void aFailureThatItKeepsToItselfIsNotTakenForSuccess(TestDatabase database) {
        write("20260101000000_swallow", java(Swallowing.class));
        assertThatThrownBy(() -> migrate(database))
                .hasMessageContaining("went on after a statement of it had failed");
    }

    /// Changes rows one by one, each committed, as a long backfill does.
    public static final class OneByOne implements JavaMigration {
        @Override
        public void run(MigrationContext migration) throws SQLException {
            for (int id = 1; id <= 2; id++) {
                migration.execute("UPDATE users SET email = lower(email) WHERE id = ?", id);
            }
        }
    }

    @Test
    void outsideOfATransactionItMayCommit(TestDatabase database) {
        write("20260101000000_slowly", "-- leat:no-transaction\n" + java(OneByOne.class));
        assertThat(migrate(database)).hasSize(1);
        assertThat(database.column("SELECT DISTINCT xmin FROM users")).hasSize(2);
    }

    @Test
    void aClassThatIsNotThereIsNamed(TestDatabase database) {
        write("20260101000000_none", "\n-- leat:java com.example.Missing\n");
        assertThatThrownBy(() -> migrate(database))
                .hasMessageContaining("line 2")
                .hasMessageContaining("no class com.example.Missing");
    }

    @Test
    void aClassThatIsNoStepIsNamed(TestDatabase database) {
        write("20260102000000_wrong", "-- leat:java java.lang.String\n");
        assertThatThrownBy(() -> migrate(database))
                .hasMessageContaining("java.lang.String does not implement");
    }
}
