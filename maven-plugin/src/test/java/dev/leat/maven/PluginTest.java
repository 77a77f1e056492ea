package dev.leat.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.squash.Squash;
import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The goals, and the descriptor by which Maven finds them.
@PostgresTest
class PluginTest {
    @TempDir private Path folder;

    /// What a project declares.
    public static final class App implements DatabaseDefinition {
        static final class Notes extends Table<Object> {
            public final Column<Integer> id = integer("id").primaryKey();

            Notes() {
                super("notes");
            }
        }

        @Override
        public Tables synced() {
            return Tables.of(new Notes());
        }
    }

    private <M extends LeatMojo> M configured(M mojo, TestDatabase database) {
        mojo.definition = App.class.getName();
        mojo.migrations = folder.resolve("migrations").toFile();
        mojo.url = database.url().reveal();
        return mojo;
    }

    @Test
    void aSchemaBecomesAMigrationAndTheMigrationADatabase(TestDatabase database) throws Exception {
        GenerateMojo check = configured(new GenerateMojo(), database);
        check.check = true;
        assertThatThrownBy(check::execute).isInstanceOf(MojoFailureException.class);
        configured(new GenerateMojo(), database).execute();
        check.execute();
        StatusMojo status = configured(new StatusMojo(), database);
        status.failIfPending = true;
        assertThatThrownBy(status::execute).hasMessageContaining("1 migrations are pending");
        configured(new MigrateMojo(), database).execute();
        status.execute();
        configured(new CheckMojo(), database).execute();
        configured(new DiffMojo(), database).execute();
        configured(new BaselineMojo(), database).execute();
        assertThat(database.value("SELECT to_regclass('notes')::text")).isEqualTo("notes");

        database.execute("ALTER TABLE notes ADD COLUMN by_hand int");
        assertThatThrownBy(configured(new CheckMojo(), database)::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("public.notes.by_hand");
    }

    @Test
    void aDatabaseOfAnotherMachineIsRefused(TestDatabase database) {
        MigrateMojo migrate = configured(new MigrateMojo(), database);
        migrate.url = "postgres://app:s3cret@db.example.com/app";
        assertThatThrownBy(migrate::execute)
                .hasMessageContaining("not on this machine")
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void aDevelopersDatabaseIsPushedAndAnotherMachinesIsNot(TestDatabase database)
            throws Exception {
        configured(new PushMojo(), database).execute();
        assertThat(database.value("SELECT to_regclass('notes')::text")).isEqualTo("notes");
        PushMojo elsewhere = configured(new PushMojo(), database);
        elsewhere.url = "postgres://app:s3cret@db.example.com/app";
        elsewhere.allowRemote = true;
        assertThatThrownBy(elsewhere::execute).hasMessageContaining("for a developer's own");

        database.execute("ALTER TABLE notes ADD COLUMN by_hand int");
        PushMojo again = configured(new PushMojo(), database);
        assertThatThrownBy(again::execute).hasMessageContaining("public.notes.by_hand");
        again.allowDestructive = List.of("public.notes.by_hand");
        again.execute();
        assertThat(
                        database.column(
                                "SELECT attname FROM pg_attribute WHERE attrelid = 'notes'::regclass AND attnum > 0 AND NOT attisdropped"))
                .containsExactly("id");
    }

    @Test
    void aDatabaseIsPulledAndNoted(TestDatabase database) throws Exception {
        database.execute("CREATE TABLE orders (id int PRIMARY KEY, note text)");
        PullMojo pull = configured(new PullMojo(), database);
        pull.definition = "com.example.shop.Shop";
        pull.sources = folder.resolve("src").toFile();
        pull.classpath = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        pull.baseline = true;
        pull.execute();
        assertThat(folder.resolve("src/com/example/shop/Shop.java")).exists();
        assertThat(database.column("SELECT name FROM migrations"))
                .singleElement()
                .asString()
                .endsWith("_baseline");
        Files.writeString(folder.resolve("src/com/example/shop/Shop.java"), "// mine");
        pull.baseline = false;
        assertThatThrownBy(pull::execute).hasMessageContaining("Shop.java");
    }

    @Test
    void whatTakesAwayWantsAWord(TestDatabase database) throws Exception {
        configured(new GenerateMojo(), database).execute();
        configured(new MigrateMojo(), database).execute();
        String first = database.value("SELECT name FROM migrations");
        ForgetMojo forget = configured(new ForgetMojo(), database);
        forget.name = first;
        assertThatThrownBy(forget::execute).hasMessageContaining("-Dleat.yes=true");
        forget.yes = true;
        forget.execute();
        assertThat(database.value("SELECT count(*) FROM migrations")).isEqualTo("0");
        configured(new BaselineMojo(), database).execute();

        SquashMojo squash = configured(new SquashMojo(), database);
        squash.generator().custom("rows", "INSERT INTO notes VALUES (1);");
        configured(new MigrateMojo(), database).execute();
        assertThatThrownBy(squash::execute).hasMessageContaining("-Dleat.yes=true");
        squash.yes = true;
        assertThatThrownBy(squash::execute).hasMessageContaining("_rows");
        squash.byHand = Squash.ByHand.LEAVE_OUT;
        squash.execute();
        configured(new CheckMojo(), database).execute();

        UndoMojo undo = configured(new UndoMojo(), database);
        undo.filesOnly = true;
        undo.execute();
        assertThat(folder.resolve("migrations")).isEmptyDirectory();
    }

    @Test
    void theLastMigrationIsTakenBackWithItsTable(TestDatabase database) throws Exception {
        configured(new GenerateMojo(), database).execute();
        configured(new MigrateMojo(), database).execute();
        UndoMojo undo = configured(new UndoMojo(), database);
        assertThatThrownBy(undo::execute).hasMessageContaining("public.notes");
        undo.allowDestructive = List.of("public.notes");
        undo.execute();
        assertThat(database.value("SELECT to_regclass('notes')::text")).isNull();
        assertThat(database.value("SELECT count(*) FROM migrations")).isEqualTo("0");
    }

    @Test
    void anotherToolsDatabaseIsAdopted(TestDatabase database) throws Exception {
        configured(new GenerateMojo(), database).execute();
        database.execute(
                "CREATE TABLE notes (id int PRIMARY KEY)",
                "CREATE TABLE pgmigrations (id serial, name text, run_on timestamp)",
                "INSERT INTO pgmigrations (name) VALUES ('1_init')");
        AdoptMojo adopt = configured(new AdoptMojo(), database);
        assertThatThrownBy(adopt::execute).hasMessageContaining("flyway, liquibase");
        adopt.from = "node-pg-migrate";
        adopt.execute();
        assertThat(database.value("SELECT count(*) FROM migrations")).isEqualTo("1");
    }

    @Test
    void aSnapshotThatIsLostIsWrittenAgain(TestDatabase database) throws Exception {
        configured(new GenerateMojo(), database).execute();
        Path snapshot;
        try (Stream<Path> found = Files.walk(folder.resolve("migrations"))) {
            snapshot =
                    found.filter(each -> each.endsWith("snapshot.json")).findFirst().orElseThrow();
        }
        String text = Files.readString(snapshot);
        Files.delete(snapshot);
        assertThatThrownBy(configured(new MigrateMojo(), database)::execute)
                .hasMessageContaining("adopt -Dleat.snapshots");

        AdoptMojo adopt = configured(new AdoptMojo(), database);
        adopt.snapshots = true;
        adopt.dryRun = true;
        assertThatThrownBy(adopt::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("is missing and can be written");
        assertThat(snapshot).doesNotExist();
        adopt.dryRun = false;
        adopt.execute();
        assertThat(snapshot).hasContent(text);
        adopt.execute();
        adopt.from = "flyway";
        assertThatThrownBy(adopt::execute).hasMessageContaining("not both");
    }

    /// Posts count their comments.
    public static final class Forum implements DatabaseDefinition {
        static final class Posts extends Table<Object> {
            static final Posts POSTS = new Posts();
            public final Column<Integer> id = integer("id").primaryKey();
            public final Column<Integer> comments =
                    integer("comments").countOf(() -> Comments.COMMENTS.postId);

            Posts() {
                super("posts");
            }
        }

        static final class Comments extends Table<Object> {
            static final Comments COMMENTS = new Comments();
            public final Column<Integer> id = integer("id").primaryKey();
            public final Column<Integer> postId =
                    integer("post_id").references(() -> Posts.POSTS.id);

            Comments() {
                super("comments");
            }
        }

        @Override
        public Tables synced() {
            return Tables.of(Posts.POSTS, Comments.COMMENTS);
        }
    }

    @Test
    void derivedColumnsAreSetRight(TestDatabase database) throws Exception {
        GenerateMojo generate = configured(new GenerateMojo(), database);
        generate.definition = Forum.class.getName();
        generate.execute();
        configured(new MigrateMojo(), database).execute();
        database.execute(
                "INSERT INTO posts (id) VALUES (1)",
                "INSERT INTO comments VALUES (1, 1), (2, 1)",
                "UPDATE posts SET comments = 40");
        RepairMojo repair = configured(new RepairMojo(), database);
        repair.definition = Forum.class.getName();
        repair.dryRun = true;
        assertThatThrownBy(repair::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("public.posts: 1 rows are wrong");
        repair.dryRun = false;
        repair.execute();
        assertThat(database.value("SELECT comments FROM posts")).isEqualTo("2");
        repair.dryRun = true;
        repair.execute();
    }

    @Test
    void theSchemaIsExportedAndTheMigrationsPacked(TestDatabase database) throws Exception {
        ExportMojo export = configured(new ExportMojo(), database);
        export.file = folder.resolve("target/schema.sql").toFile();
        export.execute();
        database.execute(Files.readString(export.file.toPath()));
        PushMojo push = configured(new PushMojo(), database);
        push.execute();

        configured(new GenerateMojo(), database).execute();
        BuildMojo build = configured(new BuildMojo(), database);
        build.file = folder.resolve("app.jar").toFile();
        build.execute();
        try (JarFile jar = new JarFile(build.file)) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .anyMatch(name -> name.endsWith("_schema/migration.sql"));
        }
    }

    /// What the project declares later.
    public static final class Later implements DatabaseDefinition {
        static final class Notes extends Table<Object> {
            public final Column<Integer> number = integer("number").primaryKey();

            Notes() {
                super("remarks");
            }
        }

        @Override
        public Tables synced() {
            return Tables.of(new Notes());
        }
    }

    @Test
    void aChangeIsWrittenInStages(TestDatabase database) throws Exception {
        configured(new GenerateMojo(), database).execute();
        PlanMojo plan = configured(new PlanMojo(), database);
        plan.definition = Later.class.getName();
        plan.execute();
        assertThat(folder.resolve("migrations").toFile().list()).hasSize(1);
        plan.expand = true;
        plan.name = "remarks";
        plan.execute();
        assertThat(folder.resolve("migrations").toFile().list())
                .hasSize(2)
                .anyMatch(name -> name.endsWith("_remarks_expand"));
        plan.expand = false;
        plan.contract = true;
        assertThatThrownBy(plan::execute).hasMessageContaining("public.notes");
        plan.yes = true;
        plan.execute();
        configured(new MigrateMojo(), database).execute();
        CheckMojo check = configured(new CheckMojo(), database);
        check.definition = Later.class.getName();
        check.execute();
    }

    @Test
    void aDryRunChangesNothing(TestDatabase database) throws Exception {
        GenerateMojo generate = configured(new GenerateMojo(), database);
        generate.dryRun = true;
        generate.execute();
        assertThat(folder.resolve("migrations")).doesNotExist();
        generate.dryRun = false;
        generate.execute();

        MigrateMojo migrate = configured(new MigrateMojo(), database);
        migrate.dryRun = true;
        migrate.execute();
        PushMojo push = configured(new PushMojo(), database);
        push.dryRun = true;
        push.execute();

        assertThat(database.value("SELECT to_regclass('notes')::text")).isNull();
    }

    /// Maven itself would pass over it in silence.
    @Test
    void aPropertyThatNoGoalAsksForIsRefused(TestDatabase database) {
        MigrateMojo migrate = configured(new MigrateMojo(), database);
        migrate.given.setProperty("leat.dry", "true");
        migrate.given.setProperty("leat.seed.of.something", "1");

        assertThatThrownBy(migrate::execute)
                .hasMessageContaining("no goal of Leat knows -Dleat.dry.")
                .hasMessageContaining("leat.dryRun");
        assertThat(database.value("SELECT to_regclass('migrations')::text")).isNull();
    }

    @Test
    void messagesNamePropertiesInsteadOfOptions() {
        assertThat(
                        GivenProperties.inWordsOf(
                                "allow it by name: --allow-destructive public.a. Or pass --yes."))
                .isEqualTo(
                        "allow it by name: -Dleat.allowDestructive=public.a. Or pass -Dleat.yes.");
    }

    @Test
    void aMigrationByHandIsBegunAndAnswersMayStandInAFile(TestDatabase database) throws Exception {
        GenerateMojo generate = configured(new GenerateMojo(), database);
        generate.execute();
        generate.custom = true;
        generate.name = "fill";
        generate.execute();
        assertThat(folder.resolve("migrations").toFile().list())
                .hasSize(2)
                .anyMatch(name -> name.endsWith("_fill"));
        generate.custom = false;
        generate.name = "later";
        generate.definition = Later.class.getName();
        assertThatThrownBy(generate::execute)
                .hasMessageContaining("-Dleat.allowDestructive=public.notes");
        Path answers = folder.resolve("answers.txt");
        Files.writeString(answers, "destroy public.notes\n");
        generate.answers = answers.toFile();
        generate.execute();
        assertThat(folder.resolve("migrations").toFile().list()).hasSize(3);
    }

    @Test
    void theDescriptorNamesClassesAndFieldsThatAreThere() throws Exception {
        Element plugin;
        try (InputStream file =
                PluginTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            plugin =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(Objects.requireNonNull(file))
                            .getDocumentElement();
        }
        assertThat(text(plugin, "version")).matches("\\d+\\.\\d+\\.\\d+.*");
        List<String> goals = new ArrayList<>();
        NodeList mojos = plugin.getElementsByTagName("mojo");
        for (int i = 0; i < mojos.getLength(); i++) {
            Element mojo = (Element) mojos.item(i);
            goals.add(text(mojo, "goal"));
            Class<?> type = Class.forName(text(mojo, "implementation"));
            type.getDeclaredConstructor().newInstance();
            NodeList parameters = mojo.getElementsByTagName("parameter");
            for (int p = 0; p < parameters.getLength(); p++) {
                Element parameter = (Element) parameters.item(p);
                assertThat(field(type, text(parameter, "name")).getName())
                        .isEqualTo(text(parameter, "type"));
            }
        }
        assertThat(goals)
                .containsExactlyInAnyOrder(
                        "generate",
                        "migrate",
                        "status",
                        "check",
                        "diff",
                        "baseline",
                        "push",
                        "pull",
                        "forget",
                        "adopt",
                        "repair",
                        "squash",
                        "undo",
                        "export",
                        "build",
                        "plan");
    }

    private static Class<?> field(Class<?> type, String name) throws NoSuchFieldException {
        try {
            return type.getDeclaredField(name).getType();
        } catch (NoSuchFieldException e) {
            return LeatMojo.class.getDeclaredField(name).getType();
        }
    }

    private static String text(Element of, String name) {
        return of.getElementsByTagName(name).item(0).getTextContent();
    }
}
