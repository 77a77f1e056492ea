package dev.leat.api.queries;

import dev.leat.api.request.Caller;
import dev.leat.query.Query;

/// The server's side of a named query: the query that this caller gets for these arguments.
///
/// It is called again whenever a client connects, changes its credentials, or every few minutes,
/// and should return the same query as long as nothing about the caller has changed. It never sees
/// rows, so permissions are conditions that it adds.
///
/// @param <A> the type of its arguments
@FunctionalInterface
public interface QueryFunction<A> {

    /// @throws dev.leat.api.request.ApplicationError to refuse; the client gets message and details
    Query<?> query(A args, Caller caller) throws Exception;
}
