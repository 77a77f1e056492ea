package dev.leat.api.queries;

import dev.leat.api.request.ApplicationError;
import dev.leat.api.request.Caller;
import dev.leat.api.request.ErrorDetails;
import dev.leat.api.request.ErrorPolicy;
import dev.leat.api.request.InvalidArguments;
import dev.leat.protocol.api.ErroredQuery;
import dev.leat.protocol.api.NamedQuery;
import dev.leat.protocol.api.TransformedQuery;
import dev.leat.protocol.json.Json;
import dev.leat.query.ast.Ast;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks up named queries. One that fails says so in its own entry and leaves the others alone.
public final class QueryTransformer {
    private static final Logger LOG = LoggerFactory.getLogger(QueryTransformer.class);

    private final Queries queries;
    private final ErrorPolicy errors;

    public QueryTransformer(Queries queries, ErrorPolicy errors) {
        this.queries = Objects.requireNonNull(queries, "queries");
        this.errors = Objects.requireNonNull(errors, "errors");
    }

    /// {@return one entry for each query, in the order of the request}
    public List<TransformedQuery> transform(List<NamedQuery> named, Caller caller) {
        return named.stream().map(query -> transform(query, caller)).toList();
    }

    private TransformedQuery transform(NamedQuery named, Caller caller) {
        Queries.Registered<?> registered = queries.find(named.name());
        if (registered == null) {
            LOG.warn(
                    "a client asks for a query that is not registered: \"{}\"; registered are {}",
                    named.name(),
                    queries.names());
            return refuse(
                    named, new ApplicationError("There is no query \"" + named.name() + "\""));
        }
        try {
            return new TransformedQuery.Ok(
                    named.id(), named.name(), astOf(registered, named, caller));
        } catch (InvalidArguments invalid) {
            return new TransformedQuery.Errored(
                    new ErroredQuery(
                            ErroredQuery.Kind.PARSE,
                            named.id(),
                            named.name(),
                            "Invalid arguments for query \""
                                    + named.name()
                                    + "\": "
                                    + invalid.getMessage(),
                            null));
        } catch (ApplicationError refusal) {
            return refuse(named, refusal);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            // However one query fails, the others of the call go on.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.error("query \"{}\" failed", named.name(), e);
            return refuse(named, errors.tell("Query \"" + named.name() + "\"", e));
        }
    }

    private static <A> Ast astOf(Queries.Registered<A> query, NamedQuery named, Caller caller)
            throws Exception {
        A args = query.args().decode(named.args().stream().map(Json::tree).toList());
        return query.function().query(args, caller).toAst();
    }

    private static TransformedQuery refuse(NamedQuery named, ApplicationError error) {
        return new TransformedQuery.Errored(
                new ErroredQuery(
                        ErroredQuery.Kind.APP,
                        named.id(),
                        named.name(),
                        error.getMessage(),
                        ErrorDetails.of(error)));
    }
}
