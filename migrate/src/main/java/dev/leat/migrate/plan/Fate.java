package dev.leat.migrate.plan;

/// What becomes of a part of the old schema.
enum Fate {
    KEPT,
    ALTERED,
    /// Dropped and made anew.
    REMADE,
    DROPPED;

    boolean isGone() {
        return this == REMADE || this == DROPPED;
    }
}
