package dev.leat.migrate.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.catalog.Comparison;
import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.diff.Differ;
import dev.leat.schema.Schema;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A database becomes Java whose difference with the database is empty.
@PostgresTest
class PullTest {
    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void whatIsPulledIsTheKeptJavaAndDiffersInNothing(RealSchema schema, TestDatabase database)
            throws Exception {
        schema.build(database);

        PulledSchema pulled =
                Pull.from(
                        database.url(),
                        CatalogScope.all(),
                        schema.packageName(),
                        schema.definition(),
                        schema.publication());

        assertThat(pulled.notes()).filteredOn(schema::isSaid).isEmpty();
        schema.assertIsKept(pulled);
        try (PulledClasses classes = PulledClasses.compile(pulled, directory)) {
            Comparison comparison =
                    Comparison.of(
                            new Source.Live(database.url()),
                            new Source.JavaSchema(
                                    Schema.of(classes.definition()),
                                    schema.publication(),
                                    schema.definition()),
                            null);
            assertThat(
                            Differ.diff(
                                    comparison.from().entities(),
                                    comparison.to().entities(),
                                    comparison.renames()))
                    .filteredOn(change -> schema.isSaid(change.toString()))
                    .isEmpty();
        }
    }
}
