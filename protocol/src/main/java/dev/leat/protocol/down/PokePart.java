package dev.leat.protocol.down;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A piece of a poke. A client applies a part in the order of its components, and all parts of a
/// poke at once.
///
/// @param lastMutationIdChanges by client: every mutation up to this id has been decided
/// @param desiredQueriesPatches by client: what it wants
/// @param gotQueriesPatch which queries of the group are complete
public record PokePart(
        String pokeId,
        Map<String, Long> lastMutationIdChanges,
        Map<String, List<QueryPatch>> desiredQueriesPatches,
        List<QueryPatch> gotQueriesPatch,
        List<RowPatch> rowsPatch,
        List<MutationPatch> mutationsPatch) {
    public PokePart {
        Objects.requireNonNull(pokeId, "pokeId");
        lastMutationIdChanges =
                Collections.unmodifiableMap(new LinkedHashMap<>(lastMutationIdChanges));
        desiredQueriesPatches =
                Collections.unmodifiableMap(new LinkedHashMap<>(desiredQueriesPatches));
        gotQueriesPatch = List.copyOf(gotQueriesPatch);
        rowsPatch = List.copyOf(rowsPatch);
        mutationsPatch = List.copyOf(mutationsPatch);
    }
}
