package dev.leat.sync.group;

import dev.leat.ivm.engine.View;
import dev.leat.ivm.view.ViewSnapshot;
import dev.leat.protocol.Cookie;

/// A view that a group's clients hold, or held.
///
/// @param kind what its rows mean to the clients
/// @param hash the clients' id of the query; for an internal query, its name
/// @param view the maintained query
/// @param since the version of the group that brought it
/// @param snapshot its rows as of what the group has seen
record Subscription(Kind kind, String hash, View view, Cookie since, ViewSnapshot snapshot) {

    /// What the rows of a view mean to the clients.
    enum Kind {
        /// Rows of a query that clients asked for.
        QUERY,
        /// The last mutation ids of the group's clients.
        LAST_MUTATION_IDS,
        /// Results of the group's mutations.
        MUTATION_RESULTS
    }

    Subscription at(ViewSnapshot newer) {
        return newer == snapshot ? this : new Subscription(kind, hash, view, since, newer);
    }

    /// {@return whether a client at that version was told of it}
    boolean isKnownAt(Cookie version) {
        return since.compareTo(version) <= 0;
    }
}
