package dev.leat.examples.tenants;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment that an account received.
///
/// @param cents of the account's currency
/// @param payoutId with which it was paid out; `null` until then
public record Payment(
        UUID id,
        AccountId accountId,
        String customer,
        long cents,
        @Nullable UUID payoutId,
        Instant paidAt) {}
