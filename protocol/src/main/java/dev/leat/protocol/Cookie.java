package dev.leat.protocol;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How far a client has come: `stateVersion[:configVersion]`.
///
/// The state version is that of a commit, `major` or `major.minor`, each a [LexiVersion]; the
/// config version counts the changes of a group's desires since that commit and is left out while
/// 0. The plain string order of the texts is the order of the cookies, because `.` is less than `:`
/// and both are less than a longer text that continues them.
///
/// @param stateVersion the version of a commit, as text
/// @param configVersion 0 or more
public record Cookie(String stateVersion, long configVersion) implements Comparable<Cookie> {

    /// The cookie of a group that has nothing yet.
    public static final Cookie EMPTY = new Cookie("00", 0);

    public Cookie {
        Objects.requireNonNull(stateVersion, "stateVersion");
        if (configVersion < 0) {
            throw new IllegalArgumentException("config version is negative: " + configVersion);
        }
        int dot = stateVersion.indexOf('.');
        if (dot < 0) {
            LexiVersion.parse(stateVersion);
        } else {
            LexiVersion.parse(stateVersion.substring(0, dot));
            LexiVersion.parse(stateVersion.substring(dot + 1));
        }
    }

    /// {@return the cookie of a commit before any change of desires}
    public static Cookie of(String stateVersion) {
        return new Cookie(stateVersion, 0);
    }

    /// {@return the cookie that `text` stands for, null for null (a client that has nothing)}
    ///
    /// @throws IllegalArgumentException if it is not a cookie of this scheme
    public static @Nullable Cookie parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return of(text);
        }
        return new Cookie(text.substring(0, colon), LexiVersion.parse(text.substring(colon + 1)));
    }

    /// {@return the same commit, with one more change of desires}
    public Cookie nextConfig() {
        return new Cookie(stateVersion, configVersion + 1);
    }

    /// {@return the text that goes over the wire}
    public String format() {
        return configVersion == 0
                ? stateVersion
                : stateVersion + ":" + LexiVersion.of(configVersion);
    }

    @Override
    public int compareTo(Cookie other) {
        return format().compareTo(other.format());
    }

    @Override
    public String toString() {
        return format();
    }
}
