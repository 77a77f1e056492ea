package dev.leat.api.mutators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.request.ApplicationError;
import dev.leat.schema.Column;
import dev.leat.schema.TenantTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A mutator that writes a tenant's table says whose rows, in the mutation's own transaction.
class TenantMutationTest extends ItemMutations {
    record Note(int id, int account, String text) {}

    static final class Notes extends TenantTable<Note, Integer> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> account = tenant(integer("account"));
        public final Column<String> text = text("text");

        Notes() {
            super("note");
        }
    }

    private static final Notes NOTES = new Notes();

    @BeforeEach
    void notesOfTwoAccounts() {
        upstream.execute("CREATE TABLE note (id int PRIMARY KEY, account int, text text)");
        upstream.execute("INSERT INTO note VALUES (1, 7, 'mine'), (2, 8, 'theirs')");
        mutators.mutator(
                "note.rename",
                Item.class,
                (tx, item, caller) -> {
                    int changed =
                            tx.tenant(7)
                                    .update(NOTES)
                                    .set(NOTES.text, item.id())
                                    .where(NOTES.id.eq(item.n()))
                                    .execute();
                    if (changed == 0) {
                        throw new ApplicationError("no such note");
                    }
                });
        mutators.mutator(
                "note.closeAll",
                Item.class,
                (tx, item, caller) ->
                        tx.acrossTenants("the year ends")
                                .update(NOTES)
                                .set(NOTES.text, "closed")
                                .all()
                                .execute());
    }

    @Test
    void anotherAccountsRowIsAbsent() {
        assertThat(
                        push(
                                custom(1, "note.rename", item("renamed", 1)),
                                custom(2, "note.rename", item("stolen", 2))))
                .satisfiesExactly(
                        own -> assertThat(own).isEqualTo("c1:1 {}"),
                        other -> assertThat(other).contains("no such note"));

        assertThat(upstream.query("SELECT text FROM note ORDER BY id"))
                .containsExactly("renamed", "theirs");
    }

    @Test
    void whatIsMeantForAllSaysWhy() {
        assertThat(push(custom(1, "note.closeAll", item("x", 1)))).containsExactly("c1:1 {}");

        assertThat(upstream.query("SELECT text FROM note")).containsOnly("closed");
    }
}
