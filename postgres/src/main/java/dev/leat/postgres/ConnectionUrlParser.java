package dev.leat.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/// Reads the two forms of a connection URL. Errors never quote the part before the `@`.
final class ConnectionUrlParser {

    private static final int DEFAULT_PORT = 5432;

    private ConnectionUrlParser() {}

    static ConnectionUrl parse(String url) {
        String text = url.strip();
        if (text.startsWith("jdbc:")) {
            return parseJdbc(text);
        }
        for (String scheme : List.of("postgresql://", "postgres://")) {
            if (text.startsWith(scheme)) {
                return parseLibpq(text.substring(scheme.length()));
            }
        }
        throw new IllegalArgumentException(
                text.isEmpty()
                        ? "The connection URL is empty; expected postgresql://user:password@host:5432/database"
                        : "The connection URL does not start with postgresql://, postgres:// or jdbc:postgresql:");
    }

    private static ConnectionUrl parseLibpq(String rest) {
        int query = rest.indexOf('?');
        String front = query < 0 ? rest : rest.substring(0, query);
        String afterMark = query < 0 ? "" : rest.substring(query + 1);
        // Its parts would be taken for parameters and be named in errors.
        if (front.indexOf('@') < 0 && front.indexOf(':') >= 0 && afterMark.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "The connection URL has an @ after its first question mark; write a question mark in a password as %3F, an @ in a parameter as %40");
        }
        Map<String, String> given = queryOf(afterMark);

        // A password may hold an unescaped slash or at sign only in sloppy URLs; libpq ends the
        // user part at the last at sign before
        // the first slash, and so do we.
        int slash = front.indexOf('/');
        String authority = slash < 0 ? front : front.substring(0, slash);
        String path = slash < 0 ? "" : front.substring(slash + 1);
        int at = authority.lastIndexOf('@');
        if (at < 0 && path.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "The connection URL has an @ after its first slash; write a slash in a password as %2F");
        }
        String login = at < 0 ? "" : authority.substring(0, at);
        String hosts = at < 0 ? authority : authority.substring(at + 1);

        int colon = login.indexOf(':');
        String user = PercentCode.decode(colon < 0 ? login : login.substring(0, colon), "user");
        String secret =
                colon < 0 ? null : PercentCode.decode(login.substring(colon + 1), "password");
        String database = PercentCode.decode(path, "database name");

        user = given.getOrDefault("user", user);
        secret = given.getOrDefault("password", secret);
        database = given.getOrDefault("dbname", database);
        String hostParameter = given.getOrDefault("host", given.get("hostaddr"));
        List<ConnectionUrl.Host> addresses =
                hostParameter == null
                        ? hostsOf(hosts, given.get("port"))
                        : namedHosts(hostParameter, given.get("port"));

        Map<String, String> parameters = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            switch (name) {
                case "user", "password", "dbname", "host", "hostaddr", "port" -> {}
                default -> LibpqParameters.translate(name, value, parameters);
            }
        });
        LibpqParameters.strengthen(given, parameters);
        return complete(addresses, database, user, secret, parameters);
    }

    private static ConnectionUrl complete(
            List<ConnectionUrl.Host> hosts,
            @Nullable String database,
            @Nullable String user,
            @Nullable String secret,
            Map<String, String> parameters) {
        String login =
                user == null || user.isEmpty() ? System.getProperty("user.name", "postgres") : user;
        String name = database == null || database.isEmpty() ? login : database;
        return new ConnectionUrl(hosts, name, login, secret, parameters);
    }

    /// Hosts with their ports, as they stand before the path.
    private static List<ConnectionUrl.Host> hostsOf(String text, @Nullable String portParameter) {
        String[] each = text.split(",", -1);
        List<ConnectionUrl.Host> hosts = new ArrayList<>();
        for (int i = 0; i < each.length; i++) {
            String name = each[i];
            String port = portOfHost(portParameter, i);
            int bracket = name.indexOf(']');
            int colon = name.indexOf(':', name.startsWith("[") ? Math.max(bracket, 0) : 0);
            if (colon >= 0) {
                port = name.substring(colon + 1);
                name = name.substring(0, colon);
            }
            if (port != null && port.indexOf(':') >= 0) {
                throw new IllegalArgumentException(
                        "The connection URL has several colons in a host; write an IPv6 address in brackets, as in [::1]:5432, and a colon in a password as %3A");
            }
            if (name.startsWith("[")) {
                if (!name.endsWith("]")) {
                    throw new IllegalArgumentException(
                            "The connection URL has an IPv6 address without a closing ]");
                }
                name = name.substring(1, name.length() - 1);
            }
            hosts.add(host(PercentCode.decode(name, "host"), port));
        }
        return hosts;
    }

    /// Hosts of the parameter `host`, which have neither brackets nor ports: those are in the
    /// parameter `port`, one for all or one for each.
    private static List<ConnectionUrl.Host> namedHosts(
            String text, @Nullable String portParameter) {
        String[] each = text.split(",", -1);
        List<ConnectionUrl.Host> hosts = new ArrayList<>();
        for (int i = 0; i < each.length; i++) {
            hosts.add(host(each[i], portOfHost(portParameter, i)));
        }
        return hosts;
    }

    private static @Nullable String portOfHost(@Nullable String portParameter, int index) {
        if (portParameter == null) {
            return null;
        }
        String[] ports = portParameter.split(",", -1);
        if (ports.length > 1 && index >= ports.length) {
            throw new IllegalArgumentException(
                    "The connection URL has more hosts than ports; give one port, or one for each");
        }
        return ports[Math.min(index, ports.length - 1)];
    }

    private static ConnectionUrl.Host host(String name, @Nullable String port) {
        if (name.startsWith("/")) {
            throw new IllegalArgumentException(
                    "The connection URL names the Unix socket "
                            + name
                            + "; only TCP is supported. Name a host and port");
        }
        return new ConnectionUrl.Host(name.isEmpty() ? "localhost" : name, portOf(port));
    }

    private static int portOf(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return DEFAULT_PORT;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The connection URL has a port that is no number. If the password holds a colon, slash or at sign, percent-encode it");
        }
    }

    private static Map<String, String> queryOf(String query) {
        Map<String, String> given = new LinkedHashMap<>();
        if (query.isEmpty()) {
            return given;
        }
        for (String each : query.split("&")) {
            int equals = each.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "The connection URL has a parameter without a value; expected name=value after the ?");
            }
            String name = PercentCode.decode(each.substring(0, equals), "parameter name");
            given.put(name, PercentCode.decode(each.substring(equals + 1), "parameter " + name));
        }
        return given;
    }

    private static ConnectionUrl parseJdbc(String url) {
        int query = url.indexOf('?');
        String place = query < 0 ? url : url.substring(0, query);
        if (place.startsWith("jdbc:postgresql:") && place.indexOf('@') >= 0) {
            // The driver takes them for a part of the host's name, which it logs.
            throw new IllegalArgumentException(
                    "The connection URL has a user before an @, which the jdbc: form does not know; write postgresql://user:password@host:5432/database, or jdbc:postgresql://host:5432/database?user=…&password=…");
        }
        Properties parsed = Driver.parseURL(url, new Properties());
        if (parsed == null) {
            throw new IllegalArgumentException(
                    "The JDBC driver does not understand the connection URL; expected jdbc:postgresql://host:5432/database?user=…");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : parsed.stringPropertyNames().stream().sorted().toList()) {
            switch (name) {
                case "PGHOST", "PGPORT", "PGDBNAME", "user", "password" -> {}
                default -> parameters.put(name, parsed.getProperty(name));
            }
        }
        String[] names = parsed.getProperty("PGHOST", "localhost").split(",");
        String[] ports = parsed.getProperty("PGPORT", "5432").split(",");
        List<ConnectionUrl.Host> hosts = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            String name =
                    names[i].startsWith("[")
                            ? names[i].substring(1, names[i].length() - 1)
                            : names[i];
            hosts.add(new ConnectionUrl.Host(name, portOf(ports[Math.min(i, ports.length - 1)])));
        }
        return complete(
                hosts,
                parsed.getProperty("PGDBNAME"),
                parsed.getProperty("user"),
                parsed.getProperty("password"),
                parameters);
    }
}
