package dev.leat.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.apply.DirectRun;
import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.DatabaseObjects;
import dev.leat.schema.Schema;
import dev.leat.schema.SchemaException;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import dev.leat.schema.object.Policy;
import dev.leat.schema.object.Role;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Small things at which other migrators stumble.
@PostgresTest
class SmallTrapsTest {

    static final class Notes extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();

        Notes(boolean guarded) {
            super("notes");
            if (guarded) {
                enableRowSecurity();
                declare(Policy.of("readers").to("leat_trap_reader").using("true"));
            }
        }
    }

    static final class Indexed extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();

        Indexed(String name) {
            super(name);
            index("by_id").on(id);
        }
    }

    private static DatabaseDefinition definition(boolean guarded) {
        return new DatabaseDefinition() {
            @Override
            public Tables synced() {
                return Tables.of(new Notes(guarded));
            }

            @Override
            public DatabaseObjects objects() {
                return guarded
                        ? DatabaseObjects.of(Role.of("leat_trap_reader"))
                        : DatabaseObjects.of();
            }
        };
    }

    private static List<Step> steps(List<Entity> before, List<Entity> after) {
        return Planner.plan(
                        before, after, Renames.none(), PlanOptions.simple().allowingEverything())
                .orThrow();
    }

    private static List<Entity> entities(boolean guarded) {
        return SchemaEntities.of(Schema.of(definition(guarded)), "leat_synced").entities();
    }

    private static void run(TestDatabase database, List<Step> steps) {
        new DirectRun(database.url(), JavaMigrations.onClassPath())
                .run("test", MigrationText.of(steps), null);
    }

    @Test
    void aPolicyComesAfterItsRoleAndGoesBeforeIt(TestDatabase database) {
        run(database, steps(List.of(), entities(true)));
        try {
            assertThat(database.column("SELECT polname FROM pg_policy")).containsExactly("readers");
        } finally {
            run(database, steps(entities(true), entities(false)));
        }
        assertThat(database.column("SELECT polname FROM pg_policy")).isEmpty();
        assertThat(
                        database.value(
                                "SELECT count(*) FROM pg_roles WHERE rolname = 'leat_trap_reader'"))
                .isEqualTo("0");
    }

    @Test
    void twoTablesCannotHaveAnIndexOfOneName() {
        DatabaseDefinition twice = () -> Tables.of(new Indexed("one"), new Indexed("two"));
        assertThatThrownBy(() -> Schema.of(twice))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("by_id");
    }

    @Test
    void labelsMayHaveAnyCharacters(TestDatabase database) {
        List<String> labels = List.of("it's", "a \"b\"", "c\\d", "; DROP TABLE x; --", "é…");
        Entity first = new EnumEntity("public", "mood", labels.subList(0, 2));
        Entity all = new EnumEntity("public", "mood", labels);
        run(database, steps(List.of(), List.of(first)));
        run(database, steps(List.of(first), List.of(all)));
        assertThat(database.column("SELECT enumlabel::text FROM pg_enum ORDER BY enumsortorder"))
                .isEqualTo(labels);
    }
}
