package dev.leat.sync.cvr;

import dev.leat.protocol.Cookie;
import dev.leat.sync.cvr.GroupRecord.DesireRecord;
import dev.leat.sync.cvr.GroupRecord.Owner;
import dev.leat.sync.cvr.GroupRecord.QueryRecord;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One step of a client group in the store.
///
/// @param expected the version at the last read or write, or null if the group is new
/// @param version the version after it
/// @param ttlClock milliseconds of connected time
/// @param clientSchema as in [GroupRecord]
/// @param profileId as in [GroupRecord]
/// @param user as in [GroupRecord]
/// @param newClients ids that are new
/// @param goneClients ids that no longer exist; their desires are given separately
/// @param newQueries queries that are new
/// @param goneQueries hashes of queries that nobody wants any more
/// @param goneDesires desires of which not even the memory is kept
/// @param desires every desire that changed, in its new form
public record GroupChange(
        @Nullable Cookie expected,
        Cookie version,
        double ttlClock,
        @Nullable String clientSchema,
        @Nullable String profileId,
        @Nullable Owner user,
        List<String> newClients,
        List<String> goneClients,
        List<QueryRecord> newQueries,
        List<String> goneQueries,
        List<DesireRecord> goneDesires,
        List<DesireRecord> desires) {

    public GroupChange {
        Objects.requireNonNull(version, "version");
        newClients = List.copyOf(newClients);
        goneClients = List.copyOf(goneClients);
        newQueries = List.copyOf(newQueries);
        goneQueries = List.copyOf(goneQueries);
        goneDesires = List.copyOf(goneDesires);
        desires = List.copyOf(desires);
    }
}
