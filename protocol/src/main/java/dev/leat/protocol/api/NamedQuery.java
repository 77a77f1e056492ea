package dev.leat.protocol.api;

import dev.leat.protocol.json.Json;
import java.util.List;
import java.util.Objects;

/// A query to be looked up by name.
///
/// @param id the client's hash; the answer repeats it
public record NamedQuery(String id, String name, List<Json> args) {
    public NamedQuery {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        args = List.copyOf(args);
    }
}
