package dev.leat.migrate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.schema.Column;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Foreign keys without an index are named, and no others.
class AdviceTest {
    private static final Users USERS = new Users();

    static final class Users extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> tenant = integer("tenant");

        Users() {
            super("users");
            unique(tenant, id);
        }
    }

    static final class Invitations extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> inviter = integer("inviter").references(() -> USERS.id);
        public final Column<Integer> invited = integer("invited").references(() -> USERS.id);
        public final Column<Integer> some = integer("some").references(() -> USERS.id);
        public final Column<Integer> tenant = integer("tenant");
        public final Column<Integer> member = integer("member");

        Invitations() {
            super("invitations");
            index("by_invited").on(invited, id);
            index("of_some").on(some).where(id.gt(5));
            foreignKey(tenant, member).references(() -> List.of(USERS.tenant, USERS.id));
            index("by_member").on(member, tenant, id);
        }
    }

    @Test
    void aForeignKeyThatNoWholeIndexBeginsWithIsNamed() {
        CheckReport report =
                Advice.of(
                        SchemaEntities.of(
                                        Schema.of(() -> Tables.of(USERS, new Invitations())),
                                        "leat_synced")
                                .entities());

        assertThat(report.passed()).isTrue();
        assertThat(report.findings())
                .extracting(Finding::object)
                .containsExactly(
                        "foreign key public.invitations.invitations_inviter_fkey",
                        "foreign key public.invitations.invitations_some_fkey");
        assertThat(report.findings().getFirst().message())
                .contains("public.users", "inviter", "reads the whole table");
    }
}
