package dev.leat.api.mutators;

import java.util.Objects;

/// Which mutation is being run.
///
/// @param name the mutator's name with dots, as registered
/// @param clientGroupId the browser profile (all tabs) that sends it
/// @param clientId the tab that sends it
/// @param mutationId its place among the mutations of the client: 1, 2, 3...
public record MutationCall(String name, String clientGroupId, String clientId, long mutationId) {
    public MutationCall {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(clientGroupId, "clientGroupId");
        Objects.requireNonNull(clientId, "clientId");
    }
}
