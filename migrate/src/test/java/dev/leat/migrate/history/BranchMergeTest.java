package dev.leat.migrate.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
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
}
