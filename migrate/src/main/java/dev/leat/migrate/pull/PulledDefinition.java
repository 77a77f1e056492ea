package dev.leat.migrate.pull;

import dev.leat.migrate.history.MigrationException;
import dev.leat.schema.DatabaseDefinition;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Pulled Java, compiled and loaded.
///
/// The first migration of an adopted database is generated from it, and not from what was read of
/// the database: so its snapshot holds the very words that the same classes give when the project
/// has compiled them, and the next `leat generate` finds nothing to do.
///
/// ```java
/// try (PulledDefinition pulled = PulledDefinition.compile(schema, System.getProperty("java.class.path"))) {
///     new Generator(folder).generate(pulled.definition(), "baseline", Set.of());
/// }
/// ```
public final class PulledDefinition implements AutoCloseable {
    private static final String PROCESSOR = "dev.leat.processor.TableProcessor";

    private final Path folder;
    private final URLClassLoader loader;
    private final DatabaseDefinition definition;

    private PulledDefinition(Path folder, URLClassLoader loader, DatabaseDefinition definition) {
        this.folder = folder;
        this.loader = loader;
        this.definition = definition;
    }

    /// {@return whether this Java has a compiler: a JDK does, a JRE does not}
    public static boolean isPossible() {
        return ToolProvider.getSystemJavaCompiler() != null;
    }

    /// Compiles in a temporary folder, which is gone when the result is closed.
    ///
    /// @param classpath has Leat's schema; the annotation processor is taken from where this class
    ///   is
    /// @throws MigrationException if there is no compiler, or if it refuses the sources: then with
    ///   what it said
    public static PulledDefinition compile(PulledSchema schema, String classpath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new MigrationException(
                    "this Java has no compiler. Run it with a JDK instead of a JRE.");
        }
        try {
            Path folder = Files.createTempDirectory("leat-pull");
            try {
                List<Path> sources = new SourceFolder(folder.resolve("src")).write(schema.files());
                Path classes = Files.createDirectories(folder.resolve("classes"));
                compile(compiler, sources, classes, classpath);
                return load(schema, folder, classes);
            } catch (IOException | RuntimeException e) {
                delete(folder);
                throw e;
            }
        } catch (IOException e) {
            throw new MigrationException("cannot compile what was pulled: " + e, e);
        }
    }

    private static void compile(
            JavaCompiler compiler, List<Path> sources, Path classes, String classpath)
            throws IOException {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null)) {
            List<String> options = List.of("-d", classes.toString(), "-classpath", classpath);
            JavaCompiler.CompilationTask task =
                    compiler.getTask(
                            null,
                            files,
                            said,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(processor()));
            if (!task.call()) {
                throw new MigrationException(
                        "what was pulled does not compile, which is a mistake of Leat:\n"
                                + said.getDiagnostics().stream()
                                        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                                        .map(Object::toString)
                                        .collect(Collectors.joining("\n")));
            }
        }
    }

    /// The processor beside this class, and not that of the class path: a project may name it apart
    /// from its libraries, as Maven's `annotationProcessorPaths`.
    private static Processor processor() {
        try {
            return (Processor) Class.forName(PROCESSOR).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new MigrationException(
                    "pulling needs leat-processor beside leat-migrate, and %s cannot be made: %s"
                            .formatted(PROCESSOR, e),
                    e);
        }
    }

    private static PulledDefinition load(PulledSchema schema, Path folder, Path classes)
            throws IOException {
        URLClassLoader loader =
                new URLClassLoader(
                        "pulled",
                        new URL[] {classes.toUri().toURL()},
                        PulledDefinition.class.getClassLoader());
        try {
            Object made =
                    loader.loadClass(schema.definition()).getDeclaredConstructor().newInstance();
            return new PulledDefinition(folder, loader, (DatabaseDefinition) made);
        } catch (ReflectiveOperationException e) {
            loader.close();
            throw new MigrationException(
                    "cannot make a %s of what was pulled: %s".formatted(schema.definition(), e), e);
        }
    }

    /// {@return what lists everything; of use until this is closed}
    public DatabaseDefinition definition() {
        return definition;
    }

    @Override
    public void close() {
        try {
            loader.close();
            delete(folder);
        } catch (IOException e) {
            throw new MigrationException(
                    "cannot remove the temporary folder %s: %s".formatted(folder, e), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
