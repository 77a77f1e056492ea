package dev.leat.migrate.diff;

import dev.leat.migrate.depend.FreeNames;
import dev.leat.migrate.depend.NamesTaken;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.IdentitySequence;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sequences of columns that are called after table and column, and so get another name with
/// them.
///
/// Postgres leaves them their old names. Then a new table under the old name would have to call its
/// own sequence otherwise, and no migrated database would be like a fresh one.
final class SequenceRenames {
    private final FreeNames free;
    private final List<Entity> model;
    private final Map<Entity.Key, Entity> after = new HashMap<>();
    private final Set<String> takenAfter = new HashSet<>();
    private final Set<List<String>> renamed = new HashSet<>();
    private final Map<String, Rename> byOldName = new LinkedHashMap<>();

    private SequenceRenames(
            List<Entity> model, List<Entity> after, List<Rename> done, FreeNames free) {
        this.free = free;
        this.model = model;
        for (Entity entity : after) {
            this.after.put(entity.key(), entity);
            if (!(entity instanceof ColumnEntity)) {
                takenAfter.addAll(NamesTaken.by(entity));
            }
        }
        for (Rename each : done) {
            if ((each.kind() == Kind.TABLE || each.kind() == Kind.COLUMN)
                    && !each.oldName().equals(each.newName())) {
                renamed.add(each.after());
            }
        }
    }

    /// {@return the renames of sequences, those that only make room included}
    ///
    /// @param model the old schema, after all other renames
    /// @param done those
    static List<Rename> of(
            List<Entity> model, List<Entity> after, List<Rename> done, FreeNames free) {
        SequenceRenames renames = new SequenceRenames(model, after, done, free);
        renames.owned();
        renames.ofIdentities();
        renames.makeRoom();
        return List.copyOf(renames.byOldName.values());
    }

    private void put(String schema, String then, String now) {
        if (!then.equals(now)) {
            byOldName.put(
                    NamesTaken.relation(schema, then),
                    new Rename(Kind.SEQUENCE, List.of(schema, then), List.of(schema, now)));
        }
    }

    /// A sequence that a column owns is the same whatever it is called.
    private void owned() {
        Set<Entity.Key> present = new HashSet<>();
        model.forEach(entity -> present.add(entity.key()));
        Map<List<String>, SequenceEntity> wanted = new HashMap<>();
        for (Entity entity : after.values()) {
            if (entity instanceof SequenceEntity sequence
                    && sequence.ownerTable() != null
                    && !present.contains(sequence.key())) {
                wanted.put(owner(sequence), sequence);
            }
        }
        for (Entity entity : model) {
            if (entity instanceof SequenceEntity sequence
                    && sequence.ownerTable() != null
                    && !after.containsKey(sequence.key())) {
                SequenceEntity now = wanted.get(owner(sequence));
                if (now != null && now.schema().equals(sequence.schema())) {
                    wanted.remove(owner(sequence));
                    put(sequence.schema(), sequence.name(), now.name());
                }
            }
        }
    }

    private static List<String> owner(SequenceEntity sequence) {
        return List.of(
                String.valueOf(sequence.ownerTable()), String.valueOf(sequence.ownerColumn()));
    }

    private void ofIdentities() {
        for (Entity entity : model) {
            if (!(entity instanceof ColumnEntity old) || old.identity() == null) {
                continue;
            }
            String schema = old.table().schema();
            String name = IdentitySequence.name(old);
            boolean isWanted = takenAfter.contains(NamesTaken.relation(schema, name));
            boolean follows =
                    renamed.contains(old.address())
                            || renamed.contains(List.of(schema, old.table().name()));
            if (after.get(old.key()) instanceof ColumnEntity now
                    && now.identity() != null
                    && IdentitySequence.chosenName(now.identity()) == null) {
                boolean named = IdentitySequence.isDerived(name, old.table(), old.name());
                if (isWanted || follows && !named) {
                    put(schema, name, derived(old));
                }
            } else if (follows && isWanted) {
                put(schema, name, free.aside(name));
            }
        }
    }

    /// {@return the name that Postgres would give the sequence in the new schema}
    private String derived(ColumnEntity column) {
        String label = "seq";
        for (int i = 1; ; i++) {
            String name = Identifier.derived(column.table().name(), column.name(), label);
            if (!takenAfter.contains(NamesTaken.relation(column.table().schema(), name))) {
                return name;
            }
            label = "seq" + i;
        }
    }

    /// What has the name that a sequence gets, and does not get another itself, steps aside: it is
    /// about to be dropped, or to be called otherwise by a change of its own.
    private void makeRoom() {
        Map<String, String> present = new HashMap<>();
        for (Entity entity : model) {
            if (entity instanceof SequenceEntity sequence) {
                present.put(
                        NamesTaken.relation(sequence.schema(), sequence.name()), sequence.name());
            } else if (entity instanceof ColumnEntity column && column.identity() != null) {
                present.put(NamesTaken.identity(column), IdentitySequence.name(column));
            }
        }
        for (Rename each : new ArrayList<>(byOldName.values())) {
            String schema = each.after().getFirst();
            String target = NamesTaken.relation(schema, each.newName());
            @Nullable String inTheWay = present.get(target);
            if (inTheWay != null && !byOldName.containsKey(target)) {
                put(schema, inTheWay, free.aside(inTheWay));
            }
        }
    }
}
