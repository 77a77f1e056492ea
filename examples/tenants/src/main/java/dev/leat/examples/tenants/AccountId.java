package dev.leat.examples.tenants;

import java.util.Objects;
import java.util.UUID;

/// Whose rows: a type of its own, so that no other id is taken for it.
public record AccountId(UUID value) {
    public AccountId {
        Objects.requireNonNull(value, "value");
    }
}
