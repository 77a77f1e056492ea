package dev.leat.api.mutators;

import java.util.Objects;
import java.util.regex.Pattern;

/// The Postgres schema in which a sync server keeps its own tables: `<app>_<shard>`, by default
/// `zero_0`.
///
/// The name comes with the request and goes into SQL, and only names of this form are accepted: not
/// even a valid identifier may point the endpoint at somebody else's tables.
///
/// @param name the name, unquoted
public record ShardSchema(String name) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_]{1,50}_[0-9]{1,9}");

    /// @throws IllegalArgumentException if the name is not of the form `<app>_<shard>`
    public ShardSchema {
        Objects.requireNonNull(name, "name");
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the schema of a sync server is named <app>_<shard number>, as in zero_0, with"
                            + " letters, digits and underscores only");
        }
    }

    /// {@return the quoted name of a table in this schema}
    String table(String table) {
        return "\"" + name + "\".\"" + table + "\"";
    }
}
