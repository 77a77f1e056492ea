/// Named queries: what a client may ask for, and what the server makes of it.
///
/// In come names with arguments and the caller; out go query ASTs, or an error for each query that
/// has none. The function behind a name decides what its caller may see: the AST that it returns is
/// what the sync server keeps in step.
///
/// Everything here is immutable and may be shared between threads. Start reading at [Queries].
@NullMarked
package dev.leat.api.queries;

import org.jspecify.annotations.NullMarked;
