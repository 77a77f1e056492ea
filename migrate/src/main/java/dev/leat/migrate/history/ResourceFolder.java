package dev.leat.migrate.history;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.Map;

/// A folder on the class path, be it on disk or in a jar.
final class ResourceFolder {
    private ResourceFolder() {}

    /// {@return its path} A jar stays open as a file system until the JVM ends.
    static Path find(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context != null ? context : ResourceFolder.class.getClassLoader();
        URL url = loader.getResource(name.endsWith("/") ? name : name + "/");
        if (url == null) {
            url = loader.getResource(name);
        }
        if (url == null) {
            throw new MigrationException(
                    "there is no folder %s on the class path. Does the build copy the migrations to its resources?"
                            .formatted(name));
        }
        try {
            URI uri = url.toURI();
            if (!uri.getScheme().equals("file")) {
                open(uri);
            }
            return Path.of(uri);
        } catch (URISyntaxException
                | IOException
                | ProviderNotFoundException
                | FileSystemNotFoundException e) {
            throw new MigrationException(
                    "the folder %s on the class path cannot be read: %s".formatted(url, e), e);
        }
    }

    private static void open(URI uri) throws IOException {
        try {
            FileSystem opened = FileSystems.newFileSystem(uri, Map.of());
            if (!opened.isOpen()) {
                throw new IOException("the file system of " + uri + " is closed");
            }
        } catch (FileSystemAlreadyExistsException e) {
            // Someone opened it before: it can be read.
        }
    }
}
