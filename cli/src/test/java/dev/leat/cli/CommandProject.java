package dev.leat.cli;

import dev.leat.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A project in a folder of its own, on which commands are run as its owner would run them.
final class CommandProject {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Path file;

    CommandProject(Path folder, Class<?> definition) {
        this.folder = folder;
        this.file = folder.resolve("leat.properties");
        use(definition);
    }

    /// The schema is another one from now on.
    void use(Class<?> definition) {
        try {
            Files.writeString(
                    file, "definition = " + definition.getName() + "\nmigrations = migrations\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Ended leat(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--project", file.toString()));
        return Ended.of(all.toArray(String[]::new));
    }

    Ended leat(TestDatabase database, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", database.url().reveal()));
        return leat(all.toArray(String[]::new));
    }

    /// {@return what the command answered as JSON}
    JsonNode json(TestDatabase database, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", "json"));
        return JSON.readTree(leat(database, all.toArray(String[]::new)).out());
    }

    /// {@return the names of the migrations, in their order}
    List<String> names() throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve("migrations"))) {
            return found.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    Path migration(String name) {
        return folder.resolve("migrations").resolve(name);
    }

    /// Writes a migration by hand.
    String custom(String words, String sql) throws IOException {
        leat("generate", "--custom", words);
        String name = names().getLast();
        Files.writeString(migration(name).resolve("migration.sql"), sql);
        return name;
    }
}
