package dev.leat.migrate.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.change.SchemaChange;
import dev.leat.migrate.check.DatabaseCheck;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Step;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a team writes in Java is the database that its SQL made so far.
@PostgresTest
class WrittenSchemasTest {
    @TempDir Path directory;

    static Stream<Arguments> schemas() {
        return Stream.of(
                Arguments.of("takeout", "zero_takeout", new Starter()),
                Arguments.of("zbugs", "leat_synced", new BugTracker()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void whatIsWrittenInJavaMakesTheDatabaseOfTheSql(
            String sql,
            String publication,
            DatabaseDefinition definition,
            TestDatabase fromSql,
            TestDatabase fromJava)
            throws Exception {
        fromSql.execute(resource("/schemas/" + sql + ".sql"));
        MigrationFolder folder = new MigrationFolder(directory);
        Generator generator = new Generator(folder, publication, Clock.systemUTC());
        generator.generate(definition, "first", Set.of());

        new Migrator(fromJava.url(), folder).migrate();

        assertThat(difference(fromSql.url(), fromJava.url())).isEmpty();
        assertThat(difference(fromJava.url(), fromSql.url())).isEmpty();
        assertThat(generator.generate(definition, "again", Set.of()).written()).isNull();
        assertThat(new DatabaseCheck(fromJava.url(), folder).drift().findings()).isEmpty();
    }

    private static List<Step> difference(ConnectionUrl from, ConnectionUrl to) {
        return SchemaChange.between(
                        new Source.Live(from, CatalogScope.all()),
                        new Source.Live(to, CatalogScope.all()),
                        Answers.NONE,
                        PlanOptions.simple(),
                        null)
                .steps();
    }

    private static String resource(String path) throws Exception {
        try (InputStream in = WrittenSchemasTest.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
