package dev.leat.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.SharedServer;
import dev.leat.postgres.replication.PgoutputMessage.Identity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedTablesTest {

    private final ConnectionUrl url = SharedServer.newDatabase();

    @Test
    void givenATable_whenRead_thenItsColumnsKeysAndTypesAreThere() throws SQLException {
        execute(
                "create type mood as enum ('a')",
                "create domain positive as int check (value > 0)",
                "create table t (a int, b text not null default 'x', gone int, m mood, ms mood[], p positive, v varchar(9),"
                        + " g int generated always as (a * 2) stored, i int generated always as identity, primary key (b, a))",
                "alter table t drop column gone",
                "create unique index u1 on t (b, i)",
                "create unique index partial on t (i) where a > 0",
                "create unique index nullable on t (m)",
                "create unique index including on t (i) include (v)",
                "alter table t replica identity using index u1",
                "create publication p for table t where (a > 1)");
        PublishedTable table = read("p").getFirst();
        assertThat(table.qualifiedName()).isEqualTo("public.t");
        assertThat(table.columns())
                .extracting(PublishedColumn::name)
                .containsExactly("a", "b", "m", "ms", "p", "v", "i");
        assertThat(table.columns())
                .extracting(PublishedColumn::position)
                .containsExactly(1, 2, 4, 5, 6, 7, 9);
        assertThat(table.primaryKey()).containsExactly("b", "a");
        assertThat(table.uniqueKeys())
                .extracting(PublishedTable.UniqueKey::indexName)
                .containsExactly("including", "t_pkey", "u1");
        assertThat(table.uniqueKeys().getFirst().columns()).containsExactly("i");
        assertThat(table.identity()).isEqualTo(Identity.INDEX);
        assertThat(table.identityIndex()).isEqualTo("u1");
        assertThat(table.rowFilter()).isEqualTo("(a > 1)");
        assertThat(table.column("m").orElseThrow().type().kind())
                .isEqualTo(PublishedColumn.Kind.ENUM);
        assertThat(table.column("ms").orElseThrow().type().kind())
                .isEqualTo(PublishedColumn.Kind.ARRAY);
        assertThat(table.column("ms").orElseThrow().element().kind())
                .isEqualTo(PublishedColumn.Kind.ENUM);
        assertThat(table.column("p").orElseThrow().type().kind())
                .isEqualTo(PublishedColumn.Kind.DOMAIN);
        assertThat(table.column("v").orElseThrow().typeModifier()).isEqualTo(13);
        assertThat(table.column("b").orElseThrow().notNull()).isTrue();
        assertThat(table.column("b").orElseThrow().defaultExpression()).isEqualTo("'x'::text");
        assertThat(table.column("i").orElseThrow().identity()).isTrue();
    }

    @Test
    void givenSeveralPublications_whenRead_thenTheirFiltersAreCombined() throws SQLException {
        execute(
                "create table t (a int primary key, secret text)",
                "create table open (a int primary key)",
                "create publication p1 for table t (a) where (a > 10), open where (a = 1)",
                "create publication p2 for table t (a) where (a < 5), open");
        List<PublishedTable> tables = read("p1", "p2");
        assertThat(tables).extracting(PublishedTable::name).containsExactly("open", "t");
        assertThat(tables.get(0).rowFilter()).isNull();
        assertThat(tables.get(1).rowFilter()).isEqualTo("((a > 10)) OR ((a < 5))");
        assertThat(tables.get(1).columns()).extracting(PublishedColumn::name).containsExactly("a");
        assertThat(tables.get(1).publications()).containsExactly("p1", "p2");
    }

    @Test
    void givenDifferentColumnLists_whenRead_thenTheErrorNamesTableAndPublications()
            throws SQLException {
        execute(
                "create table t (a int primary key, b int)",
                "create publication p1 for table t (a)",
                "create publication p2 for table t");
        assertThatThrownBy(() -> read("p1", "p2"))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("public.t")
                .hasMessageContaining("p1 and p2");
    }

    @Test
    void givenAPartitionedTable_whenPublishedViaItsRoot_thenOnlyTheRootAppears()
            throws SQLException {
        execute(
                "create table r (a int, primary key (a)) partition by range (a)",
                "create table r1 partition of r for values from (0) to (10)",
                "create publication via_root for table r with (publish_via_partition_root = true)",
                "create publication leaves for table r");
        assertThat(read("via_root"))
                .singleElement()
                .satisfies(table -> {
                    assertThat(table.name()).isEqualTo("r");
                    assertThat(table.partitioned()).isTrue();
                });
        assertThat(read("leaves")).extracting(PublishedTable::name).containsExactly("r1");
        assertThat(read("via_root", "leaves"))
                .extracting(PublishedTable::name)
                .containsExactly("r");
    }

    @Test
    void givenAWholeSchema_whenPublished_thenItsTablesAppear() throws SQLException {
        execute(
                "create schema \"S p\"",
                "create table \"S p\".\"T.t\" (a int)",
                "alter table \"S p\".\"T.t\" replica identity full",
                "create publication p for tables in schema \"S p\"");
        PublishedTable table = read("p").getFirst();
        assertThat(table.name()).isEqualTo("T.t");
        assertThat(table.schema()).isEqualTo("S p");
        assertThat(table.primaryKey()).isEmpty();
        assertThat(table.uniqueKeys()).isEmpty();
        assertThat(table.identity()).isEqualTo(Identity.FULL);
    }

    @Test
    void givenAFitDatabase_whenChecked_thenThereIsNoProblem() throws SQLException {
        execute("create publication p");
        try (Connection connection = url.connect()) {
            assertThat(Preflight.check(connection, List.of("p"), 2)).isEmpty();
        }
    }

    @Test
    void givenAnUnfitDatabase_whenChecked_thenEachProblemSaysWhatToDo() throws SQLException {
        String role = "weak_" + url.database();
        execute(
                "create role " + role + " login",
                "create publication only_inserts with (publish = 'insert')");
        try (Connection connection = url.withUser(role, null).connect()) {
            List<Preflight.Problem> problems =
                    Preflight.check(connection, List.of("only_inserts", "absent"), 1000);
            assertThat(problems)
                    .extracting(Preflight.Problem::check)
                    .containsExactly(
                            Preflight.Check.REPLICATION_RIGHT,
                            Preflight.Check.FREE_SLOT,
                            Preflight.Check.FREE_SENDER,
                            Preflight.Check.PUBLICATION_OPERATIONS,
                            Preflight.Check.PUBLICATION_EXISTS);
            assertThat(problems.getFirst().message())
                    .contains("ALTER ROLE \"" + role + "\" REPLICATION");
            assertThat(problems.getLast().message()).contains("absent");
        }
    }

    private List<PublishedTable> read(String... publications) throws SQLException {
        try (Connection connection = url.connect()) {
            return PublishedTables.read(connection, List.of(publications));
        }
    }

    private void execute(String... statements) throws SQLException {
        SharedServer.execute(url, statements);
    }
}
