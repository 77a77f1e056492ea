package dev.leat.examples.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.Generator;
import dev.leat.migrate.check.Advice;
import dev.leat.migrate.check.Finding;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.schema.Schema;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tables as Postgres has them.
@PostgresTest
class StarterTest {
    @TempDir Path migrations;

    @Test
    void theMigrationLeadsToTheSchema(TestDatabase database) {
        StarterDatabase.empty(database, migrations);

        assertThat(new Generator(new MigrationFolder(migrations)).plan(new Starter(), Set.of()))
                .isEmpty();
    }

    @Test
    void keysAreCalledAsTheyWere(TestDatabase database) {
        StarterDatabase.empty(database, migrations);

        assertThat(
                        database.column(
                                "SELECT conname FROM pg_constraint WHERE contype IN ('u', 'f', 'c')"
                                        + " AND conrelid::regclass::text IN ('session', 'organization', 'allowlist')"
                                        + " ORDER BY 1"))
                .containsExactly(
                        "allowlist_created_by_user_id_fk",
                        "allowlist_kind_check",
                        "allowlist_value_unique",
                        "organization_slug_unique",
                        "session_token_unique",
                        "session_user_id_user_id_fk");
    }

    @Test
    void aForeignKeyWithoutAnIndexIsNamed() {
        var findings =
                Advice.of(SchemaEntities.of(Schema.of(new Starter()), "leat_synced").entities())
                        .findings();

        assertThat(findings)
                .extracting(Finding::object)
                .contains("foreign key public.invitation.invitation_inviter_id_user_id_fk")
                .noneMatch(each -> each.contains("public.session.session_user_id"));
    }

    @Test
    void aTableMayHaveAnIndexTwice(TestDatabase database) {
        StarterDatabase.empty(database, migrations);

        assertThat(
                        database.column(
                                "SELECT indexname FROM pg_indexes WHERE tablename = 'organization' ORDER BY 1"))
                .containsExactly(
                        "organization_pkey", "organization_slug_uidx", "organization_slug_unique");
    }
}
