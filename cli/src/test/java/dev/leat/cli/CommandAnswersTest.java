package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What commands say where things are not as usual: the right object, the way on, and nothing that
/// is nobody's business.
@PostgresTest
class CommandAnswersTest {
    @TempDir private Path folder;
    private CommandProject project;

    static final class People extends Table<Object> {
        public final Column<String> id = text("id").primaryKey();
        public final Column<String> email = text("email").unique();
        public final Column<@Nullable String> nickname = text("nickname").nullable();

        People() {
            super("people");
        }
    }

    static final class PeopleWithAlias extends Table<Object> {
        public final Column<String> id = text("id").primaryKey();
        public final Column<String> email = text("email").unique();
        public final Column<@Nullable String> alias = text("alias").nullable();

        PeopleWithAlias() {
            super("people");
        }
    }

    static final class PeopleWithoutNickname extends Table<Object> {
        public final Column<String> id = text("id").primaryKey();
        public final Column<String> email = text("email").unique();

        PeopleWithoutNickname() {
            super("people");
        }
    }

    /// People with nicknames.
    public static final class Start implements DatabaseDefinition {
        @Override
        public Tables synced() {
            return Tables.of(new People());
        }
    }

    /// The nickname is called alias.
    public static final class Renamed implements DatabaseDefinition {
        @Override
        public Tables synced() {
            return Tables.of(new PeopleWithAlias());
        }
    }

    /// Nobody wants nicknames any more.
    public static final class Fewer implements DatabaseDefinition {
        @Override
        public Tables synced() {
            return Tables.of(new PeopleWithoutNickname());
        }
    }

    @BeforeEach
    void begin() {
        project = new CommandProject(folder, Start.class);
        assertThat(project.leat("generate", "start").exit()).isZero();
    }

    @Test
    void aRowsValueIsNotTold(TestDatabase database) throws Exception {
        project.leat(database, "migrate");
        project.custom(
                "twice",
                "INSERT INTO people VALUES ('1', 's3cret@example.com'), ('2', 's3cret@example.com');");
        String error = project.json(database, "migrate").get("error").asString();
        assertThat(error)
                .contains("people_email_key", "SQLSTATE 23505", "Nothing was applied")
                .doesNotContain("s3cret", "because");
    }

    @Test
    void aDatabaseThatIsMissingCanBeCreated(TestDatabase database) {
        Ended ended =
                project.leat(
                        "migrate",
                        "--wait",
                        "0",
                        "--output",
                        "json",
                        "--url",
                        database.url().withDatabase("not_there").reveal());
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.out()).contains("not_there", "3D000", "--create-databases");
    }

    @Test
    void aDatabaseThatWasThereBeforeWantsABaseline(TestDatabase database) {
        database.execute("CREATE TABLE people (id text)");
        assertThat(project.json(database, "migrate").get("error").asString())
                .contains("42P07", "leat baseline");
        assertThat(project.leat(database, "baseline").exit()).isZero();
        project.use(Fewer.class);
        project.leat("generate", "fewer", "--allow-destructive");
        assertThat(project.json(database, "migrate").get("error").asString())
                .as("a column that is missing is no sign of that")
                .doesNotContain("leat baseline");
    }

    @Test
    void theTableMigrationsOfAnotherProgramIsNotTakenForLeats(TestDatabase database) {
        database.execute("CREATE TABLE migrations (id serial PRIMARY KEY, name varchar(255))");
        for (String command : List.of("migrate", "status", "baseline")) {
            assertThat(project.json(database, command).get("error").asString())
                    .as(command)
                    .contains("public.migrations", "another program", "RENAME TO");
        }
        assertThat(database.value("SELECT to_regclass('people')::text")).isNull();
    }

    @Test
    void aRenameThatWasAnsweredIsTakenBackAsOne(TestDatabase database) throws Exception {
        project.leat(database, "migrate");
        database.execute("INSERT INTO people VALUES ('1', 'a@example.com', 'ann')");
        project.use(Renamed.class);
        assertThat(
                        project.leat(
                                        "generate",
                                        "alias",
                                        "--rename",
                                        "public.people.nickname->public.people.alias")
                                .exit())
                .isZero();
        project.leat(database, "migrate");
        assertThat(database.value("SELECT alias FROM people")).isEqualTo("ann");

        assertThat(project.leat(database, "undo").exit()).isZero();

        assertThat(database.value("SELECT nickname FROM people")).isEqualTo("ann");
        assertThat(project.names()).hasSize(1);
    }

    @Test
    void whatAMigrationByHandDidIsToldToStay(TestDatabase database) throws Exception {
        project.leat(database, "migrate");
        project.custom("rows", "INSERT INTO people VALUES ('1', 'a@example.com');");
        project.leat(database, "migrate");
        assertThat(project.json(database, "undo").get("effectStays").asBoolean()).isTrue();
        assertThat(database.value("SELECT count(*) FROM people")).isEqualTo("1");
    }

    @Test
    void aHistoryWithAHoleIsAProblemOfItsStatus(TestDatabase database) throws Exception {
        String second = project.custom("two", "SELECT 1;");
        String third = project.custom("three", "SELECT 1;");
        for (String file : List.of("migration.sql", "snapshot.json")) {
            Files.delete(project.migration(second).resolve(file));
        }
        Files.delete(project.migration(second));
        Ended status = project.leat(database, "status", "--output", "json");
        assertThat(status.exit()).isEqualTo(3);
        assertThat(status.out())
                .contains(third, "which no migration here has", "generate it again");
        Ended refused = project.leat(database, "migrate");
        assertThat(refused.exit()).isEqualTo(1);
    }

    @Test
    void driftNamesThePartThatIsNotTheSame(TestDatabase database) {
        project.leat(database, "migrate");
        database.execute(
                "ALTER TABLE people ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE people ALTER nickname SET DEFAULT 'x'",
                "CREATE FUNCTION f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "COMMENT ON TABLE people IS 'by hand'");
        var findings = project.json(database, "check").get("findings");
        assertThat(findings.valueStream().map(each -> each.get("object").asString()))
                .containsExactlyInAnyOrder(
                        "table public.people",
                        "column public.people.nickname",
                        "function public.f(a integer, b text)",
                        "comment on table public.people");
        assertThat(findings.toString())
                .contains("row security yes in the database, no in its migrations")
                .contains("default 'x'::text in the database, none in its migrations")
                .doesNotContain("Entity[");
    }

    @Test
    void aPoolerInTransactionModeIsRefusedWithTheWayOn(TestDatabase database) {
        String pooled = database.url().withParameter("prepareThreshold", "0").reveal();
        for (String command : List.of("migrate", "status", "push", "baseline", "check")) {
            Ended refused = project.leat(command, "--url", pooled, "--output", "json");
            assertThat(refused.exit()).as(command).isEqualTo(1);
            assertThat(refused.out())
                    .as(command)
                    .contains("pooler in transaction mode", "the server's own URL");
        }
    }

    @Test
    void whatDeploymentsMayDoIsNothingForPush() {
        Ended refused =
                project.leat(
                        "push", "--output", "json", "--url", "postgres://app@db.example.com/app");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out())
                .contains("for a developer's own", "--allow-remote")
                .doesNotContain("LEAT_ALLOW_REMOTE");
    }

    @Test
    void aPushThatFailsHalfWayChangesNothing(TestDatabase database) {
        database.execute(
                "CREATE TABLE people (id text NOT NULL, email text)",
                "INSERT INTO people VALUES ('1', 'a@example.com'), ('1', 'a@example.com')");
        Ended failed = project.leat(database, "push", "--output", "json");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.out())
                .contains("Nothing was changed", "The statement was: ")
                .doesNotContain("a@example.com", "migration.sql");
        assertThat(
                        database.column(
                                "SELECT attname::text FROM pg_attribute WHERE attrelid = 'people'::regclass AND attnum > 0"))
                .containsExactly("id", "email");
    }

    @Test
    void aClassForAMigrationIsWrittenBesideTheProjectFile() throws Exception {
        assertThat(
                        project.leat("generate", "--custom", "fill", "--java", "com.example.Fill")
                                .exit())
                .isZero();
        assertThat(folder.resolve("src/main/java/com/example/Fill.java")).exists();
    }

    @Test
    void theBuildStaysGreenWhileOldClientsRun(TestDatabase database) {
        project.use(Fewer.class);
        assertThat(project.leat("generate", "--check").exit()).isEqualTo(2);
        Ended pending = project.leat("generate", "--check", "--contract-pending");
        assertThat(pending.exit()).isZero();
        assertThat(pending.out()).contains("column public.people.nickname", "plan --contract");

        assertThat(project.leat(database, "check", "--history-only").exit()).isEqualTo(3);
        Ended checked = project.leat(database, "check", "--history-only", "--contract-pending");
        assertThat(checked.exit()).as(checked.out()).isZero();
        assertThat(checked.out()).contains("public.people.nickname", "still there for old servers");

        project.use(Renamed.class);
        assertThat(project.leat(database, "check", "--history-only", "--contract-pending").exit())
                .as("the new column was not expanded")
                .isEqualTo(3);
    }
}
