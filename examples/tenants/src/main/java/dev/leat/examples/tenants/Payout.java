package dev.leat.examples.tenants;

import java.time.Instant;
import java.util.UUID;

/// Money that left for an account.
public record Payout(UUID id, AccountId accountId, long cents, Instant paidOutAt) {}
