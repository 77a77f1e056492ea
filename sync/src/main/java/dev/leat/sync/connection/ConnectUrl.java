package dev.leat.sync.connection;

import dev.leat.protocol.up.ConnectParams;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the URL of an upgrade request: `/[base/]sync/v{N}/connect?…`.
final class ConnectUrl {
    private static final Pattern PATH = Pattern.compile("(?:/[^/]+)?/sync/v(\\d{1,9})/[^/]+/?");
    private static final Pattern INTEGER = Pattern.compile("\\s*[+-]?\\d+.*", Pattern.DOTALL);

    private ConnectUrl() {}

    /// The URL says too little. The text goes to the client as the reason of the close.
    static final class InvalidUrlException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidUrlException(String message) {
            super(message);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    static ConnectParams parse(String uri) throws InvalidUrlException {
        String fullPath;
        Map<String, List<String>> params;
        try {
            QueryStringDecoder url = new QueryStringDecoder(uri);
            fullPath = url.path();
            params = url.parameters();
        } catch (IllegalArgumentException e) {
            throw new InvalidUrlException("invalid URL - " + e.getMessage());
        }
        Matcher path = PATH.matcher(fullPath);
        if (!path.matches()) {
            throw new InvalidUrlException("invalid URL - expected /sync/v<version>/connect");
        }
        String clientId = required(params, "clientID");
        String clientGroupId = required(params, "clientGroupID");
        requireInteger(params, "ts");
        requireInteger(params, "lmid");
        String wsid = optional(params, "wsid");
        return new ConnectParams(
                Integer.parseInt(path.group(1)),
                clientId,
                clientGroupId,
                optional(params, "baseCookie"),
                wsid == null ? "" : wsid,
                optional(params, "userID"),
                optional(params, "profileID"));
    }

    private static String required(Map<String, List<String>> params, String name)
            throws InvalidUrlException {
        String value = optional(params, name);
        if (value == null) {
            throw new InvalidUrlException("invalid querystring - missing " + name);
        }
        return value;
    }

    /// As `parseInt` has it: what follows the digits does not count, so `1234.5000001` is fine.
    private static void requireInteger(Map<String, List<String>> params, String name)
            throws InvalidUrlException {
        String value = required(params, name);
        if (!INTEGER.matcher(value).matches()) {
            throw new InvalidUrlException(
                    "invalid querystring parameter " + name + ", expected a number");
        }
    }

    /// Empty counts as missing.
    private static @Nullable String optional(Map<String, List<String>> params, String name)
            throws InvalidUrlException {
        List<String> values = params.get(name);
        if (values == null || values.isEmpty() || values.getFirst().isEmpty()) {
            return null;
        }
        String value = values.getFirst();
        // No client makes such ids; they would forge lines of the log, and Postgres refuses NUL.
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidUrlException(
                    "invalid querystring parameter " + name + ", has a control character");
        }
        return value;
    }
}
