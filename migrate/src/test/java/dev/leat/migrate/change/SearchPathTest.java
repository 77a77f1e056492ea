package dev.leat.migrate.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Step;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What names without a schema mean is a matter of the database, and of who wrote a function.
@PostgresTest
class SearchPathTest {
    private static List<String> statements(TestDatabase from, TestDatabase to) {
        return SchemaChange.compare(
                        new Source.Live(from.url()),
                        new Source.Live(to.url()),
                        Answers.NONE,
                        PlanOptions.simple(),
                        null)
                .plan()
                .orThrow()
                .stream()
                .map(Step::sql)
                .toList();
    }

    /// In a session of its own, as anybody would apply them.
    private static List<String> applied(TestDatabase from, TestDatabase to) throws SQLException {
        List<String> statements = statements(from, to);
        try (Connection connection = from.url().connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
        assertThat(statements(from, to)).as("second diff").isEmpty();
        return statements;
    }

    @Test
    void aDatabaseWithoutTheSchemaPublicGetsIt(TestDatabase from, TestDatabase to)
            throws SQLException {
        from.execute("drop schema public");
        assertThat(applied(from, to)).first().isEqualTo("CREATE SCHEMA \"public\"");
        from.execute("drop schema public");
        to.execute("create table t (a int)", "create schema x", "create table x.u (a int)");
        applied(from, to);
        assertThat(from.value("select count(*) from public.t")).isEqualTo("0");
    }

    @Test
    void aDatabaseLosesTheSchemaPublicWhenNothingIsLeftInIt(TestDatabase from, TestDatabase to)
            throws SQLException {
        to.execute("drop schema public", "create schema x");
        assertThat(applied(from, to)).last().isEqualTo("DROP SCHEMA \"public\"");
    }

    @Test
    void anEmptySearchPathIsNoHindrance(TestDatabase from, TestDatabase to) throws SQLException {
        from.execute("alter database \"%s\" set search_path to ''".formatted(from.name()));
        to.execute("create table t (a int)");
        applied(from, to);
        assertThat(from.value("select count(*) from public.t")).isEqualTo("0");
    }

    @Test
    void aFunctionInSqlMayHaveBeenWrittenForAnotherSearchPath(TestDatabase from, TestDatabase to)
            throws SQLException {
        for (String returns : List.of("integer", "bigint")) {
            to.execute(
                    "drop schema if exists x cascade",
                    "create schema x",
                    "create table x.t (a %s)".formatted(returns),
                    "set search_path to x; create function x.f() returns %s language sql as 'select max(a) from t'; reset search_path"
                            .formatted(returns));
            applied(from, to);
        }
        to.execute(
                "set search_path to x; create or replace function x.f() returns bigint language sql as 'select min(a) from t'; reset search_path");
        assertThat(applied(from, to))
                .hasSize(3)
                .first()
                .isEqualTo("SET check_function_bodies = off");
    }
}
