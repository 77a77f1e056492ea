package dev.leat.cli.project;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a project says of itself.
///
/// ```properties
/// definition = com.example.App
/// classpath = target/classes:target/dependency/*
/// migrations = migrations
/// url = postgres://app@localhost:5432/app
/// ```
///
/// Relative paths are relative to the file's folder, those of flags to the current one.
///
/// @param file where it was read from, whether or not there was a file
/// @param definition the class that implements `DatabaseDefinition`, if named
/// @param classpath where that class is found, if named
/// @param migrations the folder of the migrations
/// @param url the database, if named
public record Project(
        Path file,
        Optional<String> definition,
        Optional<String> classpath,
        Path migrations,
        Optional<String> url) {
    public static final String FILE = "leat.properties";

    private static final Set<String> KNOWN = Set.of("definition", "classpath", "migrations", "url");

    /// Reads a project file. A missing file named `leat.properties` is an empty one, since flags
    /// can say it all.
    ///
    /// @throws ProjectProblem if the file cannot be read or has a line that means nothing
    public static Project read(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Properties lines = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                lines.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new ProjectProblem(
                        "Could not read the project file " + file + ": " + e.getMessage(), e);
            }
        } else if (!file.endsWith(FILE)) {
            throw new ProjectProblem("There is no project file " + file + ".");
        }
        Set<String> unknown = new TreeSet<>(lines.stringPropertyNames());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new ProjectProblem(
                    "The project file %s has lines that mean nothing: %s. It knows %s."
                            .formatted(
                                    file,
                                    String.join(", ", unknown),
                                    String.join(", ", new TreeSet<>(KNOWN))));
        }
        return new Project(
                file,
                value(lines, "definition"),
                value(lines, "classpath").map(path -> ClassPath.relativeTo(folder, path)),
                resolve(folder, value(lines, "migrations").orElse("migrations")),
                Optional.ofNullable(System.getenv("DATABASE_URL")).or(() -> value(lines, "url")));
    }

    /// The same project with what the command line says instead.
    public Project overriddenBy(
            @Nullable String definition,
            @Nullable String classpath,
            @Nullable Path migrations,
            @Nullable String url) {
        return new Project(
                file,
                Optional.ofNullable(definition).or(this::definition),
                Optional.ofNullable(classpath).or(this::classpath),
                migrations == null ? this.migrations : migrations,
                Optional.ofNullable(url).or(this::url));
    }

    /// {@return a path of the project, which is relative to the folder of its file}
    public Path inProject(String path) {
        return resolve(file.toAbsolutePath().normalize().getParent(), path);
    }

    /// The database's URL.
    ///
    /// @throws ProjectProblem if it is not named anywhere
    public String requiredUrl() {
        return url.orElseThrow(() ->
                new ProjectProblem(
                        "No database is named. Pass --url, set DATABASE_URL, or write url = postgres://… into "
                                + file
                                + "."));
    }

    /// The class that defines the database.
    ///
    /// @throws ProjectProblem if it is not named anywhere
    public String requiredDefinition() {
        return definition.orElseThrow(() ->
                new ProjectProblem(
                        "No database definition is named. Pass --definition with the class that implements DatabaseDefinition, or write definition = … into "
                                + file
                                + "."));
    }

    private static Path resolve(@Nullable Path folder, String path) {
        return folder == null ? Path.of(path) : folder.resolve(path);
    }

    private static Optional<String> value(Properties lines, String name) {
        return Optional.ofNullable(lines.getProperty(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
