package dev.leat.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Where a database is and how to log in: what
/// `postgresql://user:secret@host:5432/name?sslmode=require` says.
///
/// Both the libpq form and the `jdbc:postgresql:` form are read, by [#parse(String)]. `toString`
/// masks the password; only [#reveal()] shows it.
///
/// @param hosts at least one; several are tried in order
/// @param database never empty; libpq's default, the user's name, is already filled in
/// @param user never empty; the operating system's user if the URL names none
/// @param password null if the URL has none (trust, certificate or password file)
/// @param parameters the driver's properties, in the order given; secrets among them are masked
///   like the password
public record ConnectionUrl(
        List<Host> hosts,
        String database,
        String user,
        @Nullable String password,
        Map<String, String> parameters) {

    /// A server's address.
    public record Host(String name, int port) {
        public Host {
            Objects.requireNonNull(name, "name");
            if (name.isEmpty()) {
                throw new IllegalArgumentException("A host name is empty");
            }
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("Port " + port + " is not between 1 and 65535");
            }
        }

        @Override
        public String toString() {
            return (name.indexOf(':') >= 0 ? "[" + name + "]" : name) + ":" + port;
        }
    }

    private static final List<String> SECRETS = List.of("password", "sslpassword");

    public ConnectionUrl {
        hosts = List.copyOf(hosts);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("A connection URL needs a host");
        }
        if (database.isEmpty() || user.isEmpty()) {
            throw new IllegalArgumentException("A connection URL needs a user and a database");
        }
    }

    /// Reads a URL as libpq does (`postgresql://` or `postgres://`, percent-decoded, defaults
    /// filled in) or as the driver does (`jdbc:postgresql:`).
    ///
    /// @throws IllegalArgumentException that says what is wrong with it, without showing its
    ///   password
    public static ConnectionUrl parse(String url) {
        return ConnectionUrlParser.parse(url);
    }

    /// The same server and login, another database.
    public ConnectionUrl withDatabase(String name) {
        return new ConnectionUrl(hosts, name, user, password, parameters);
    }

    /// The same database, another login.
    public ConnectionUrl withUser(String name, @Nullable String secret) {
        return new ConnectionUrl(hosts, database, name, secret, parameters);
    }

    /// One more property of the driver, or another value of one.
    public ConnectionUrl withParameter(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put(name, value);
        return new ConnectionUrl(hosts, database, user, password, all);
    }

    /// As [#withParameter(String, String)], unless the URL says it already.
    public ConnectionUrl withDefault(String name, String value) {
        return parameters.containsKey(name) ? this : withParameter(name, value);
    }

    /// The same login and database on other hosts.
    public ConnectionUrl mapHosts(UnaryOperator<Host> change) {
        return new ConnectionUrl(
                hosts.stream().map(change).toList(), database, user, password, parameters);
    }

    /// What `pg_stat_activity` shows for these connections.
    public ConnectionUrl withApplicationName(String name) {
        return withParameter("ApplicationName", name);
    }

    /// The URL for the JDBC driver, without user, password and parameters; those are in
    /// [#properties()].
    public String jdbcUrl() {
        return "jdbc:postgresql://" + address() + "/" + PercentCode.encode(database);
    }

    /// User, password and parameters for the JDBC driver. Holds the password in clear.
    public Properties properties() {
        Properties properties = new Properties();
        parameters.forEach(properties::setProperty);
        properties.setProperty("user", user);
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /// A new connection at every call, never shared. For what is rare; for the rest there is
    /// [Pool].
    public DataSource dataSource() {
        return new UnpooledDataSource(this);
    }

    /// One new connection.
    ///
    /// @throws SQLException as the driver does
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), properties());
    }

    /// The whole URL in libpq form **with its password**, for handing to another process. Never log
    /// it.
    public String reveal() {
        return render(password, false);
    }

    /// `host:port`, or several separated by commas.
    public String address() {
        return hosts.stream().map(Host::toString).collect(Collectors.joining(","));
    }

    /// The URL for messages: with `***` in place of secrets, and without the name of the
    /// application, which tells nothing about the place.
    @Override
    public String toString() {
        return render(password == null ? null : "***", true);
    }

    private String render(@Nullable String shown, boolean masked) {
        StringBuilder out = new StringBuilder("postgresql://").append(PercentCode.encode(user));
        if (shown != null) {
            out.append(':').append(masked ? shown : PercentCode.encode(shown));
        }
        // The zone of an IPv6 address begins with a percent sign.
        out.append('@').append(address().replace("%", "%25"));
        out.append('/').append(PercentCode.encode(database));
        char separator = '?';
        for (Map.Entry<String, String> each : parameters.entrySet()) {
            if (masked && each.getKey().equals("ApplicationName")) {
                continue;
            }
            boolean secret = masked && SECRETS.contains(each.getKey());
            out.append(separator)
                    .append(LibpqParameters.nameFor(each.getKey()))
                    .append('=')
                    .append(
                            secret
                                    ? "***"
                                    : PercentCode.encode(
                                            LibpqParameters.valueFor(
                                                    each.getKey(), each.getValue())));
            separator = '&';
        }
        return out.toString();
    }
}
