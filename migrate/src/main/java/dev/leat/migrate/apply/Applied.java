package dev.leat.migrate.apply;

import java.time.Instant;

/// A migration that the database has.
///
/// @param checksum of its SQL when it ran
/// @param runOn when its transaction began
public record Applied(String name, String checksum, Instant runOn) {}
