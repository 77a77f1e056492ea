package dev.leat.migrate.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.Blog;
import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.JavaMigration;
import dev.leat.migrate.apply.MigrationContext;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.check.DatabaseCheck;
import dev.leat.migrate.declared.Everything;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.migrate.squash.Undo;
import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Histories in which snapshots were lost, the first, the last and those between.
@PostgresTest
class LostSnapshotsTest {
    record Row(int id) {}

    static final class Named extends Table<Row> {
        public final Column<Integer> id = integer("id").primaryKey();

        Named(String name) {
            super(name);
        }
    }

    /// Tables of these names.
    record Plain(String... names) implements DatabaseDefinition {
        @Override
        public Tables synced() {
            return Tables.of(Stream.of(names).map(Named::new).toArray(Table<?>[]::new));
        }
    }

    @TempDir Path directory;

    private MigrationFolder folder() {
        return new MigrationFolder(directory);
    }

    private String generate(DatabaseDefinition definition, String... renames) {
        Path written =
                new Generator(folder())
                        .generate(
                                definition,
                                definition instanceof Plain plain
                                        ? plain.names()[plain.names().length - 1]
                                        : definition.getClass().getSimpleName(),
                                new Answers(List.of(renames), Set.of(), true))
                        .written();
        return written.getFileName().toString();
    }

    private String byHand(String sql) {
        return new Generator(folder()).custom("by hand", sql).getFileName().toString();
    }

    private Path file(String migration) {
        return directory.resolve(migration).resolve("snapshot.json");
    }

    private Snapshot snapshot(String migration) {
        return Objects.requireNonNull(
                folder().files().stream()
                        .filter(each -> each.name().equals(migration))
                        .findFirst()
                        .orElseThrow()
                        .snapshot());
    }

    private Snapshot lose(String migration) throws IOException {
        Snapshot snapshot = snapshot(migration);
        Files.delete(file(migration));
        return snapshot;
    }

    private LostSnapshots lost(TestDatabase database) {
        return new LostSnapshots(database.url(), folder());
    }

    private List<RestoredSnapshot> restore(TestDatabase database, DatabaseDefinition definition) {
        List<RestoredSnapshot> found = lost(database).find(definition);
        lost(database).write(found);
        return found;
    }

    private List<String> plan(DatabaseDefinition definition) {
        return new Generator(folder())
                .plan(definition, new Answers(List.of(), Set.of(), true)).steps().stream()
                        .map(Step::sql)
                        .toList();
    }

    @Test
    void whicheverAreLostAreFoundWordForWord(TestDatabase database) throws IOException {
        List<String> names = new ArrayList<>();
        names.add(generate(new Blog.First()));
        names.add(
                byHand(
                        "CREATE VIEW by_hand AS SELECT id FROM post; UPDATE author SET name = lower(name);"));
        names.add(generate(new Blog.Renamed()));
        names.add(byHand("ALTER VIEW by_hand RENAME COLUMN id TO post_id;"));
        names.add(
                generate(
                        new Blog.Second(),
                        "public.article->public.post",
                        "public.post.heading->public.post.title"));
        Map<String, Snapshot> had = new TreeMap<>();
        names.forEach(each -> had.put(each, snapshot(each)));
        new Migrator(database.url(), folder()).migrate();

        for (List<Integer> places :
                List.of(List.of(0), List.of(2, 4), List.of(1, 3), List.of(0, 1, 2, 3, 4))) {
            List<String> gone = places.stream().map(names::get).toList();
            for (String each : gone) {
                Files.delete(file(each));
            }
            List<RestoredSnapshot> found = restore(database, new Blog.Second());

            assertThat(found).extracting(RestoredSnapshot::migration).isEqualTo(gone);
            for (RestoredSnapshot each : found) {
                assertThat(each.snapshot().entities())
                        .as("%s of %s", each.migration(), gone)
                        .isEqualTo(had.get(each.migration()).entities());
                assertThat(each.snapshot().renames().all())
                        .containsAll(had.get(each.migration()).renames().all());
            }
            if (gone.size() < 3) {
                assertThat(found)
                        .allSatisfy(each -> {
                            assertThat(each.exact())
                                    .isEqualTo(!each.migration().equals(names.getLast()));
                            assertThat(each.snapshot().id())
                                    .isEqualTo(had.get(each.migration()).id());
                        });
            }
            assertThat(plan(new Blog.Second())).isEmpty();
        }
        assertThat(new DatabaseCheck(database.url(), folder()).check(new Blog.Second()).findings())
                .as("databases that have the migrations keep them")
                .allMatch(each -> !each.isFailure());
    }

    @Test
    void theNextMigrationIsWhatItWouldHaveBeen(TestDatabase database) throws IOException {
        generate(new Blog.First());
        List<String> had = plan(new Blog.Second());
        String last = folder().migrations().getLast().name();
        lose(last);
        restore(database, new Blog.Second());

        assertThat(plan(new Blog.Second()))
                .as("the schema had gone on when the snapshot was found to be lost")
                .isEqualTo(had);
    }

    @Test
    void everyKindOfObjectIsFound(TestDatabase database) throws IOException {
        Everything definition = new Everything(database.name());
        try {
            String everything = generate(definition);
            Snapshot had = lose(everything);
            assertThat(restore(database, definition))
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.snapshot().entities()).isEqualTo(had.entities());
                        assertThat(each.snapshot().id()).isEqualTo(had.id());
                    });
            assertThat(plan(definition)).isEmpty();

            byHand("SELECT 1;");
            lose(everything);
            assertThat(restore(database, null))
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.exact()).isTrue();
                        assertThat(each.snapshot().entities()).isEqualTo(had.entities());
                    });
        } finally {
            database.execute(
                    "DO $$ DECLARE r text; BEGIN FOR r IN SELECT rolname FROM pg_roles WHERE rolname LIKE '%s%%' LOOP EXECUTE format('DROP ROLE %%I', r); END LOOP; END $$"
                            .formatted(database.name()));
        }
    }

    @Test
    void whatWasChangedOnceMoreIsInTheServersWords(TestDatabase database) throws IOException {
        String first = generate(new Blog.First());
        generate(new Blog.WithoutPosts());
        Snapshot had = lose(first);
        List<RestoredSnapshot> found = restore(database, null);

        assertThat(found.getFirst().exact()).isFalse();
        assertThat(found.getFirst().snapshot().id())
                .as("no other file changes")
                .isEqualTo(had.id());
        assertThat(found.getFirst().snapshot().find(Kind.COLUMN, "public.post.created_at"))
                .hasFieldOrPropertyWithValue("type", "timestamp with time zone");
        assertThat(plan(new Blog.WithoutPosts())).isEmpty();
        assertThat(new Undo(folder()).plan(new Answers(List.of(), Set.of(), true)).steps())
                .as("the way back leads to posts again")
                .isNotEmpty();
    }

    @Test
    void whatTheSchemaDoesNotKnowWasMadeByHand(TestDatabase database) throws IOException {
        generate(new Plain("a"));
        String last =
                byHand(
                        "CREATE TABLE log (id int); CREATE VIEW all_a AS SELECT id FROM a; CREATE INDEX a_by_hand ON a (id);");
        Snapshot had = lose(last);

        assertThat(restore(database, new Plain("a")))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.snapshot().entities()).isEqualTo(had.entities());
                    assertThat(each.leftOut())
                            .containsExactlyInAnyOrder(
                                    "table public.log",
                                    "column public.log.id",
                                    "view public.all_a",
                                    "index public.a.a_by_hand");
                });
        assertThat(plan(new Plain("a"))).isEmpty();
        assertThat(plan(new Plain("a", "b"))).allMatch(each -> each.contains("\"b\""));
    }

    @Test
    void branchesKeepTheirParents(TestDatabase database) throws IOException {
        String first = generate(new Plain("a"));
        String theirs = generate(new Plain("a", "theirs"));
        Path away = Files.createTempDirectory(directory.getParent(), "away");
        Files.move(directory.resolve(theirs), away.resolve(theirs));
        String mine = generate(new Plain("a", "mine"));
        String mineAgain = generate(new Plain("a", "mine", "more"));
        Files.move(away.resolve(theirs), directory.resolve(theirs));
        Snapshot had = snapshot(mine);
        Snapshot head = folder().head();

        lose(mine);
        restore(database, new Plain("a", "mine", "more", "theirs"));
        assertThat(snapshot(mine)).as("what is beside it is not before it").isEqualTo(had);

        lose(first);
        lose(mineAgain);
        restore(database, new Plain("a", "mine", "more", "theirs"));
        assertThat(folder().head().entities()).containsExactlyInAnyOrderElementsOf(head.entities());
        assertThat(plan(new Plain("a", "mine", "more", "theirs"))).isEmpty();
    }

    @Test
    void aJoiningMigrationTellsItsBranchesApart(TestDatabase database) throws IOException {
        generate(new Plain("a"));
        String theirs = generate(new Plain("a", "theirs"));
        Path away = Files.createTempDirectory(directory.getParent(), "away");
        Files.move(directory.resolve(theirs), away.resolve(theirs));
        String mine = generate(new Plain("a", "mine"));
        Files.move(away.resolve(theirs), directory.resolve(theirs));
        Snapshot left = snapshot(theirs);
        Snapshot right = snapshot(mine);
        String joined = generate(new Plain("a", "mine", "theirs", "more"));
        Snapshot after = snapshot(joined);

        lose(theirs);
        lose(mine);
        restore(database, null);
        assertThat(snapshot(theirs)).isEqualTo(left);
        assertThat(snapshot(mine)).isEqualTo(right);

        lose(joined);
        restore(database, new Plain("a", "mine", "theirs", "more"));
        assertThat(snapshot(joined).parents()).isEqualTo(after.parents());
        assertThat(snapshot(joined).entities()).isEqualTo(after.entities());
    }

    @Test
    void aHistoryThatDoesNotRunIsRefusedByStatementAndLine(TestDatabase database)
            throws IOException {
        String first = generate(new Plain("a"));
        String second = generate(new Plain("a", "b"));
        Files.writeString(
                directory.resolve(second).resolve("migration.sql"),
                "SELECT 1;\n\nCREATE TABLE \"a\" (id int);\n");
        lose(first);

        assertThatThrownBy(() -> lost(database).find(new Plain("a", "b")))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining(second)
                .hasMessageContaining("line 3")
                .hasMessageContaining("relation \"a\" already exists")
                .hasMessageContaining("42P07");
        assertThat(file(first)).doesNotExist();
        assertThat(new DatabaseCheck(database.url(), folder()).history(null).findings())
                .as("the check says both")
                .satisfiesExactly(
                        lost ->
                                assertThat(lost.message())
                                        .contains(first + " has no snapshot.json"),
                        replay ->
                                assertThat(replay.message())
                                        .contains(second, "already exists", "42P07"));
    }

    /// Makes a table that only Java knows of.
    public static final class MakeTable implements JavaMigration {
        @Override
        public void run(MigrationContext migration) throws SQLException {
            migration.execute(
                    "CREATE TABLE b (id integer NOT NULL, CONSTRAINT b_pkey PRIMARY KEY (id))");
        }
    }

    @Test
    void stepsInJavaRunAsWell(TestDatabase database) throws IOException {
        generate(new Plain("a"));
        String second = generate(new Plain("a", "b"));
        Path sql = directory.resolve(second).resolve("migration.sql");
        Files.writeString(
                sql,
                "-- leat:java "
                        + MakeTable.class.getName()
                        + "\n"
                        + Files.readString(sql).replaceFirst("(?s)CREATE TABLE.*?;", ""));
        Snapshot had = lose(second);
        restore(database, new Plain("a", "b"));
        assertThat(snapshot(second)).isEqualTo(had);
    }

    @Test
    void theLastOneTakesTheSchema(TestDatabase database) throws IOException {
        String only = generate(new Plain("a"));
        lose(only);
        assertThatThrownBy(() -> lost(database).find(null))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining(only)
                .hasMessageContaining("name the definition");
    }

    @Test
    void nothingIsWrittenOver(TestDatabase database) throws IOException {
        String only = generate(new Plain("a"));
        assertThat(lost(database).find(null)).as("nothing is lost").isEmpty();
        lose(only);
        List<RestoredSnapshot> found = lost(database).find(new Plain("a"));
        Path partial = directory.resolve(only).resolve(".snapshot.json.partial");
        Files.writeString(partial, "{ \"version\": 2, \"id");
        assertThat(folder().files().getFirst().snapshot())
                .as("what a killed process left is no snapshot")
                .isNull();

        lost(database).write(found);
        assertThat(partial).doesNotExist();
        String text = Files.readString(file(only));
        assertThatThrownBy(() -> lost(database).write(found))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("not written over");
        assertThat(Files.readString(file(only))).isEqualTo(text);
    }

    @Test
    void theHoleSaysWhatToDo() throws IOException {
        lose(generate(new Plain("a")));
        assertThatThrownBy(() -> folder().migrations())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("leat adopt --snapshots");
    }
}
