package dev.leat.migrate.plan;

import static dev.leat.migrate.plan.SchemaChange.change;
import static dev.leat.migrate.plan.SchemaChange.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Partitions come and go, with their rows.
@PostgresTest
class PartitionChangesTest {
    @Test
    void aDetachedPartitionKeepsItsColumnsConstraintsAndRows(TestDatabase database)
            throws SQLException {
        change(
                database,
                """
                create table o (n int primary key);
                create table m (id int not null, n int default 3 references o, gone text, constraint c check (n > 0), primary key (id), unique (id, n)) partition by range (id);
                create index on m (n);
                create table m1 partition of m for values from (1) to (10);
                create table m2 partition of m default;
                insert into o values (3);
                insert into m (id, gone) values (1, 'kept'), (20, 'lost')
                """,
                """
                create table o (n int primary key);
                create table m (id int not null, n bigint default 3, constraint c check (n > 0), primary key (id), unique (id, n)) partition by range (id);
                create index on m (n);
                create table m1 (id int not null, n int default 3 references o, gone text, constraint c check (n > 0), primary key (id));
                create index on m1 (n);
                create table m2 partition of m default
                """);
        assertThat(database.rows("select id, n, gone from m1"))
                .containsExactly(List.of("1", "3", "kept"));
        assertThat(database.value("select count(*) from m")).isEqualTo("1");
    }

    @Test
    void anAttachedPartitionKeepsItsColumnsConstraintsAndRows(TestDatabase database)
            throws SQLException {
        List<Step> steps =
                change(
                        database,
                        """
                        create table m (id int not null, n int default 3, primary key (id)) partition by range (id);
                        create table m1 (id int not null, n int, note text, own int, primary key (id));
                        create table m2 (id int generated always as identity, n int default 3);
                        insert into m1 values (1, 3, 'kept', 4);
                        insert into m2 overriding system value values (12, 7)
                        """,
                        """
                        create table m (id int not null, n bigint default 3, note text, constraint c check (n > 0), primary key (id)) partition by range (id);
                        create index on m (n);
                        create table m1 partition of m for values from (1) to (10);
                        create table m2 partition of m for values from (10) to (100)
                        """);
        assertThat(database.rows("select id, n, coalesce(note, '-') from m order by id"))
                .containsExactly(List.of("1", "3", "kept"), List.of("12", "7", "-"));
        assertThat(steps)
                .extracting(Step::sql)
                .noneMatch(sql -> sql.contains("COLUMN \"id\"") && sql.contains("DROP COLUMN"));
    }

    @Test
    void severalPartitionsLeaveChangeTheirBoundsAndMoveToAnotherTable(TestDatabase database)
            throws SQLException {
        change(
                database,
                """
                create table m (id int not null, gone text, primary key (id)) partition by range (id);
                create table other (id int not null, note text, primary key (id)) partition by range (id);
                create table m1 partition of m for values from (0) to (10);
                create table m2 partition of m for values from (10) to (20);
                create table m3 partition of m for values from (20) to (30);
                create table m4 partition of m for values from (30) to (40);
                create table m5 partition of m for values from (40) to (50);
                create index i on m (gone);
                insert into m select n, 'x' from generate_series(5, 45, 10) n
                """,
                """
                create table m (id int not null, constraint positive check (id > 0), primary key (id)) partition by range (id);
                create table other (id int not null, note text, primary key (id)) partition by range (id);
                create table m1 partition of m for values from (0) to (13);
                create table m2 partition of m for values from (13) to (20);
                create table m3 (id int not null, gone text, constraint m3_key primary key (id));
                create index other_name on m3 (gone);
                create table m4 (id int not null, gone text, primary key (id));
                create table m5 partition of other for values from (45) to (50);
                create table m6 partition of m for values from (20) to (30)
                """);
        assertThat(database.rows("select id from m order by id"))
                .containsExactly(List.of("5"), List.of("15"));
        assertThat(database.value("select gone from m3")).isEqualTo("x");
        assertThat(database.value("select id from other")).isEqualTo("45");
    }

    @Test
    void aTableWhosePartitionKeyGetsAnotherTypeIsMadeAnew(TestDatabase database)
            throws SQLException {
        change(
                database,
                "create table m (id int not null, n int) partition by range (id); create table m1 partition of m for values from (0) to (10)",
                "create table m (id bigint not null, n int) partition by range (id); create table m1 partition of m for values from (0) to (10)");
        change(
                database,
                "create type e as enum ('a', 'b', 'c'); create table l (v e) partition by list (v); create table la partition of l for values in ('a'); create table lb partition of l for values in ('b', 'c')",
                "create type e as enum ('a', 'b'); create table l (v e) partition by list (v); create table la partition of l for values in ('a'); create table lb partition of l for values in ('b')");
    }

    @Test
    void aTableKeepsItsColumnsWhetherItInheritsThemOrNot(TestDatabase database)
            throws SQLException {
        String parent = "create table a (x int, y text);";
        String inherits = parent + "create table c (w int) inherits (a)";
        String alone = parent + "create table c (x int, y text, w int)";
        change(database, inherits + "; insert into c values (1, 'one', 2)", alone);
        assertThat(database.rows("select x, y, w from c"))
                .containsExactly(List.of("1", "one", "2"));
        like(database, inherits);
        assertThat(database.rows("select x, y from a")).containsExactly(List.of("1", "one"));
        like(database, parent + "create table c (w int, y text not null default 'c') inherits (a)");
        like(database, "create table a (x int); create table c (y text, w int) inherits (a)");
        assertThat(database.rows("select x, y, w from c"))
                .containsExactly(List.of("1", "one", "2"));
    }

    /// Nothing tells afterwards that a column was the table's own before it was inherited, but
    /// Postgres.
    private static void like(TestDatabase database, String schema) throws SQLException {
        List<Entity> before = read(database);
        try (TestDatabase fresh = TestDatabase.create()) {
            fresh.execute(schema.split(";"));
            List<Entity> after = read(fresh);
            List<Step> steps =
                    Planner.plan(
                                    before,
                                    after,
                                    Renames.none(),
                                    PlanOptions.simple().allowing(Set.of("public.a.y")))
                            .orThrow();
            try (Connection connection = database.connection()) {
                StepsOnDatabase.run(connection, steps);
            }
            assertThat(Differ.diff(read(database), after, Renames.none()))
                    .as(steps.toString())
                    .isEmpty();
        }
    }
}
