package dev.leat.migrate.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The files of a jar under construction, by name.
final class BundleContent {
    private final Map<String, byte[]> entries = new TreeMap<>();

    Map<String, byte[]> entries() {
        return Collections.unmodifiableMap(entries);
    }

    void put(String name, byte[] content) {
        entries.put(name, content);
    }

    /// Adds what a folder of classes or a jar holds; the first of a name stays, but lists of
    /// services are joined.
    void addAll(Path source) throws IOException {
        if (Files.isDirectory(source)) {
            addFolder(source);
        } else {
            addJar(source);
        }
    }

    private void addFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(
                        folder.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        }
    }

    private void addJar(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
                JarEntry entry = all.nextElement();
                if (!entry.isDirectory()) {
                    try (InputStream in = file.getInputStream(entry)) {
                        add(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
    }

    private void add(String name, byte[] content) throws IOException {
        if (isOfTheJarItself(name)) {
            return;
        }
        byte[] present = entries.putIfAbsent(name, content);
        if (present != null && name.startsWith("META-INF/services/")) {
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            joined.write(present);
            joined.write('\n');
            joined.write(content);
            entries.put(name, joined.toByteArray());
        }
    }

    /// Manifests, signatures, module descriptors and build notes are true of the library's jar
    /// only.
    private static boolean isOfTheJarItself(String name) {
        return name.equals("META-INF/MANIFEST.MF")
                || name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)")
                || name.endsWith("module-info.class")
                || name.startsWith("META-INF/maven/")
                || name.startsWith("META-INF/native-image/");
    }
}
