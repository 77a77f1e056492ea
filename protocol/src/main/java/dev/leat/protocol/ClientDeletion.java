package dev.leat.protocol;

import java.util.List;

/// Clients, or whole groups of them, that are gone for good. Servers ignore the groups.
public record ClientDeletion(List<String> clientIds, List<String> clientGroupIds) {
    public static final ClientDeletion NONE = new ClientDeletion(List.of(), List.of());

    public ClientDeletion {
        clientIds = List.copyOf(clientIds);
        clientGroupIds = List.copyOf(clientGroupIds);
    }
}
