package dev.leat.migrate.catalog;

import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.Schema;
import java.util.Objects;

/// Something that says what a database should consist of, or does: one side of a [Comparison].
public sealed interface Source {

    /// {@return how messages call it; never with a password}
    String name();

    /// {@return whether it is known without a server}
    default boolean offline() {
        return switch (this) {
            case JavaSchema schema -> true;
            case SnapshotFile file -> true;
            case Live live -> false;
            case SqlText text -> false;
        };
    }

    /// A schema in Java.
    ///
    /// @param publication the name of the publication that carries its synced tables
    /// @param name how messages call it, as the class's name
    record JavaSchema(Schema schema, String publication, String name) implements Source {
        public JavaSchema {
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(publication, "publication");
            Objects.requireNonNull(name, "name");
        }
    }

    /// A snapshot, read already.
    ///
    /// @param name how messages call it: its file
    record SnapshotFile(Snapshot snapshot, String name) implements Source {
        public SnapshotFile {
            Objects.requireNonNull(snapshot, "snapshot");
            Objects.requireNonNull(name, "name");
        }
    }

    /// A database as it is.
    ///
    /// @param scope what of it counts
    record Live(ConnectionUrl url, CatalogScope scope) implements Source {
        public Live {
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(scope, "scope");
        }

        /// Everything in the database but the ledger of migrations.
        public Live(ConnectionUrl url) {
            this(url, CatalogScope.all());
        }

        @Override
        public String name() {
            return url.toString();
        }
    }

    /// SQL text that makes everything in an empty database ([SqlFile]).
    ///
    /// @param name how messages call it: its file
    record SqlText(String text, String name) implements Source {
        public SqlText {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(name, "name");
        }
    }
}
