package dev.leat.migrate.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.entity.CheckEntity;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.ExtensionEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two branches made migrations from the same state.
class BranchMergeTest {
    private static final EnumEntity MOOD = new EnumEntity("public", "mood", List.of("sad"));

    @TempDir Path directory;

    private Snapshot write(String name, List<Snapshot> parents, Entity... entities) {
        Snapshot snapshot =
                Snapshot.of(parents.stream().map(Snapshot::id).toList(), List.of(entities));
        new MigrationFolder(directory).write(new Migration(name, "", snapshot));
        return snapshot;
    }

    private static EnumEntity type(String name) {
        return new EnumEntity("public", name, List.of("a"));
    }

    @Test
    void whatDoesNotTouchIsTakenTogether() {
        Snapshot base = write("20260101000000_base", List.of(), MOOD, type("gone"));
        write("20260102000000_left", List.of(base), MOOD, type("left"), type("gone"));
        write("20260103000000_right", List.of(base), MOOD, type("right"));
        MigrationFolder folder = new MigrationFolder(directory);
        assertThat(folder.heads()).hasSize(2);
        Snapshot merged = folder.head();
        assertThat(merged.entities()).containsExactlyInAnyOrder(MOOD, type("left"), type("right"));
        List<Snapshot> heads = new ArrayList<>();
        folder.heads().forEach(each -> heads.add(each.snapshot()));
        write("20260104000000_join", heads, MOOD, type("left"), type("right"));
        assertThat(folder.heads())
                .singleElement()
                .extracting(Migration::name)
                .isEqualTo("20260104000000_join");
    }

    @Test
    void whatBothChangedDifferentlyIsAConflictThatNamesIt() {
        Snapshot base = write("20260101000000_base", List.of(), MOOD);
        write(
                "20260102000000_left",
                List.of(base),
                new EnumEntity("public", "mood", List.of("sad", "happy")));
        write(
                "20260103000000_right",
                List.of(base),
                new EnumEntity("public", "mood", List.of("sad", "calm")));
        assertThatThrownBy(() -> new MigrationFolder(directory).head())
                .hasMessageContaining("20260102000000_left, 20260103000000_right")
                .hasMessageContaining("enum public.mood");
    }

    @Test
    void aPartOfATableThatTheOtherBranchTookAwayIsAConflict() {
        Snapshot base = write("20260101000000_base", List.of(), MOOD);
        write("20260102000000_left", List.of(base), MOOD, type("left"));
        write(
                "20260103000000_right",
                List.of(base),
                MOOD,
                new ColumnEntity(
                        new TableName("public", "t"), "c", "text", null, true, null, null));
        assertThatThrownBy(() -> new MigrationFolder(directory).head())
                .hasMessageContaining("column public.t.c");
    }

    private static final TableName T = new TableName("public", "t");

    private static ColumnEntity column(String name) {
        return new ColumnEntity(T, name, "text", null, true, null, null);
    }

    private static TableEntity table() {
        return new TableEntity(T);
    }

    private static CheckEntity check(String sql) {
        return new CheckEntity(T, "c", sql);
    }

    /// The migrations of both run: the second would find the column there already.
    @Test
    void whatBothMadeAlikeIsAConflictSinceItCannotBeMadeTwice() {
        Snapshot base = write("20260101000000_base", List.of(), table());
        write("20260102000000_left", List.of(base), table(), column("bio"), type("one"));
        write("20260103000000_right", List.of(base), table(), column("bio"), type("two"));

        assertThatThrownBy(() -> new MigrationFolder(directory).head())
                .hasMessageContaining("change the same objects: column public.t.bio. Remove");
    }

    @Test
    void whatBothDroppedOrRenamedIsAConflict() {
        Snapshot base = write("20260101000000_base", List.of(), table(), column("name"));
        write("20260102000000_left", List.of(base), table(), column("full_name"));
        write("20260103000000_right", List.of(base), table(), column("label"));

        assertThatThrownBy(() -> new MigrationFolder(directory).head())
                .hasMessageContaining("change the same objects: column public.t.name. Remove");
    }

    @Test
    void whatStandsOnAColumnThatTheOtherBranchTookAwayIsAConflict() {
        Snapshot base = write("20260101000000_base", List.of(), table(), column("name"));
        write("20260102000000_left", List.of(base), table());
        write("20260103000000_right", List.of(base), table(), column("name"), check("name <> ''"));

        assertThatThrownBy(() -> new MigrationFolder(directory).head())
                .hasMessageContaining(
                        "check constraint public.t.c, which needs column public.t.name");
    }

    @Test
    void anExtensionMayBeAskedForByBoth() {
        ExtensionEntity trigrams = new ExtensionEntity("pg_trgm", null, null);
        Snapshot base = write("20260101000000_base", List.of(), MOOD);
        write("20260102000000_left", List.of(base), MOOD, trigrams);
        write("20260103000000_right", List.of(base), MOOD, trigrams);

        assertThat(new MigrationFolder(directory).head().entities())
                .containsExactlyInAnyOrder(MOOD, trigrams);
    }

    @Test
    void branchesThatBothJoinedTheSameBranchesAreComparedWithWhatThoseMade() {
        Snapshot base = write("20260101000000_base", List.of(), MOOD);
        Snapshot left = write("20260102000000_left", List.of(base), MOOD, type("left"));
        Snapshot right = write("20260103000000_right", List.of(base), MOOD, type("right"));
        Entity[] joined = {MOOD, type("left"), type("right")};
        write(
                "20260104000000_one",
                List.of(left, right),
                joined[0],
                joined[1],
                joined[2],
                type("one"));
        write("20260105000000_other", List.of(left, right), MOOD, type("right"), type("other"));

        assertThat(new MigrationFolder(directory).head().entities())
                .containsExactlyInAnyOrder(MOOD, type("right"), type("one"), type("other"));
    }

    @Test
    void theSameChangeMadeTwiceIsAConflictThoughOneOfThemWentOn() {
        Snapshot base = write("20260101000000_base", List.of(), MOOD);
        write("20260102000000_left", List.of(base), MOOD, type("both"));
        Snapshot right = write("20260103000000_right", List.of(base), MOOD, type("both"));
        write("20260104000000_next", List.of(right), MOOD, type("both"), type("next"));

        assertThatThrownBy(() -> new MigrationFolder(directory).head())
                .hasMessageContaining("[20260102000000_left, 20260103000000_right]")
                .hasMessageContaining("enum public.both. Remove");
    }

    @Test
    void twoMigrationsThatOnlyChangeRowsAreNoConflict() {
        Snapshot base = write("20260101000000_base", List.of(), MOOD);
        write("20260102000000_left", List.of(base), MOOD);
        write("20260103000000_right", List.of(base), MOOD);

        assertThat(new MigrationFolder(directory).head().entities()).containsExactly(MOOD);
    }
}
