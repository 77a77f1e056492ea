package dev.leat.migrate.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.RoleEntity;
import dev.leat.migrate.history.MigrationException;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@PostgresTest
class SqlFileTest {
    private static Catalog read(TestDatabase server, String text) {
        return SqlFile.read(text, "schema.sql", server.url(), CatalogScope.all());
    }

    @Test
    void isReadAsTheDatabaseThatItMakes(TestDatabase server) throws SQLException {
        SqlFixture.run(server, "/catalog/everything.sql");
        assertThat(read(server, SqlFixture.text("/catalog/everything.sql")))
                .isEqualTo(CatalogReader.read(server.url(), CatalogScope.all()));
    }

    @Test
    void whatPgDumpWritesIsUnderstood(TestDatabase server) {
        Catalog catalog =
                read(
                        server,
                        """
                        \\restrict abc
                        SET statement_timeout = 0;
                        SELECT pg_catalog.set_config('search_path', '', false);
                        CREATE TABLE public.t (a integer, b text);
                        ALTER TABLE public.t OWNER TO nobody_has_this_name;
                        ALTER TABLE public.t OWNER TO CURRENT_USER;
                        COPY public.t (a, b) FROM stdin;
                        1	it's; "quoted
                        2	$$
                        \\.
                        CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;
                        \\unrestrict abc
                        """);
        assertThat(catalog.entities())
                .extracting(Entity::path)
                .containsExactly("public.f.", "public.t", "public.t.a", "public.t.b");
    }

    @Test
    void transactionsOfItsOwnAreKept(TestDatabase server) {
        assertThat(
                        read(
                                        server,
                                        "begin; create table t (a int); commit; begin; create table u (a int);")
                                .entities())
                .as("what is not committed is not there, as with psql")
                .extracting(Entity::path)
                .containsExactly("public.t", "public.t.a");
    }

    @Test
    void rolesThatItMakesAreReadAndLeaveNothingBehind(TestDatabase server) {
        String role = "role_of_" + server.name();
        String other = "other_of_" + server.name();
        server.execute("create role " + other + " nologin");
        try {
            Catalog catalog =
                    read(
                            server,
                            """
                            BEGIN;
                            CREATE ROLE %1$s WITH LOGIN CONNECTION LIMIT 5;
                            CREATE ROLE %2$s;
                            GRANT %2$s TO %1$s;
                            CREATE TABLE t (a int);
                            GRANT SELECT ON t TO %1$s;
                            CREATE POLICY p ON t TO %1$s USING (a > 1);
                            COMMIT;
                            """
                                    .formatted(role, other));
            assertThat(catalog.entities())
                    .contains(
                            new RoleEntity(
                                    role, List.of("LOGIN", "CONNECTION LIMIT 5"), List.of(other)),
                            new RoleEntity(other, List.of(), List.of()))
                    .extracting(entity -> entity.kind().word() + " " + entity.path())
                    .contains("privilege table.public.t." + role + ".granted", "policy public.t.p");
            assertThat(server.column("select rolname from pg_roles where rolname = '" + role + "'"))
                    .isEmpty();
        } finally {
            server.execute("drop role " + other);
        }
    }

    @Test
    void anErrorNamesTheLineAndTheStatement(TestDatabase server) {
        assertThatThrownBy(() ->
                        read(server, "create table t (a int);\n\n-- here\ncreate table t (b int);"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("schema.sql, line 4:")
                .hasMessageContaining("42P07")
                .hasMessageContaining("create table t (b int)");
        assertThatThrownBy(() -> read(server, "select 1;\n\\connect other\n"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("schema.sql, line 2: \\connect other is a command of psql");
        assertThat(
                        server.column(
                                "select datname from pg_database where datname ~ 'scratch_"
                                        + ProcessHandle.current().pid()
                                        + "'"))
                .isEmpty();
    }
}
