package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A project's life with its migrations, from the command line: each test is a situation that teams
/// come into.
@PostgresTest
class MigrationScenariosTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir private Path folder;
    private String project = "";

    static final class Accounts extends Table<Object> {
        public final Column<String> id = text("id").primaryKey();
        public final Column<String> email = text("email").unique();

        Accounts() {
            super("accounts");
        }
    }

    static final class AccountsWithNumber extends Table<Object> {
        public final Column<String> id = text("id").primaryKey();
        public final Column<String> email = text("email").unique();
        public final Column<@Nullable String> ssn = text("ssn").nullable();

        AccountsWithNumber() {
            super("accounts");
        }
    }

    static final class Profiles extends Table<Object> {
        public final Column<String> id = text("id").primaryKey();
        public final Column<Integer> visits = integer("visits").defaultValue(0);

        Profiles() {
            super("profiles");
        }
    }

    static final class Posts extends Table<Object> {
        public final Column<String> id = text("id").primaryKey();
        public final Column<String> title = text("title");

        Posts() {
            super("posts");
        }
    }

    /// Accounts stay on the server, profiles are synced.
    public static final class Start implements DatabaseDefinition {
        @Override
        public Tables synced() {
            return Tables.of(new Profiles());
        }

        @Override
        public Tables serverOnly() {
            return Tables.of(new Accounts());
        }
    }

    /// With posts, which are synced.
    public static final class WithPosts implements DatabaseDefinition {
        @Override
        public Tables synced() {
            return Tables.of(new Profiles(), new Posts());
        }

        @Override
        public Tables serverOnly() {
            return Tables.of(new Accounts());
        }
    }

    /// With a number of the accounts that no client may see.
    public static final class WithNumber implements DatabaseDefinition {
        @Override
        public Tables synced() {
            return Tables.of(new Profiles());
        }

        @Override
        public Tables serverOnly() {
            return Tables.of(new AccountsWithNumber());
        }
    }

    @BeforeEach
    void begin() throws Exception {
        project = folder.resolve("leat.properties").toString();
        use(Start.class, "");
    }

    private void use(Class<?> definition, String more) throws IOException {
        Files.writeString(
                Path.of(project),
                "definition = " + definition.getName() + "\nmigrations = migrations\n" + more);
    }

    private Ended leat(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--project", project));
        return Ended.of(all.toArray(String[]::new));
    }

    private Ended leat(TestDatabase database, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", database.url().reveal()));
        return leat(all.toArray(String[]::new));
    }

    private static JsonNode json(Ended ended) {
        return JSON.readTree(ended.out());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve("migrations"))) {
            return found.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private Path sqlOf(String name) {
        return folder.resolve("migrations").resolve(name).resolve("migration.sql");
    }

    private String custom(String words, String sql) throws IOException {
        assertThat(leat("generate", "--custom", words).exit()).isZero();
        String name = names().getLast();
        Files.writeString(sqlOf(name), sql);
        return name;
    }

    private static List<String> published(TestDatabase database) {
        return database.column(
                "SELECT tablename::text FROM pg_publication_tables WHERE pubname = 'leat_synced' ORDER BY 1");
    }

    @Test
    void firstStart(TestDatabase database) throws Exception {
        leat("generate", "start");
        Ended first = leat(database, "migrate", "--output", "json");
        assertThat(first.exit()).isZero();
        assertThat(json(first).get("applied")).hasSize(1);
        assertThat(published(database)).containsExactly("profiles");
        String publication = database.value("SELECT oid FROM pg_publication");

        Ended second = leat(database, "migrate");
        assertThat(second.exit()).isZero();
        assertThat(second.out()).contains("Nothing to apply");
        assertThat(database.value("SELECT oid FROM pg_publication")).isEqualTo(publication);
        assertThat(database.column("SELECT name FROM migrations ORDER BY id"))
                .isEqualTo(List.copyOf(names()));
    }

    @Test
    void addATable(TestDatabase database) throws Exception {
        leat("generate", "start");
        leat(database, "migrate");
        String publication = database.value("SELECT oid FROM pg_publication");
        use(WithPosts.class, "");
        assertThat(leat("generate", "--check").exit()).isEqualTo(3);
        assertThat(leat("generate", "posts").exit()).isZero();
        assertThat(leat(database, "migrate").exit()).isZero();
        assertThat(published(database)).containsExactly("posts", "profiles");
        assertThat(database.value("SELECT oid FROM pg_publication")).isEqualTo(publication);
        assertThat(leat(database, "check").exit()).isZero();
    }

    @Test
    void noChangeWritesNothingAndSaysWhatWasLookedAt() throws Exception {
        leat("generate", "start");
        Ended again = leat("generate", "again");
        assertThat(again.exit()).isZero();
        assertThat(again.out())
                .contains("Nothing to do", "saved and compiled?", Profiles.class.getName());
        assertThat(names()).hasSize(1);
    }

    @Test
    void privateStaysPrivate(TestDatabase database) throws Exception {
        leat("generate", "start");
        leat(database, "migrate");
        use(WithNumber.class, "");
        assertThat(leat("generate", "number").exit()).isZero();
        leat(database, "migrate");
        database.execute("CREATE TABLE by_hand (id int)");
        assertThat(published(database)).containsExactly("profiles");
        Ended status = leat(database, "status", "--drift");
        assertThat(status.exit()).isEqualTo(3);
        assertThat(status.out()).contains("public.by_hand");
        assertThat(published(database)).containsExactly("profiles");
    }

    @Test
    void customDataMigrationInJava(TestDatabase database) throws Exception {
        leat("generate", "start");
        leat(database, "migrate");
        database.execute("INSERT INTO accounts VALUES ('1', 'Ann@Example.com')");
        Path sources = folder.resolve("src");
        Ended scaffold =
                leat(
                        "generate",
                        "--custom",
                        "lower emails",
                        "--java",
                        "com.example.LowerEmails",
                        "--sources",
                        sources.toString());
        assertThat(scaffold.exit()).isZero();
        Path source = sources.resolve("com/example/LowerEmails.java");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        assertThat(compile(source, classes)).as("the scaffold as it is written").isZero();
        Files.writeString(
                source,
                Files.readString(source)
                        .replaceFirst("// (migration.execute.*)", "$1")
                        .replace("UPDATE users", "UPDATE accounts"));
        assertThat(compile(source, classes)).isZero();
        use(WithPosts.class, "classpath = classes\n");
        leat("generate", "posts");
        assertThat(names().get(1)).endsWith("_lower_emails");

        assertThat(leat(database, "migrate").exit()).isZero();

        assertThat(database.column("SELECT email FROM accounts"))
                .containsExactly("ann@example.com");
        assertThat(
                        database.column(
                                "SELECT DISTINCT run_on FROM migrations WHERE name <> '"
                                        + names().getFirst()
                                        + "'"))
                .as("one transaction")
                .hasSize(1);

        Files.writeString(
                source,
                Files.readString(source)
                        .replaceFirst("migration.execute.*", "migration.connection().commit();")
                        .replace("LowerEmails", "Commits"));
        Path commits = Files.move(source, source.resolveSibling("Commits.java"));
        assertThat(compile(commits, classes)).isZero();
        custom("commits", "-- leat:java com.example.Commits\n");
        Ended refused = leat(database, "migrate", "--output", "json");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(json(refused).get("error").asString())
                .contains("_commits, step 1", "must not end the transaction");
    }

    private static int compile(Path source, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        return compiler.run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    }

    @Test
    void failureInTheMiddleLeavesNothing(TestDatabase database) throws Exception {
        leat("generate", "start");
        leat(database, "migrate");
        custom("one", "INSERT INTO accounts VALUES ('1', 'a');");
        String second = custom("two", "SELECT 1;\nINSERT INTO accounts VALUES ('2', 'a');");
        custom("three", "INSERT INTO accounts VALUES ('3', 'c');");
        Ended failed = leat(database, "migrate", "--output", "json");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(json(failed).get("error").asString())
                .contains(second + ", statement 2 (line 2", "23505", "Nothing was applied");
        assertThat(database.column("SELECT name FROM migrations")).hasSize(1);
        assertThat(database.value("SELECT count(*) FROM accounts")).isEqualTo("0");
        Files.writeString(sqlOf(second), "INSERT INTO accounts VALUES ('2', 'b');");
        assertThat(leat(database, "migrate").exit()).isZero();
        assertThat(database.value("SELECT count(*) FROM accounts")).isEqualTo("3");
    }

    @Test
    void stuckByHand(TestDatabase database) throws Exception {
        leat("generate", "start");
        String bad = custom("bad", "CREATE TABLE extra (id int);");
        leat(database, "migrate");
        database.execute("DROP TABLE extra");

        Ended status = leat(database, "status", "--drift", "--output", "json");
        assertThat(status.exit()).isEqualTo(3);
        assertThat(json(status).get("problems").toString()).contains("public.extra");

        Ended unsure = leat(database, "forget", bad);
        assertThat(unsure.exit()).as("nobody is there to confirm").isEqualTo(2);
        assertThat(unsure.out()).contains("--yes");
        assertThat(leat(database, "forget", bad, "--yes").exit()).isZero();
        assertThat(leat(database, "migrate").exit()).isZero();
        assertThat(leat(database, "status", "--drift").exit()).isZero();

        database.execute("DROP TABLE extra", "DELETE FROM migrations WHERE name = '" + bad + "'");
        assertThat(leat(database, "migrate").exit()).as("plain SQL does the same").isZero();
        assertThat(leat(database, "forget", "20200101000000_never", "--yes").exit()).isEqualTo(1);
    }

    @Test
    void twoDeploysAtOnce(TestDatabase database) throws Exception {
        leat("generate", "start");
        leat(database, "migrate");
        database.execute("INSERT INTO profiles VALUES ('1', 0)");
        custom("ten more", "UPDATE profiles SET visits = visits + 10; SELECT pg_sleep(0.3);");
        var url = database.url();
        var migrations = new MigrationFolder(folder.resolve("migrations"));
        Callable<Integer> deploy = () -> new Migrator(url, migrations).migrate().size();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            int applied = 0;
            for (Future<Integer> each : threads.invokeAll(List.of(deploy, deploy))) {
                applied += each.get();
            }
            assertThat(applied).isEqualTo(1);
        }
        assertThat(database.value("SELECT visits FROM profiles")).isEqualTo("10");
        assertThat(database.value("SELECT count(*) FROM migrations")).isEqualTo("2");
    }

    @Test
    void aChainThatIsBrokenIsRefusedByName(TestDatabase database) throws Exception {
        leat("generate", "start");
        String first = names().getFirst();
        Path kept = Files.copy(sqlOf(first), folder.resolve("kept.sql"));
        Path snapshot = sqlOf(first).resolveSibling("snapshot.json");
        byte[] content = Files.readAllBytes(snapshot);
        Files.delete(snapshot);
        Ended refused = leat("generate", "again", "--output", "json");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(json(refused).get("error").asString()).contains(first, "snapshot.json");

        Files.write(snapshot, content);
        String second = custom("the same again", Files.readString(kept));
        Ended check = leat(database, "check", "--history-only", "--output", "json");
        assertThat(check.exit()).isEqualTo(3);
        assertThat(json(check).get("findings").get(0).get("message").asString())
                .contains(second, "already exists", "42P07");
    }

    @Test
    void aSnapshotThatIsLostIsWorkedOut(TestDatabase database) throws Exception {
        leat("generate", "start");
        use(WithNumber.class, "");
        leat("generate", "number");
        leat(database, "migrate");
        Path snapshot = sqlOf(names().getFirst()).resolveSibling("snapshot.json");
        byte[] content = Files.readAllBytes(snapshot);
        Files.delete(snapshot);
        assertThat(leat("generate", "--output", "json").out()).contains("leat adopt --snapshots");

        Ended dry = leat(database, "adopt", "--snapshots", "--dry-run", "--output", "json");
        assertThat(dry.exit()).isEqualTo(3);
        assertThat(json(dry).get("written").asBoolean()).isFalse();
        assertThat(snapshot).doesNotExist();
        Ended written = leat(database, "adopt", "--snapshots", "--output", "json");
        assertThat(written.exit()).as(written.out()).isZero();
        assertThat(json(written).get("snapshots").get(0).get("migration").asString())
                .isEqualTo(names().getFirst());
        assertThat(json(written).get("snapshots").get(0).get("exact").asBoolean()).isTrue();

        assertThat(Files.readAllBytes(snapshot)).isEqualTo(content);
        assertThat(leat("generate", "--check").exit()).isZero();
        assertThat(leat(database, "check").exit()).isZero();
        Ended again = leat(database, "adopt", "--snapshots");
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("Every migration has its snapshot.");
        for (List<String> wrong :
                List.of(
                        List.of("adopt"),
                        List.of("adopt", "--snapshots", "--from", "flyway"),
                        List.of("adopt", "--snapshots", "--table", "t"),
                        List.of("adopt", "--from", "flyway", "--dry-run"))) {
            assertThat(leat(wrong.toArray(String[]::new)).exit()).as("%s", wrong).isEqualTo(2);
        }
    }

    @Test
    void databasesOfOtherMachinesAreGuarded() throws Exception {
        String remote = "postgres://app:s3cret@db.example.com/app";
        for (String command : List.of("migrate", "push", "baseline")) {
            Ended refused = leat(command, "--url", remote, "--output", "json");
            assertThat(refused.exit()).as(command).isEqualTo(1);
            assertThat(json(refused).get("error").asString())
                    .contains("not on this machine", "--allow-remote", "db.example.com")
                    .doesNotContain("s3cret");
        }
        Ended generated = leat("generate", "start", "--url", remote);
        assertThat(generated.exit()).as("it needs no connection").isZero();
        Ended undone = leat("undo", "--url", remote, "--output", "json");
        assertThat(undone.exit()).isEqualTo(1);
        assertThat(json(undone).get("error").asString()).contains("not on this machine");
    }

    @Test
    void pushMakesADatabaseLikeTheSchemaAndSettles(TestDatabase database) throws Exception {
        database.execute("CREATE SCHEMA others", "CREATE TABLE others.t (id int)");
        assertThat(leat(database, "push").exit()).isZero();
        Ended again = leat(database, "push", "--output", "json");
        assertThat(json(again).get("statements")).isEmpty();
        use(WithNumber.class, "");
        leat(database, "push");
        database.execute("INSERT INTO accounts VALUES ('1', 'a', 'b')");
        use(Start.class, "");
        Ended asked = leat(database, "push", "--output", "json");
        assertThat(asked.exit()).isEqualTo(2);
        assertThat(json(asked).get("questions").get(0).get("object").asString())
                .isEqualTo("public.accounts.ssn");
        assertThat(database.column("SELECT ssn FROM accounts")).containsExactly("b");
        assertThat(leat(database, "push", "--allow-destructive", "public.accounts.ssn").exit())
                .isZero();
        assertThat(database.value("SELECT to_regclass('others.t')::text")).isEqualTo("others.t");
    }

    @Test
    void theWholeSchemaIsExported(TestDatabase database) {
        Ended exported = leat("export");
        database.execute(exported.out());
        assertThat(leat(database, "push", "--dry-run", "--output", "json").out())
                .contains("\"statements\":[]");
    }

    @Test
    void theLastMigrationIsTakenBack(TestDatabase database) throws Exception {
        leat("generate", "start");
        use(WithNumber.class, "");
        leat("generate", "number");
        leat(database, "migrate");
        assertThat(leat(database, "undo").exit()).isEqualTo(2);
        assertThat(leat(database, "undo", "--allow-destructive", "public.accounts.ssn").exit())
                .isZero();
        assertThat(names()).hasSize(1);
        use(Start.class, "");
        assertThat(leat(database, "check").exit()).isZero();
    }

    @Test
    void aDatabaseThatIsMissingIsCreatedWhenAsked(TestDatabase database) throws Exception {
        leat("generate", "start");
        String url = database.url().withDatabase(database.name() + "_new").reveal();
        try {
            assertThat(leat("migrate", "--url", url, "--wait", "0").exit()).isEqualTo(1);
            assertThat(leat("migrate", "--url", url, "--create-databases").exit()).isZero();
        } finally {
            database.execute("DROP DATABASE IF EXISTS " + database.name() + "_new WITH (FORCE)");
        }
    }

    @Test
    void theChangeIsPlannedForProduction(TestDatabase database) throws Exception {
        leat("generate", "start");
        use(WithNumber.class, "");
        assertThat(leat("plan").out())
                .contains("expand", "Deploy the API servers", "Deploy the clients");
        assertThat(leat("plan", "--expand", "--name", "number").exit()).isZero();
        assertThat(names()).hasSize(2);
        use(Start.class, "");
        Ended refused = leat("plan", "--contract");
        assertThat(refused.exit()).as("nobody is there to confirm").isEqualTo(2);
        assertThat(refused.out()).contains("public.accounts.ssn");
        assertThat(leat("plan", "--contract", "--yes").exit()).isZero();
        leat(database, "migrate");
        assertThat(leat(database, "check").exit()).isZero();
    }
}
