package dev.leat.ivm.engine;

import java.util.Set;

/// Hears what the engine publishes. Called on the engine thread, so it must be quick: hand over to
/// other threads. What it throws is logged and otherwise ignored.
public interface EngineListener {
    /// A commit was applied to all views.
    ///
    /// @param version the version that [Engine#read] now answers with, or a later one
    /// @param changed the views whose rows changed; may be empty
    void onPublished(String version, Set<View> changed);

    /// A view cannot be maintained any longer: its table or column was dropped, or a defect. It is
    /// no longer updated; [View#failure] says why. A new [Engine#acquire] starts over.
    default void onFailed(View view, Throwable failure) {}
}
