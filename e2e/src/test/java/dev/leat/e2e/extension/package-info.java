/// Types of extensions that the embedded server lacks, on a server that has them.
///
/// The server is PGlite, which is Postgres compiled for Node and comes through npm with pgvector,
/// citext, hstore and ltree; `src/test/node/pglite` puts it behind the wire protocol. Each test
/// class starts one, [ExtensionServer], and ends it; tests make databases on it as on any other.
/// Over the driver and Leat's public API they declare schemas with such types, apply them, read
/// them back, and write, query and compare values.
///
/// Everything is used by the thread of the test. Start at `ExtensionSchemaTest`.
@NullMarked
package dev.leat.e2e.extension;

import org.jspecify.annotations.NullMarked;
