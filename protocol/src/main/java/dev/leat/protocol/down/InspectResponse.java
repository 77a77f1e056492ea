package dev.leat.protocol.down;

import dev.leat.protocol.json.Json;
import java.util.Objects;

/// The answer to a question of the inspector.
///
/// @param id that of the question
/// @param op what kind of answer: that of the question, `authenticated` or `error`
/// @param value its JSON
public record InspectResponse(String id, String op, Json value) {
    public InspectResponse {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(op, "op");
        Objects.requireNonNull(value, "value");
    }
}
