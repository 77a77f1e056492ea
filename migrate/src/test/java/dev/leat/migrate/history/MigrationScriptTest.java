package dev.leat.migrate.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationScriptTest {
    private static MigrationScript script(String sql) {
        return MigrationScript.of(new Migration("20260101000000_one", sql, Snapshot.empty()));
    }

    @Test
    void directivesConcernTheStepAfterThem() {
        MigrationScript script =
                script(
                        """
                        -- leat:replaces 20250101000000_a, 20250102000000_b
                        select 1; -- a remark
                        -- slow: builds an index
                        -- leat:no-transaction
                        -- and one more remark
                        create index concurrently i on t (a);
                        -- leat:java com.example.Fill$Names
                        select '-- leat:no-transaction';
                        """);
        assertThat(script.steps())
                .containsExactly(
                        new ScriptStep.Sql(1, 2, true, "select 1"),
                        new ScriptStep.Sql(2, 6, false, "create index concurrently i on t (a)"),
                        new ScriptStep.Java(3, 7, true, "com.example.Fill$Names"),
                        new ScriptStep.Sql(4, 8, true, "select '-- leat:no-transaction'"));
        assertThat(script.replaces()).containsExactly("20250101000000_a", "20250102000000_b");
        assertThat(script.isTransactional()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-- leat:no-transactions|there is no directive leat:no-transactions",
                "-- leat:no-transaction|no statement follows it",
                "-- leat:java not a class|\"not a class\" is not the name of a class",
                "select 1; -- leat:java a.B|must stand on a line of its own",
                "commit|would end the transaction",
                "start transaction|would end the transaction"
            })
    void whatMeansNothingIsRefusedWithItsLine(String sql, String message) {
        assertThatThrownBy(() -> script("\n" + sql))
                .hasMessageContaining("20260101000000_one, line 2 of migration.sql")
                .hasMessageContaining(message);
    }

    @Test
    void goingBackToASavepointIsNoEndOfTheTransaction() {
        assertThat(script("savepoint a; rollback to a; release a").steps()).hasSize(3);
    }
}
