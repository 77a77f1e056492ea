package dev.leat.protocol.api;

import dev.leat.query.ast.Ast;
import java.util.Objects;

/// What the API server made of one query.
public sealed interface TransformedQuery {
    String id();

    String name();

    /// The query that is run for the caller, under server names.
    record Ok(String id, String name, Ast ast) implements TransformedQuery {
        public Ok {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(ast, "ast");
        }
    }

    /// The API server refused it, or its answer for it cannot be read.
    record Errored(ErroredQuery error) implements TransformedQuery {
        public Errored {
            Objects.requireNonNull(error, "error");
        }

        @Override
        public String id() {
            return error.id();
        }

        @Override
        public String name() {
            return error.name();
        }
    }
}
