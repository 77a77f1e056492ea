package dev.leat.api.mutators;

import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonObject;
import java.util.List;
import java.util.Objects;

/// The argument of the internal mutation by which a sync server removes results that clients have
/// seen.
sealed interface CleanupResults {

    String clientGroupId();

    /// The results of one client up to and with an id.
    record UpTo(String clientGroupId, String clientId, long mutationId) implements CleanupResults {
        public UpTo {
            Objects.requireNonNull(clientGroupId, "clientGroupId");
            Objects.requireNonNull(clientId, "clientId");
        }
    }

    /// All results of clients that are gone.
    record All(String clientGroupId, List<String> clientIds) implements CleanupResults {
        public All {
            Objects.requireNonNull(clientGroupId, "clientGroupId");
            clientIds = List.copyOf(clientIds);
        }
    }

    /// {@return the argument in its typed form; without a type it means one client}
    ///
    /// @throws dev.leat.protocol.json.InvalidMessageException if it has another form
    static CleanupResults of(Json argument) {
        JsonObject object = JsonObject.of(argument.tree(), "_zero_cleanupResults");
        String group = object.string("clientGroupID");
        String type = object.optionalString("type");
        return switch (type == null ? "single" : type) {
            case "single" ->
                    new UpTo(group, object.string("clientID"), object.integer("upToMutationID"));
            case "bulk" -> new All(group, object.strings("clientIDs"));
            default -> throw object.invalid("type", "expected single or bulk");
        };
    }
}
