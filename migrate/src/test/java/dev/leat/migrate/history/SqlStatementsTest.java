package dev.leat.migrate.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.history.SqlStatements.Statement;
import org.junit.jupiter.api.Test;

class SqlStatementsTest {

    @Test
    void semicolonsInsideQuotesAndCommentsDoNotSeparate() {
        String text =
                """
                -- a comment; with a semicolon
                select 'it''s; fine', "odd;name", E'back\\';slash';
                /* outer /* inner; */ still; */ select $$ body; $$, $tag$ $$ ; $tag$
                ;
                select a$b$c; select 1
                """;
        assertThat(SqlStatements.split(text))
                .extracting(Statement::sql)
                .containsExactly(
                        "select 'it''s; fine', \"odd;name\", E'back\\';slash'",
                        "select $$ body; $$, $tag$ $$ ; $tag$",
                        "select a$b$c",
                        "select 1");
    }

    @Test
    void eachStatementKnowsItsLine() {
        assertThat(SqlStatements.split("\n\n-- why\nselect 1;\nselect\n2;"))
                .containsExactly(new Statement("select 1", 4), new Statement("select\n2", 5));
    }

    @Test
    void commentsAndEmptyStatementsAreNone() {
        assertThat(SqlStatements.split(";; -- nothing\n /* at all */ ;")).isEmpty();
    }

    @Test
    void anSqlBodyHasSemicolonsOfItsOwn() {
        String function = "create function f() returns int begin atomic select 1; select 2; end";
        assertThat(SqlStatements.split(function + "; select 3"))
                .extracting(Statement::sql)
                .containsExactly(function, "select 3");
    }

    @Test
    void anSqlBodyEndsWithItsOwnEnd() {
        String function =
                "create or replace procedure p(n int) begin atomic select case n when 1 then 2 end; select 2; end";
        assertThat(SqlStatements.split(function + "; begin; select 3"))
                .extracting(Statement::sql)
                .containsExactly(function, "begin", "select 3");
    }

    @Test
    void theCommandsOfARuleStandInParentheses() {
        String rule = "create rule r as on insert to t do also (select 1; select 2)";
        assertThat(SqlStatements.split(rule + ";select 3")).hasSize(2);
    }
}
