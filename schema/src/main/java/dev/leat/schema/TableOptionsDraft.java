package dev.leat.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// [TableOptions] while a table is being built.
final class TableOptionsDraft {
    @Nullable String comment;
    boolean unlogged;
    final Map<String, String> storage = new LinkedHashMap<>();
    @Nullable String tablespace;
    @Nullable String accessMethod;
    ReplicaIdentity replicaIdentity = new ReplicaIdentity.Default();
    final List<Supplier<? extends Table<?>>> inherits = new ArrayList<>();

    TableOptions options() {
        List<Table<?>> parents = new ArrayList<>();
        inherits.forEach(each -> parents.add(each.get()));
        return new TableOptions(
                comment, unlogged, storage, tablespace, accessMethod, replicaIdentity, parents);
    }
}
