package dev.leat.ivm.plan;

/// A level whose rows are synced because of the rows of the level above.
///
/// @param parentColumns where a row of the level above has the values that select a partition of
///   this one
public record ChildPlan(int[] parentColumns, LevelPlan level) {}
