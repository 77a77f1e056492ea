package dev.leat.sync.cvr;

import dev.leat.protocol.Cookie;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is kept of a client group.
///
/// @param version the last version whose change was written; clients may hold later ones, which
///   differ only by commits and by queries having become complete
/// @param life how often the group was opened before: 1 for the first time after it was created.
///   What a server gave to clients in one life may be unknown to the next
/// @param ttlClock milliseconds of connected time
/// @param clientSchema the JSON text of the schema that the group's clients share, or null if none
///   was told yet
/// @param profileId the browser profile, or null if unknown
/// @param user the user to whom the group belongs, or null if nobody was validated yet
/// @param clients the ids of the clients that exist
/// @param queries what the desires refer to
/// @param desires who wants what, including what is no longer wanted
public record GroupRecord(
        Cookie version,
        long life,
        double ttlClock,
        @Nullable String clientSchema,
        @Nullable String profileId,
        @Nullable Owner user,
        List<String> clients,
        List<QueryRecord> queries,
        List<DesireRecord> desires) {

    public GroupRecord {
        Objects.requireNonNull(version, "version");
        clients = List.copyOf(clients);
        queries = List.copyOf(queries);
        desires = List.copyOf(desires);
    }

    /// The user to whom a group belongs.
    ///
    /// @param userId the id that the application's server confirmed, or null for a logged-out user
    public record Owner(@Nullable String userId) {}

    /// A query that some client wants or wanted.
    ///
    /// @param hash the client's id of it
    /// @param name the name of a named query, or null
    /// @param args its arguments as JSON text, or null
    /// @param ast the query itself as JSON text, for one without a name, or null
    public record QueryRecord(
            String hash, @Nullable String name, @Nullable String args, @Nullable String ast) {
        public QueryRecord {
            Objects.requireNonNull(hash, "hash");
            if ((name == null) == (ast == null)) {
                throw new IllegalArgumentException(
                        "query " + hash + " needs either a name or an AST");
            }
        }
    }

    /// That a client wants a query, or did.
    ///
    /// @param version when this was last changed
    /// @param ttlMillis how much connected time the query stays after the client gave it up
    /// @param inactivatedAt when the client gave it up, on the TTL clock; null while it wants it
    /// @param deleted whether only the memory of it is left, for clients that were not told yet
    public record DesireRecord(
            String clientId,
            String hash,
            Cookie version,
            double ttlMillis,
            @Nullable Double inactivatedAt,
            boolean deleted) {
        public DesireRecord {
            Objects.requireNonNull(clientId, "clientId");
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(version, "version");
        }

        /// {@return whether the client wants the query now}
        public boolean active() {
            return !deleted && inactivatedAt == null;
        }
    }
}
