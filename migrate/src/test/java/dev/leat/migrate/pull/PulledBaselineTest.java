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
import dev.leat.migrate.snapshot.Renames;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A pulled database gets a first migration that makes it anew, and goes on from there.
@PostgresTest
class PulledBaselineTest {
    private static final String CLASSPATH = System.getProperty("java.class.path");

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void theBaselineMakesTheSameDatabaseAndNothingIsLeftToGenerate(
            RealSchema schema, TestDatabase original) throws Exception {
        schema.build(original);
        PulledSchema kept = schema.kept();
        MigrationFolder folder = new MigrationFolder(directory.resolve("migrations"));
        Generator generator = new Generator(folder, schema.publication(), Clock.systemUTC());

        try (PulledDefinition compiled = PulledDefinition.compile(kept, CLASSPATH)) {
            assertThat(generator.generate(compiled.definition(), "baseline", Set.of()).written())
                    .isNotNull();
        }

        // Compiled once more, as the project's own build does it.
        try (PulledClasses classes = PulledClasses.compile(kept, directory)) {
            assertThat(generator.plan(classes.definition(), Set.of())).isEmpty();
        }
        try (TestDatabase empty = TestDatabase.create()) {
            new Migrator(empty.url(), folder).migrate();
            assertThat(differences(original, empty)).filteredOn(schema::isSaid).isEmpty();
        }
        Migrator migrator = new Migrator(original.url(), folder);
        assertThat(migrator.baseline()).hasSize(1);
        assertThat(migrator.standing().pending()).isEmpty();
        assertThat(migrator.standing().problems()).isEmpty();
        assertThat(new DatabaseCheck(original.url(), folder).drift().findings())
                .filteredOn(finding -> schema.isSaid(finding.message()))
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
}
