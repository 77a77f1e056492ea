package dev.leat.migrate.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.Generator;
import dev.leat.migrate.check.DatabaseCheck;
import dev.leat.migrate.check.Finding;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
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
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two branches generate from the same state, and are merged.
@PostgresTest
class ForkedHistoryTest {
    record Row(int id) {}

    static class Person extends Table<Row> {
        public final Column<Integer> id = integer("id").primaryKey();

        Person() {
            super("person");
        }
    }

    static final class WithBio extends Person {
        public final Column<@Nullable String> bio = text("bio").nullable();
    }

    static final class WithLongBio extends Person {
        public final Column<@Nullable String> bio = varchar("bio", 500).nullable();
    }

    static final class WithAge extends Person {
        public final Column<@Nullable Integer> age = integer("age").nullable();
    }

    static final class WithBoth extends Person {
        public final Column<@Nullable String> bio = text("bio").nullable();
        public final Column<@Nullable Integer> age = integer("age").nullable();
    }

    @TempDir Path directory;

    private Path shared;
    private Path mine;

    @BeforeEach
    void begin() {
        shared = directory.resolve("shared");
        mine = directory.resolve("mine");
        generate(shared, new Person(), "first");
    }

    private static @Nullable Path generate(Path folder, Table<?> table, String name) {
        DatabaseDefinition definition = () -> Tables.of(table);
        return new Generator(new MigrationFolder(folder), "leat_synced", Clock.systemUTC())
                .generate(definition, name, Set.of())
                .written();
    }

    /// Both branches generate from what is shared; afterwards `shared` holds what both made.
    private void fork(Table<?> here, Table<?> there) throws IOException {
        Path first = new MigrationFolder(shared).directory();
        copy(first, mine);
        Path written = generate(mine, here, "mine");
        generate(shared, there, "theirs");
        copy(written, shared.resolve(written.getFileName()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static Migrator migrator(TestDatabase database, Path folder) {
        return new Migrator(database.url(), new MigrationFolder(folder));
    }

    @Test
    void migratingRefusesBranchesThatConflictAndChangesNothing(TestDatabase database)
            throws IOException {
        fork(new WithBio(), new WithLongBio());

        assertThatThrownBy(migrator(database, shared)::migrate)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("the history forks, and its branches conflict")
                .hasMessageContaining("_mine")
                .hasMessageContaining("_theirs")
                .hasMessageContaining("column public.person.bio")
                .hasMessageContaining("generate it again");

        assertThat(database.value("SELECT to_regclass('person')")).isNull();
        assertThat(migrator(database, shared).standing().problems())
                .singleElement()
                .asString()
                .contains("column public.person.bio");
        assertThat(
                        new DatabaseCheck(database.url(), new MigrationFolder(shared))
                                .drift()
                                .findings())
                .singleElement()
                .isInstanceOf(Finding.BrokenHistory.class);
    }

    @Test
    void aDatabaseThatHasOneBranchIsNotGivenTheOtherThatConflicts(TestDatabase database)
            throws IOException {
        fork(new WithBio(), new WithBio());
        migrator(database, mine).migrate();

        assertThatThrownBy(migrator(database, shared)::migrate)
                .hasMessageContaining("column public.person.bio");
        assertThat(database.column("SELECT name FROM migrations")).hasSize(2);
    }

    @Test
    void branchesThatDoNotTouchAreAppliedInWhateverOrderTheyArriveAndJoinedByTheNext(
            TestDatabase fresh, TestDatabase late) throws IOException {
        fork(new WithBio(), new WithAge());
        migrator(late, mine).migrate();

        assertThat(migrator(late, shared).migrate())
                .extracting(Migration::name)
                .singleElement()
                .asString()
                .endsWith("_theirs");
        migrator(fresh, shared).migrate();

        String columns =
                "SELECT column_name FROM information_schema.columns WHERE table_name = 'person' ORDER BY 1";
        assertThat(fresh.column(columns)).containsExactly("age", "bio", "id");
        assertThat(late.column(columns)).containsExactly("age", "bio", "id");
        assertThat(generate(shared, new WithBoth(), "nothing")).isNull();
        MigrationFolder folder = new MigrationFolder(shared);
        assertThat(folder.heads()).hasSize(2);
        generate(shared, new WithAge(), "next", Set.of("public.person.bio"));
        assertThat(folder.heads())
                .singleElement()
                .extracting(head -> head.snapshot().parents().size())
                .isEqualTo(2);
        assertThat(List.of(migrator(fresh, shared).migrate(), migrator(late, shared).migrate()))
                .allSatisfy(applied -> assertThat(applied).hasSize(1));
    }

    private static void generate(
            Path folder, Table<?> table, String name, Set<String> allowedToDestroy) {
        DatabaseDefinition definition = () -> Tables.of(table);
        new Generator(new MigrationFolder(folder), "leat_synced", Clock.systemUTC())
                .generate(definition, name, allowedToDestroy);
    }
}
