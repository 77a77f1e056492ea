package dev.leat.migrate.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.processor.TableProcessor;
import dev.leat.schema.DatabaseDefinition;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Pulled sources, compiled as a user's build does it.
record PulledClasses(URLClassLoader loader, DatabaseDefinition definition)
        implements AutoCloseable {

    static PulledClasses compile(PulledSchema pulled, Path directory)
            throws IOException, ReflectiveOperationException {
        List<Path> sources = new ArrayList<>();
        for (SourceFile file : pulled.files()) {
            Path source = directory.resolve("src").resolve(file.path());
            Files.createDirectories(source.getParent());
            Files.writeString(source, file.text());
            sources.add(source);
        }
        Path classes = Files.createDirectories(directory.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, null, null)) {
            JavaCompiler.CompilationTask task =
                    compiler.getTask(
                            null,
                            files,
                            diagnostics,
                            List.of("-d", classes.toString(), "--release", "21", "-Xlint:-options"),
                            null,
                            files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(new TableProcessor()));
            boolean compiled = task.call();
            assertThat(compiled)
                    .as(
                            diagnostics.getDiagnostics().stream()
                                    .map(Object::toString)
                                    .collect(Collectors.joining("\n")))
                    .isTrue();
        }
        URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, PulledClasses.class.getClassLoader());
        return new PulledClasses(
                loader,
                (DatabaseDefinition)
                        loader.loadClass(pulled.definition())
                                .getDeclaredConstructor()
                                .newInstance());
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
