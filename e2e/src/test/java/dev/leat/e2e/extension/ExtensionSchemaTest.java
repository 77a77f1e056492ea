package dev.leat.e2e.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.catalog.Comparison;
import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.diff.Change;
import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.pull.Pull;
import dev.leat.migrate.pull.PulledSchema;
import dev.leat.migrate.pull.SourceFile;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Schema;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is declared with types of extensions is what the database has after the migrations, and
/// what is pulled from it.
class ExtensionSchemaTest {
    private static final ExtensionServer SERVER = ExtensionServer.start();

    @TempDir Path folder;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static List<Change> differences(ConnectionUrl database, DatabaseDefinition wish) {
        Comparison comparison =
                Comparison.of(
                        new Source.Live(database, CatalogScope.all().only("public")),
                        new Source.JavaSchema(Schema.of(wish), "leat_synced", "the declaration"),
                        null);
        return Differ.diff(
                comparison.from().entities(), comparison.to().entities(), comparison.renames());
    }

    private static List<String> column(ConnectionUrl database, String sql) {
        return LibraryDatabase.open(database, 0).sql(sql).column();
    }

    @Test
    void theMigratedDatabaseDiffersInNothingAndIsPulledBack() throws Exception {
        ConnectionUrl database = LibraryDatabase.create(SERVER);
        assertThat(differences(database, new Library())).isEmpty();
        assertThat(
                        column(
                                database,
                                "SELECT indexdef FROM pg_indexes WHERE indexname IN ('hnsw_l2', 'ivfflat_cosine', 'gist_attributes', 'hnsw_as_half') ORDER BY indexname"))
                .containsExactly(
                        "CREATE INDEX gist_attributes ON public.document USING gist (attributes gist_hstore_ops (siglen='32'))",
                        "CREATE INDEX hnsw_as_half ON public.document USING hnsw (((embedding)::halfvec(3)) halfvec_cosine_ops)",
                        "CREATE INDEX hnsw_l2 ON public.document USING hnsw (embedding vector_l2_ops) WITH (m='8', ef_construction='32')",
                        "CREATE INDEX ivfflat_cosine ON public.document USING ivfflat (embedding vector_cosine_ops) WITH (lists='4')");

        PulledSchema pulled =
                Pull.from(
                        database,
                        CatalogScope.all().only("public"),
                        "com.example",
                        "App",
                        "leat_synced");
        assertThat(pulled.notes()).isEmpty();
        DatabaseDefinition definition = compiled(pulled);
        assertThat(columns(definition)).isEqualTo(columns(new Library()));
        assertThat(differences(database, definition)).isEmpty();
    }

    @Test
    void typesAndIndexesChangeAndTheValuesStay() {
        ConnectionUrl database = SERVER.database();
        MigrationFolder migrations = new MigrationFolder(folder.resolve("migrations"));
        Generator generator = new Generator(migrations);
        generator.generate(Growing.before(), "before", Set.of());
        new Migrator(database, migrations).migrate();
        ExtensionServer.execute(
                database,
                "INSERT INTO growing VALUES (1, 'A@b', '[1,0.5,-2]', '[1,0.25,3]', '[0,2,0]', '{2:3}/3', '{1,2.5,3}', '[4,5.5,6]', '[7,8,9]', '{\"[1,2,3]\"}', 'top.a')");

        List<Step> steps =
                generator
                        .generate(Growing.after(), "after", new Answers(List.of(), Set.of(), true))
                        .steps();
        assertThat(steps)
                .filteredOn(step -> step.risk() == Step.Risk.DESTROYS)
                .extracting(Step::note)
                .containsExactlyInAnyOrder(
                        "rounds or cuts values: halfvec(3) holds less than vector(3)",
                        "rounds or cuts values: halfvec(3)[] holds less than vector(3)[]");
        new Migrator(database, migrations).migrate();

        assertThat(differences(database, Growing.after())).isEmpty();
        assertThat(
                        LibraryDatabase.open(database, 0)
                                .sql("SELECT * FROM growing WHERE email = 'a@B'")
                                .rows())
                .containsExactly(
                        List.of(
                                "1",
                                "A@b",
                                "[1,0.5,-2]",
                                "[1,0.25,3]",
                                "{2:2}/3",
                                "[0,3,0]",
                                "[1,2.5,3]",
                                "{4,5.5,6}",
                                "[7,8,9]",
                                "{\"[1,2,3]\"}",
                                "top.a"));
    }

    /// What each column is, in SQL and in Java.
    private static List<String> columns(DatabaseDefinition definition) {
        return Schema.of(definition).tables().stream()
                .flatMap(table -> table.columns().stream())
                .map(ExtensionSchemaTest::described)
                .sorted()
                .toList();
    }

    private static String described(Column<?> column) {
        return "%s %s %s %s"
                .formatted(
                        column,
                        column.type(),
                        column.javaType().getName(),
                        column.isNullable() ? "or null" : "always");
    }

    /// The records of the rows, which the annotation processor would write, are empty here.
    private DatabaseDefinition compiled(PulledSchema pulled) throws Exception {
        List<Path> sources = new ArrayList<>();
        for (SourceFile file : pulled.files()) {
            sources.add(write(file.path(), file.text()));
        }
        for (String row : List.of("Document", "Shelf", "Widest")) {
            sources.add(
                    write(
                            "com/example/" + row + ".java",
                            "package com.example;\nrecord " + row + "() {}\n"));
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            assertThat(
                            compiler.getTask(
                                            null,
                                            files,
                                            null,
                                            List.of("-d", classes.toString(), "-proc:none"),
                                            null,
                                            files.getJavaFileObjectsFromPaths(sources))
                                    .call())
                    .isTrue();
        }
        // Open until the JVM ends: the definition may need more of its classes.
        URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        return (DatabaseDefinition)
                loader.loadClass(pulled.definition()).getDeclaredConstructor().newInstance();
    }

    private Path write(String path, String text) throws Exception {
        Path file = folder.resolve("src").resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
