package dev.leat.protocol.api;

import java.util.List;

/// The queries to look up. Without any, it only asks whether the credentials are good.
public record TransformRequest(List<NamedQuery> queries) {
    /// The call that only checks the credentials.
    public static final TransformRequest VALIDATION = new TransformRequest(List.of());

    public TransformRequest {
        queries = List.copyOf(queries);
    }
}
