package dev.leat.sync.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Checks the admin password in a time that tells nothing about it. Without one, nothing matches.
public final class AdminPassword {
    private final byte @Nullable [] expected;

    public AdminPassword(@Nullable String password) {
        expected = password == null ? null : password.getBytes(StandardCharsets.UTF_8);
    }

    public boolean matches(String given) {
        return expected != null
                && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    }
}
