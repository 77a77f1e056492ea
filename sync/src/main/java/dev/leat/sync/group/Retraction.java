package dev.leat.sync.group;

import dev.leat.protocol.Cookie;

/// A view that the group gave up, with what it held at the end: clients that were away have to be
/// told.
///
/// @param last as it was
/// @param until the version of the group that no longer had it
record Retraction(Subscription last, Cookie until) {

    /// {@return whether a client at that version holds its rows}
    boolean isHeldAt(Cookie version) {
        return last.isKnownAt(version) && until.compareTo(version) > 0;
    }
}
