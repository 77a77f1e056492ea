package dev.leat.postgres;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the parameters of a libpq URL are called by the JDBC driver.
///
/// Names that the driver knows by itself (sslmode, sslcert, sslkey, options …) pass unchanged.
/// Parameters that other clients invented and the driver does not have (`connection_limit` …) are
/// refused by name rather than dropped, except those known to change nothing here and `pgbouncer`,
/// which is understood.
final class LibpqParameters {

    private static final Map<String, String> DRIVER_NAME =
            Map.of(
                    "application_name", "ApplicationName",
                    "fallback_application_name", "ApplicationName",
                    "connect_timeout", "connectTimeout",
                    "target_session_attrs", "targetServerType",
                    "keepalives", "tcpKeepAlive",
                    "channel_binding", "channelBinding",
                    "gssencmode", "gssEncMode",
                    "sslnegotiation", "sslNegotiation",
                    "require_auth", "requireAuth");

    private static final Set<String> SAME_NAME =
            Set.of(
                    "sslmode",
                    "sslcert",
                    "sslkey",
                    "sslrootcert",
                    "sslpassword",
                    "sslfactory",
                    "options",
                    "socketTimeout",
                    "loginTimeout",
                    "prepareThreshold",
                    "currentSchema",
                    "ssl");

    /// The driver's own spelling is accepted too, so that [ConnectionUrl#reveal()] can be parsed
    /// again.
    private static final Set<String> NO_EFFECT =
            Set.of("client_encoding", "sslcompression", "krbsrvname");

    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private LibpqParameters() {}

    /// Puts the driver's form of one libpq parameter into `into`.
    static void translate(String name, String value, Map<String, String> into) {
        if (NO_EFFECT.contains(name)) {
            return;
        }
        switch (name) {
            case "sslmode" -> into.put("sslmode", sslMode(value));
            case "sslrootcert" -> {
                if (value.equals("system")) {
                    // libpq's word for the machine's own trusted authorities, which it verifies in
                    // full.
                    into.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
                    into.putIfAbsent("sslmode", "verify-full");
                } else {
                    into.put("sslrootcert", value);
                }
            }
            case "pgbouncer" -> {
                // Other clients' word for a pooler in transaction mode, where nothing prepared
                // stays.
                if (value.equals("true")) {
                    into.putIfAbsent("prepareThreshold", "0");
                }
            }
            case "target_session_attrs" -> into.put("targetServerType", serverType(value));
            case "keepalives" -> into.put("tcpKeepAlive", String.valueOf(!value.equals("0")));
            case "fallback_application_name" -> into.putIfAbsent("ApplicationName", value);
            default -> into.put(driverName(name), value);
        }
    }

    private static String driverName(String name) {
        String driver = DRIVER_NAME.get(name);
        if (driver != null) {
            return driver;
        }
        if (SAME_NAME.contains(name) || DRIVER_NAME.containsValue(name)) {
            return name;
        }
        throw new IllegalArgumentException(
                "Unknown parameter '"
                        + name
                        + "' in the connection URL; it is neither libpq's nor the driver's. Remove it");
    }

    private static String sslMode(String value) {
        String mode = value.toLowerCase(Locale.ROOT);
        if (mode.equals("no-verify")) {
            // What Node clients call encryption without verification, which is what libpq's require
            // does.
            return "require";
        }
        if (!SSL_MODES.contains(mode)) {
            throw new IllegalArgumentException(
                    "Unknown sslmode '"
                            + value
                            + "' in the connection URL; one of disable, allow, prefer, require, verify-ca, verify-full");
        }
        return mode;
    }

    private static String serverType(String value) {
        return switch (value) {
            case "any", "primary", "secondary" -> value;
            case "read-write" -> "primary";
            case "read-only", "standby" -> "secondary";
            case "prefer-standby" -> "preferSecondary";
            default ->
                    throw new IllegalArgumentException(
                            "Unknown target_session_attrs '" + value + "' in the connection URL");
        };
    }

    /// The libpq name of a driver property, for printing.
    static String nameFor(String driverName) {
        for (Map.Entry<String, String> each : DRIVER_NAME.entrySet()) {
            if (each.getValue().equals(driverName) && !each.getKey().startsWith("fallback")) {
                return each.getKey();
            }
        }
        return driverName;
    }

    /// The libpq value of a driver property, for printing.
    static String valueFor(String driverName, @Nullable String value) {
        String given = value == null ? "" : value;
        return switch (driverName) {
            case "targetServerType" ->
                    given.equals("preferSecondary")
                            ? "prefer-standby"
                            : given.equals("secondary") ? "standby" : given;
            case "tcpKeepAlive" -> given.equals("true") ? "1" : "0";
            default -> given;
        };
    }
}
