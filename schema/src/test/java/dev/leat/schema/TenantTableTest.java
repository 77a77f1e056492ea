package dev.leat.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.object.TenantPolicy;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TenantTableTest {
    record Note(long id, UUID accountId) {}

    static final class Notes extends TenantTable<Note, UUID> {
        public final Column<Long> id = bigint().primaryKey();
        public final Column<UUID> accountId = tenant(uuid()).unique();

        private Notes() {
            super("note");
            declare(TenantPolicy.on(accountId));
        }
    }

    static final class Undecided extends TenantTable<Note, UUID> {
        public final Column<Long> id = bigint("id").primaryKey();
        public final Column<UUID> accountId = uuid("account_id");

        private Undecided() {
            super("note");
        }
    }

    @Test
    void theTenantsColumnIsTheOneThatTheFieldHolds() {
        Notes notes = new Notes();
        assertThat(notes.tenantColumn()).isSameAs(notes.accountId);
        assertThat(notes.tenantColumn().name()).isEqualTo("account_id");
    }

    @Test
    void thePolicyComparesItWithTheSettingOfTheTransaction() {
        assertThat(
                        Ddl.of(
                                Objects.requireNonNull(
                                                TenantPolicy.on(new Notes().accountId).using())
                                        .get()))
                .contains(
                        "\"account_id\" = (SELECT nullif(current_setting('leat.tenant', true), '')::uuid)");
    }

    @Test
    void aTableThatDoesNotSayWhichSaysSo() {
        assertThatThrownBy(() -> new Undecided().tenantColumn())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("note")
                .hasMessageContaining("tenant(…)");
    }
}
