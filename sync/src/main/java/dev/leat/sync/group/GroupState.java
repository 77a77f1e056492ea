package dev.leat.sync.group;

import dev.leat.protocol.Cookie;
import dev.leat.protocol.down.MutationPatch;
import dev.leat.protocol.down.QueryPatch;
import dev.leat.protocol.poke.PokeWriter;
import dev.leat.sync.cvr.GroupRecord.DesireRecord;
import dev.leat.sync.session.EncodedPoke;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a group is at one version, and the poke that leads a client there from any cookie.
///
/// @param version the version
/// @param rows the rows that it holds
/// @param results the view of mutation results, for itself
/// @param lastMutationIds what each client's mutations have come to
/// @param desires every desire, remembered ones included
record GroupState(
        Cookie version,
        Holdings rows,
        Holdings results,
        LastMutationIds lastMutationIds,
        Collection<DesireRecord> desires) {

    /// {@return whether a client at that version can be led here without starting over}
    ///
    /// @param state the version of the commits that it has seen
    boolean reaches(Cookie client, String state) {
        return rows.reaches(client, state) && results.reaches(client, state);
    }

    /// {@return the poke for a client that lacks nothing but what changed}
    EncodedPoke delta(Cookie client, String state, RowEncoders encoders) {
        PokeWriter poke = new PokeWriter(version.format());
        lastMutationIds.changedSince(client, poke::lastMutationId);
        for (DesireRecord desire : desires) {
            if (desire.version().compareTo(client) > 0) {
                poke.desired(
                        desire.clientId(),
                        desire.active()
                                ? new QueryPatch.Put(desire.hash())
                                : new QueryPatch.Del(desire.hash()));
            }
        }
        got(poke, client);
        rows.changes(
                client,
                state,
                (key, held) -> {
                    if (held == null) {
                        poke.deleteRow(key.table(), RowEncoders.id(key));
                    } else {
                        poke.putRow(held.table(), encoders.value(held));
                    }
                });
        results.changes(
                client,
                state,
                (key, held) ->
                        mutation(
                                poke,
                                held == null
                                        ? MutationResults.del(key)
                                        : MutationResults.put(held)));
        return finish(poke, client);
    }

    /// {@return the poke for a client that has nothing, or must forget what it has}
    ///
    /// @param client its version, or null if it has nothing
    EncodedPoke everything(@Nullable Cookie client, RowEncoders encoders) {
        PokeWriter poke = new PokeWriter(version.format());
        if (client != null) {
            poke.clear();
        }
        lastMutationIds.all(poke::lastMutationId);
        for (DesireRecord desire : desires) {
            if (desire.active()) {
                poke.desired(desire.clientId(), new QueryPatch.Put(desire.hash()));
            }
        }
        for (Subscription query : rows.queries()) {
            poke.got(new QueryPatch.Put(query.hash()));
        }
        rows.all(held -> poke.putRow(held.table(), encoders.value(held)));
        results.all(held -> mutation(poke, MutationResults.put(held)));
        return finish(poke, client);
    }

    private void got(PokeWriter poke, Cookie client) {
        Set<String> now = new HashSet<>();
        for (Subscription query : rows.queries()) {
            now.add(query.hash());
            if (!query.isKnownAt(client)) {
                poke.got(new QueryPatch.Put(query.hash()));
            }
        }
        Set<String> gone = new HashSet<>();
        for (Retraction retraction : rows.retractions()) {
            String hash = retraction.last().hash();
            if (retraction.isHeldAt(client) && !now.contains(hash) && gone.add(hash)) {
                poke.got(new QueryPatch.Del(hash));
            }
        }
    }

    private EncodedPoke finish(PokeWriter poke, @Nullable Cookie client) {
        List<byte[]> parts = poke.finish();
        return new EncodedPoke(
                version.format(), client == null ? null : client.format(), parts, version.format());
    }

    private static void mutation(PokeWriter poke, @Nullable MutationPatch patch) {
        if (patch != null) {
            poke.mutation(patch);
        }
    }
}
