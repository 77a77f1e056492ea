package dev.leat.migrate.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.catalog.Comparison;
import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.history.SqlStatements;
import dev.leat.schema.Schema;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A database becomes Java whose difference with the database is empty.
@PostgresTest
class PullTest {
    @TempDir Path directory;

    /// @param unsaid the object that Java cannot say
    @ParameterizedTest
    @CsvSource({
        "takeout, zero_takeout,",
        "zerostarter, leat_synced,",
        "zbugs, leat_synced,",
        "ninety, leat_synced,",
        "shop, leat_synced,",
        "chat, leat_synced, message_3",
        "tracker, leat_synced,"
    })
    void whatIsPulledCompilesAndDiffersInNothing(
            String name, String publication, @Nullable String unsaid, TestDatabase database)
            throws Exception {
        build(database, resource("/schemas/" + name + ".sql"));

        PulledSchema pulled =
                Pull.from(
                        database.url(),
                        CatalogScope.all(),
                        "com.example." + name,
                        "Pulled",
                        publication);

        assertThat(pulled.notes())
                .filteredOn(note -> unsaid == null || !note.contains(unsaid))
                .isEmpty();
        try (PulledClasses classes = PulledClasses.compile(pulled, directory)) {
            Comparison comparison =
                    Comparison.of(
                            new Source.Live(database.url()),
                            new Source.JavaSchema(
                                    Schema.of(classes.definition()), publication, "Pulled"),
                            null);
            assertThat(
                            Differ.diff(
                                    comparison.from().entities(),
                                    comparison.to().entities(),
                                    comparison.renames()))
                    .filteredOn(change -> unsaid == null || !change.toString().contains(unsaid))
                    .isEmpty();
        }
    }

    private static void build(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.url().connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET check_function_bodies = off");
            for (SqlStatements.Statement each : SqlStatements.split(sql)) {
                statement.execute(each.sql());
            }
        }
    }

    private static String resource(String path) throws Exception {
        try (InputStream in = PullTest.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
