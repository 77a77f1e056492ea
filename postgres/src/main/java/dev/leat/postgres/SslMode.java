package dev.leat.postgres;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a connection is encrypted and whether the server is verified: libpq's `sslmode`, from weak
/// to strong.
///
/// | Mode | encrypted | server's certificate | server's name |
/// |---|---|---|---|
/// | `disable` | no | | |
/// | `allow` | only if the server insists | not looked at | not looked at |
/// | `prefer` (the default) | if the server can | not looked at | not looked at |
/// | `require` | yes | not looked at | not looked at |
/// | `verify-ca` | yes | verified | not looked at |
/// | `verify-full` | yes | verified | verified |
///
/// A `postgresql://` URL with `sslmode=require` that names an authority in `sslrootcert` means
/// `verify-ca`, as in libpq. From `require` on, a connection that cannot be encrypted is not made.
///
/// Whoever sits on the line can read and change everything below `verify-ca`, and with another
/// certificate of the same authority below `verify-full`.
public enum SslMode {
    DISABLE,
    ALLOW,
    PREFER,
    REQUIRE,
    VERIFY_CA,
    VERIFY_FULL;

    private static final String NOT_VALIDATING = "NonValidatingFactory";

    /// {@return the mode of a connection URL; at most [#REQUIRE] if it has the driver look at no
    /// certificate}
    public static SslMode of(ConnectionUrl url) {
        SslMode said = said(url);
        String factory = url.parameters().get("sslfactory");
        return factory != null && factory.endsWith(NOT_VALIDATING) && said.compareTo(REQUIRE) > 0
                ? REQUIRE
                : said;
    }

    private static SslMode said(ConnectionUrl url) {
        String text = url.parameters().get("sslmode");
        if (text != null) {
            return parse(text);
        }
        // The driver's own switch means the strongest.
        String ssl = url.parameters().get("ssl");
        return ssl == null || ssl.equals("false") ? PREFER : VERIFY_FULL;
    }

    /// {@return the mode that is written so}
    ///
    /// @throws IllegalArgumentException if there is none
    public static SslMode parse(@Nullable String text) {
        for (SslMode mode : values()) {
            if (mode.text().equalsIgnoreCase(text)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("Unknown sslmode '" + text + "'");
    }

    /// {@return how a URL writes it}
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// {@return whether nothing is ever sent in clear}
    public boolean alwaysEncrypts() {
        return compareTo(REQUIRE) >= 0;
    }

    /// Refuses a URL whose connection is weaker than this: for an application's start in
    /// production, with [#VERIFY_FULL].
    ///
    /// @throws IllegalArgumentException that names what is there and what is needed
    public void require(ConnectionUrl url) {
        SslMode found = of(url);
        if (found.compareTo(this) < 0) {
            throw new IllegalArgumentException(
                    "The connection to %s has sslmode=%s, but at least %s is demanded: say sslmode=%s in its URL%s"
                            .formatted(
                                    url,
                                    found.text(),
                                    text(),
                                    text(),
                                    compareTo(VERIFY_CA) >= 0
                                            ? " and name the authority with sslrootcert (a file, or 'system')"
                                            : ""));
        }
    }
}
