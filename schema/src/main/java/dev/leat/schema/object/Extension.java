package dev.leat.schema.object;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An extension of the server: `Extension.of("pg_trgm")`.
///
/// @param schema where its objects live; `null` for the server's choice
/// @param version `null` for the server's newest
public record Extension(String name, @Nullable String schema, @Nullable String version)
        implements SchemaObject {
    public Extension {
        Words.name("extension", name);
    }

    /// {@return the extension of this name}
    public static Extension of(String name) {
        return new Extension(name, null, null);
    }

    /// {@return with its objects in this schema}
    public Extension inSchema(String newSchema) {
        return new Extension(name, Words.name("schema", newSchema), version);
    }

    /// {@return in this version}
    public Extension version(String newVersion) {
        return new Extension(name, schema, Objects.requireNonNull(newVersion, "version"));
    }

    @Override
    public String describe() {
        return "extension " + name;
    }

    @Override
    public String identity() {
        return "extension " + name;
    }
}
