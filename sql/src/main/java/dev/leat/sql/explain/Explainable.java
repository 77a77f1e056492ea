package dev.leat.sql.explain;

/// A statement that can say how Postgres would run it.
public interface Explainable {

    /// {@return the plan; the statement is not run}
    ExplainPlan explain();

    /// {@return the plan and what really happened: the statement is run, and a write takes effect}
    ExplainPlan explainAnalyze();
}
