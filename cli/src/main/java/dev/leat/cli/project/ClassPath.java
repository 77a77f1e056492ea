package dev.leat.cli.project;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The class path of a project: folders and jars, and `folder/*` for all jars of a folder, as `java
/// -cp` has it.
public final class ClassPath {
    private ClassPath() {}

    /// The same class path with its relative entries made relative to a folder.
    static String relativeTo(@Nullable Path folder, String classpath) {
        return String.join(
                File.pathSeparator,
                entries(classpath).stream()
                        .map(entry ->
                                folder == null || new File(entry).isAbsolute()
                                        ? entry
                                        : folder + File.separator + entry)
                        .toList());
    }

    /// Opens a class path for loading. Classes that `leat` itself has, as Leat's own, come from
    /// `leat`.
    ///
    /// @throws ProjectProblem if an entry does not exist
    public static ClassLoader load(String classpath) {
        List<URL> urls = new ArrayList<>();
        for (Path path : paths(classpath)) {
            try {
                urls.add(path.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new ProjectProblem(
                        "The class path entry " + path + " cannot be used: " + e.getMessage(), e);
            }
        }
        return new URLClassLoader(
                "project", urls.toArray(URL[]::new), ClassPath.class.getClassLoader());
    }

    /// {@return the folders and jars of a class path}
    ///
    /// @throws ProjectProblem if an entry does not exist
    public static List<Path> paths(String classpath) {
        List<Path> paths = new ArrayList<>();
        for (String entry : entries(classpath)) {
            if (entry.endsWith("*")) {
                addJars(paths, Path.of(entry.substring(0, entry.length() - 1)));
            } else if (Files.exists(Path.of(entry))) {
                paths.add(Path.of(entry));
            } else {
                throw new ProjectProblem(
                        "The class path names %s, which does not exist. Is the project built?"
                                .formatted(entry));
            }
        }
        return paths;
    }

    private static void addJars(List<Path> paths, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ProjectProblem(
                    "The class path names the jars of %s, which is no folder.".formatted(folder));
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            jars.forEach(paths::add);
        } catch (IOException e) {
            throw new ProjectProblem("Could not list the jars of " + folder + ".", e);
        }
    }

    private static List<String> entries(String classpath) {
        return Arrays.stream(classpath.split(File.pathSeparator, -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }
}
