package dev.leat.migrate.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.catalog.Catalog;
import dev.leat.migrate.catalog.CatalogReader;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.check.DatabaseCheck;
import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.history.SqlStatements;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A pulled database gets a first migration that makes it anew, and goes on from there.
@PostgresTest
class PulledBaselineTest {
    private static final String CLASSPATH = System.getProperty("java.class.path");

    @TempDir Path directory;

    /// @param unsaid the object that Java cannot say
    @ParameterizedTest
    @CsvSource({
        "takeout, zero_takeout,",
        "zerostarter, leat_synced,",
        "zbugs, leat_synced,",
        "shop, leat_synced,",
        "chat, leat_synced, message_3",
        "ninety, leat_synced,",
        "tracker, leat_synced,"
    })
    void theBaselineMakesTheSameDatabaseAndNothingIsLeftToGenerate(
            String name, String publication, @Nullable String unsaid, TestDatabase original)
            throws Exception {
        build(original, resource("/schemas/" + name + ".sql"));
        PulledSchema pulled =
                Pull.from(
                        original.url(),
                        CatalogScope.all(),
                        "com.example." + name,
                        "Shop",
                        publication);
        MigrationFolder folder = new MigrationFolder(directory.resolve("migrations"));
        Generator generator = new Generator(folder, publication, Clock.systemUTC());

        try (PulledDefinition compiled = PulledDefinition.compile(pulled, CLASSPATH)) {
            assertThat(generator.generate(compiled.definition(), "baseline", Set.of()).written())
                    .isNotNull();
        }

        // Compiled once more, as the project's own build does it.
        try (PulledClasses classes = PulledClasses.compile(pulled, directory)) {
            assertThat(generator.plan(classes.definition(), Set.of())).isEmpty();
        }
        try (TestDatabase empty = TestDatabase.create()) {
            new Migrator(empty.url(), folder).migrate();
            assertThat(differences(original, empty))
                    .filteredOn(change -> unsaid == null || !change.contains(unsaid))
                    .isEmpty();
        }
        Migrator migrator = new Migrator(original.url(), folder);
        assertThat(migrator.baseline()).hasSize(1);
        assertThat(migrator.standing().pending()).isEmpty();
        assertThat(migrator.standing().problems()).isEmpty();
        assertThat(new DatabaseCheck(original.url(), folder).drift().findings())
                .filteredOn(finding -> unsaid == null || !finding.message().contains(unsaid))
                .isEmpty();
    }

    @Test
    void whatDoesNotCompileIsToldWithTheCompilersWords() {
        PulledSchema broken =
                new PulledSchema(
                        List.of(
                                new SourceFile(
                                        "a/Shop.java", "package a; class Shop { int x = y; }")),
                        "a.Shop",
                        List.of());

        assertThatThrownBy(() -> PulledDefinition.compile(broken, CLASSPATH))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("does not compile")
                .hasMessageContaining("Shop.java");
    }

    private static List<String> differences(TestDatabase from, TestDatabase to)
            throws SQLException {
        Catalog before = CatalogReader.read(from.url(), CatalogScope.all());
        Catalog after = CatalogReader.read(to.url(), CatalogScope.all());
        return Differ.diff(before.entities(), after.entities(), Renames.none()).stream()
                .map(Object::toString)
                .toList();
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
        try (InputStream in = PulledBaselineTest.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
