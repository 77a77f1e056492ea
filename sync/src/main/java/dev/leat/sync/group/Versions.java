package dev.leat.sync.group;

import dev.leat.protocol.Cookie;

/// The versions that a group gives out in one of its lives.
///
/// Most versions are never stored, so a group that is opened again does not know which of them
/// clients hold, and must not give the same text to something else: what two lives said at the same
/// commit may differ. The config part of a version therefore starts at a number of its own in each
/// life. In the first life it starts at 0, which is not written.
///
/// @param life which life it is, counted from 0
record Versions(long life) {
    /// How many versions at one commit a life has room for.
    private static final int ROOM = 20;

    private static final long MAX_LIFE = Long.MAX_VALUE >> ROOM;

    Versions {
        if (life < 0 || life > MAX_LIFE) {
            throw new IllegalArgumentException("no life of a client group: " + life);
        }
    }

    /// {@return the smallest version of this life that is greater than `version` and not before the
    /// commit `state`}
    Cookie next(Cookie version, String state) {
        long first = life << ROOM;
        return state.compareTo(version.stateVersion()) > 0
                ? new Cookie(state, first)
                : new Cookie(version.stateVersion(), Math.max(version.configVersion() + 1, first));
    }

    /// {@return whether this life gave the version out}
    boolean isOfThisLife(Cookie version) {
        return version.configVersion() >> ROOM == life;
    }

    /// {@return whether a life after this one gave the version out}
    boolean isOfLaterLife(Cookie version) {
        return version.configVersion() >> ROOM > life;
    }
}
