package dev.leat.postgres;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/// How the parameters of a libpq URL are called by the JDBC driver.
///
/// Names that the driver knows by itself (sslmode, sslcert, sslkey, options …) pass unchanged.
/// Parameters that other clients invented and the driver does not have (`connection_limit` …), or
/// that are libpq's and the driver has nothing like them (`sslcrl` …), are refused by name rather
/// than dropped, except those known to change nothing here and `pgbouncer`, which is understood.
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
                    "require_auth", "requireAuth",
                    "load_balance_hosts", "loadBalanceHosts");

    /// What the driver calls the parts of the URL that have their own places.
    private static final Set<String> NOT_HERE = Set.of("PGHOST", "PGPORT", "PGDBNAME");

    /// Parameters of libpq 18 that nothing in the driver stands for, or nothing that would work
    /// here. Those about security must not be dropped, and of the others nobody can tell how much
    /// they matter.
    private static final Set<String> ONLY_LIBPQ =
            Set.of(
                    "gssdelegation",
                    "gsslib",
                    "keepalives_count",
                    "keepalives_idle",
                    "keepalives_interval",
                    "max_protocol_version",
                    "min_protocol_version",
                    "oauth_client_id",
                    "oauth_client_secret",
                    "oauth_issuer",
                    "oauth_scope",
                    "passfile",
                    "replication",
                    "requirepeer",
                    "scram_client_key",
                    "scram_server_key",
                    "service",
                    "ssl_max_protocol_version",
                    "ssl_min_protocol_version",
                    "sslcertmode",
                    "sslcrl",
                    "sslcrldir",
                    "sslkeylogfile",
                    "sslsni",
                    "tcp_user_timeout");

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
                    // libpq's word for the machine's own trusted authorities.
                    into.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
                } else {
                    into.put("sslrootcert", value);
                }
            }
            case "load_balance_hosts" -> into.put("loadBalanceHosts", balance(value));
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

    /// What libpq makes of the parameters together, and the driver does not: an authority that is
    /// named is looked at, and the machine's own are good for nothing less than verifying in full.
    ///
    /// @param given the URL's parameters as it has them
    /// @param into their translations
    static void strengthen(Map<String, String> given, Map<String, String> into) {
        String authority = given.get("sslrootcert");
        String mode = into.get("sslmode");
        if (authority == null) {
            return;
        }
        if (!authority.equals("system")) {
            if ("require".equals(mode)) {
                into.put("sslmode", "verify-ca");
            }
        } else if (mode == null) {
            into.put("sslmode", "verify-full");
        } else if (!mode.equals("verify-full")) {
            throw new IllegalArgumentException(
                    "sslmode=%s in the connection URL is too weak for sslrootcert=system, whose authorities sign for everybody; say sslmode=verify-full, or leave it out"
                            .formatted(mode));
        }
    }

    private static String driverName(String name) {
        String driver = DRIVER_NAME.get(name);
        if (driver != null) {
            return driver;
        }
        if (ONLY_LIBPQ.contains(name)) {
            throw new IllegalArgumentException(
                    "Parameter '"
                            + name
                            + "' of the connection URL is libpq's, and cannot be followed through the JDBC driver. Remove it");
        }
        if (PGProperty.forName(name) != null && !NOT_HERE.contains(name)) {
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

    private static String balance(String value) {
        return switch (value) {
            case "disable" -> "false";
            case "random" -> "true";
            default ->
                    throw new IllegalArgumentException(
                            "Unknown load_balance_hosts '"
                                    + value
                                    + "' in the connection URL; one of disable, random");
        };
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
            case "loadBalanceHosts" -> given.equals("true") ? "random" : "disable";
            default -> given;
        };
    }
}
