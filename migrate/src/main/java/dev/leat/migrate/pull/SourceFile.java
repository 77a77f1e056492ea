package dev.leat.migrate.pull;

import java.util.Objects;

/// A file of Java source.
///
/// @param path relative to the root of the sources, with slashes
/// @param text the whole file
public record SourceFile(String path, String text) {
    public SourceFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(text, "text");
    }
}
