package dev.leat.migrate.bundle;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.history.MigrationScript;
import dev.leat.migrate.history.ScriptStep;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.migrate.snapshot.SnapshotJson;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.Identifier;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectMapper;

/// Writes a jar that holds migrations and all that is needed to apply them, but for a Java runtime:
/// `java -jar app-migrations.jar`.
///
/// The same migrations give the same bytes.
public final class BundleWriter {
    /// The folder within the jar that holds the migrations.
    static final String MIGRATIONS = "leat-migrations";

    /// One class of each library that the runner stands on.
    private static final List<Class<?>> LIBRARIES =
            List.of(
                    BundleWriter.class,
                    Identifier.class,
                    ConnectionUrl.class,
                    org.postgresql.Driver.class,
                    ObjectMapper.class,
                    JsonParser.class,
                    com.fasterxml.jackson.annotation.JsonInclude.class);

    /// What the runner logs through. Not told by a class: inside of Maven that one may be Maven's
    /// own, of an older version.
    private static final String LOGGING = "org.slf4j.spi.SLF4JServiceProvider";

    private static final String LOGGING_PROVIDER =
            BundleWriter.class.getPackageName() + ".BundleLogging";

    private final MigrationFolder folder;
    private final String revision;
    private final List<Path> classPath;

    /// @param revision what the file says it was built from, as in a commit's hash; may be empty
    /// @param classPath folders and jars with the classes of Java steps and what those need
    public BundleWriter(MigrationFolder folder, String revision, List<Path> classPath) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.revision = Objects.requireNonNull(revision, "revision");
        this.classPath = List.copyOf(classPath);
    }

    /// Writes the jar; an older one of that name is replaced.
    ///
    /// @return the migrations that are in it
    /// @throws MigrationException if the history is broken, the class of a Java step is not on the
    ///   class path, or the file cannot be written
    public List<Migration> write(Path jar) {
        List<Migration> migrations = folder.migrations();
        if (migrations.isEmpty()) {
            throw new MigrationException(
                    "there is nothing to build: %s holds no migration."
                            .formatted(folder.directory()));
        }
        folder.head();
        Set<String> steps = javaSteps(migrations);
        BundleContent content = new BundleContent();
        try {
            for (Class<?> library : LIBRARIES) {
                content.addAll(locationOf(library));
            }
            content.addAll(locationOfLogging());
            if (!steps.isEmpty()) {
                for (Path entry : classPath) {
                    content.addAll(entry);
                }
            }
            for (String step : steps) {
                requireClass(content, step);
            }
            content.put(
                    "META-INF/services/" + LOGGING,
                    (LOGGING_PROVIDER + "\n").getBytes(StandardCharsets.UTF_8));
            for (Migration migration : migrations) {
                String path = MIGRATIONS + "/" + migration.name() + "/";
                content.put(
                        path + "migration.sql", migration.sql().getBytes(StandardCharsets.UTF_8));
                content.put(
                        path + "snapshot.json",
                        withoutEntities(migration).getBytes(StandardCharsets.UTF_8));
            }
            writeJar(jar, content.entries());
        } catch (IOException e) {
            throw new MigrationException("cannot write " + jar + ": " + e, e);
        }
        return migrations;
    }

    /// To apply migrations takes the order of snapshots, not what is in them.
    private static String withoutEntities(Migration migration) {
        Snapshot snapshot = migration.snapshot();
        return SnapshotJson.write(new Snapshot(snapshot.id(), snapshot.parents(), List.of()));
    }

    private static Set<String> javaSteps(List<Migration> migrations) {
        Set<String> classes = new LinkedHashSet<>();
        for (Migration migration : migrations) {
            for (ScriptStep step : MigrationScript.of(migration).steps()) {
                if (step instanceof ScriptStep.Java java) {
                    classes.add(java.className());
                }
            }
        }
        return classes;
    }

    private void requireClass(BundleContent content, String className) {
        if (!content.entries().containsKey(className.replace('.', '/') + ".class")) {
            throw new MigrationException(
                    "the class %s of a Java step is not on the class path %s. Is it compiled?"
                            .formatted(className, classPath));
        }
    }

    private Path locationOfLogging() throws IOException {
        try {
            return locationOf(Class.forName(LOGGING, false, BundleWriter.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            String entry = LOGGING.replace('.', '/') + ".class";
            for (Path each : classPath) {
                if (Files.isRegularFile(each)) {
                    try (ZipFile jar = new ZipFile(each.toFile())) {
                        if (jar.getEntry(entry) != null) {
                            return each;
                        }
                    }
                }
            }
            throw new MigrationException(
                    "cannot build: the runner logs through slf4j-api 2, which is not on the class path %s. Add org.slf4j:slf4j-api, or dev.leat:leat-migrate, which brings it, to the project's dependencies."
                            .formatted(classPath),
                    e);
        }
    }

    private static Path locationOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            if (source != null) {
                return Path.of(source.getLocation().toURI());
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new MigrationException(
                    "cannot build: where %s comes from is no file: %s"
                            .formatted(type.getName(), source.getLocation()),
                    e);
        }
        throw new MigrationException(
                "cannot build: it is not known where " + type.getName() + " comes from");
    }

    private void writeJar(Path jar, Map<String, byte[]> entries) throws IOException {
        Path target = jar.toAbsolutePath();
        Files.createDirectories(Objects.requireNonNull(target.getParent(), "a file has a folder"));
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part));
                JarOutputStream out = new JarOutputStream(file)) {
            put(out, "META-INF/MANIFEST.MF", manifest().getBytes(StandardCharsets.UTF_8));
            for (String folderEntry : foldersOf(entries.keySet())) {
                put(out, folderEntry, new byte[0]);
            }
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(out, entry.getKey(), entry.getValue());
            }
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /// A class path finds a folder of a jar by its entry.
    private static List<String> foldersOf(Set<String> names) {
        List<String> folders = new ArrayList<>(List.of(MIGRATIONS + "/"));
        for (String name : names) {
            if (name.startsWith(MIGRATIONS + "/") && name.endsWith("/migration.sql")) {
                folders.add(name.substring(0, name.lastIndexOf('/') + 1));
            }
        }
        return folders;
    }

    private String manifest() {
        return "Manifest-Version: 1.0\r\nMain-Class: "
                + Main.class.getName()
                + "\r\nMulti-Release: true\r\nEnable-Native-Access: ALL-UNNAMED\r\n"
                + (revision.isEmpty()
                        ? ""
                        : "Leat-Revision: "
                                + revision.replaceAll("[^\\x20-\\x7e]|(?<=.{55}).", "")
                                + "\r\n")
                + "\r\n";
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        JarEntry entry = new JarEntry(name);
        // The first moment that a zip can express, so that the same content is the same file.
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        entry.setMethod(ZipEntry.DEFLATED);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
