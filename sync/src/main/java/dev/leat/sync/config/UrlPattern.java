package dev.leat.sync.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A URL of the API server, or a pattern of URLs that clients may ask for.
///
/// The part of the WHATWG URLPattern syntax that settings use: `*` stands for anything, `:name` for
/// one segment of the path or of the host. Query and fragment of a URL are not compared.
///
/// @param text as configured
public record UrlPattern(String text) {
    private static final Pattern PARTS =
            Pattern.compile("(https?)://([^/?#]+)(/[^?#]*)?(\\?[^#]*)?(#.*)?");
    private static final Pattern WILDCARD = Pattern.compile("\\*|:[A-Za-z_][A-Za-z0-9_]*");

    /// A path that leads elsewhere than it seems to.
    private static final Pattern DOT_SEGMENT =
            Pattern.compile(".*/(\\.|%2e){1,2}(/.*)?", Pattern.CASE_INSENSITIVE);

    public UrlPattern {
        if (!PARTS.matcher(text).matches()) {
            throw new IllegalArgumentException("is not a URL that starts with http:// or https://");
        }
        if (text.matches(".*[(){}\\\\].*")) {
            throw new IllegalArgumentException(
                    "uses groups or regular expressions; only * and :name are understood");
        }
        if (text.matches(".*[?&](schema|appID)=.*")) {
            throw new IllegalArgumentException(
                    "must not have the parameters \"schema\" or \"appID\": the server adds them");
        }
    }

    /// @throws IllegalArgumentException if it cannot be understood; says what it is
    public static UrlPattern parse(String text) {
        UrlPattern pattern = new UrlPattern(text);
        if (pattern.isPlain()) {
            try {
                new URI(text);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("is not a URL: " + e.getReason(), e);
            }
        }
        return pattern;
    }

    /// {@return whether it stands for exactly one URL}
    public boolean isPlain() {
        Matcher parts = parts(text);
        return !WILDCARD.matcher(parts.group(2).replaceFirst(":\\d+$", "")).find()
                && !WILDCARD.matcher(path(parts)).find();
    }

    /// {@return whether a client may ask for that URL. Never for one whose path has segments such
    /// as `..`, which would lead out of what a wildcard is meant to allow}
    public boolean matches(String url) {
        Matcher asked = PARTS.matcher(url);
        if (!asked.matches() || DOT_SEGMENT.matcher(path(asked)).matches()) {
            return false;
        }
        Matcher own = parts(text);
        return asked.group(1).equals(own.group(1))
                && regex(own.group(2).toLowerCase(Locale.ROOT), "[^.:]+")
                        .matcher(asked.group(2).toLowerCase(Locale.ROOT))
                        .matches()
                && regex(path(own), "[^/]+").matcher(path(asked)).matches();
    }

    private static Matcher parts(String url) {
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a URL");
        }
        return parts;
    }

    private static String path(Matcher parts) {
        String path = parts.group(3);
        return path == null ? "/" : path;
    }

    private static Pattern regex(String pattern, String segment) {
        StringBuilder regex = new StringBuilder();
        Matcher wildcard = WILDCARD.matcher(pattern);
        int from = 0;
        while (wildcard.find()) {
            regex.append(Pattern.quote(pattern.substring(from, wildcard.start())));
            regex.append(wildcard.group().equals("*") ? ".*" : segment);
            from = wildcard.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(pattern.substring(from))).toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
