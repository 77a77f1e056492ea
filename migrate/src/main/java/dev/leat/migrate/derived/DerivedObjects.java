package dev.leat.migrate.derived;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.Column;
import dev.leat.schema.Deferrability;
import dev.leat.schema.ForeignKey;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The functions and triggers of all derived columns of a schema.
public final class DerivedObjects {
    private final List<Entity> entities = new ArrayList<>();

    private DerivedObjects() {}

    /// {@return the functions and triggers}
    public static List<Entity> of(Schema schema) {
        DerivedObjects objects = new DerivedObjects();
        Map<Table<?>, List<Derived>> byParent = new LinkedHashMap<>();
        Map<Table<?>, List<Derived>> byChild = new LinkedHashMap<>();
        for (Derived derived : Derived.all(schema)) {
            byParent.computeIfAbsent(derived.parent(), parent -> new ArrayList<>()).add(derived);
            byChild.computeIfAbsent(derived.child(), child -> new ArrayList<>()).add(derived);
            objects.addKeeping(derived);
        }
        byParent.forEach((parent, all) -> objects.entities.add(Repair.function(parent, all)));
        byChild.forEach(objects::addGate);
        return List.copyOf(objects.entities);
    }

    /// {@return the tables that have derived columns}
    public static List<Table<?>> parents(Schema schema) {
        return Derived.all(schema).stream().<Table<?>>map(Derived::parent).distinct().toList();
    }

    private void addKeeping(Derived derived) {
        KeepFunction functions = new KeepFunction(derived);
        FunctionEntity keep = functions.keep();
        FunctionEntity recount = functions.recount();
        entities.add(keep);
        entities.add(recount);
        TableName child = new TableName(derived.child().schema(), derived.child().name());
        after(child, derived, "INSERT", null, Changes.NEW, keep);
        after(child, derived, "UPDATE", Changes.OLD, Changes.NEW, keep);
        after(child, derived, "DELETE", Changes.OLD, null, keep);
        after(child, derived, "TRUNCATE", null, null, keep);
        TableName parent = new TableName(derived.parent().schema(), derived.parent().name());
        entities.add(
                TriggerFunctions.row(
                        parent,
                        derived.name("leat_", "_rekey"),
                        "UPDATE",
                        derived.parentKey().stream().map(Column::name).toList(),
                        derived.parentKey().stream()
                                .map(Derived::quoted)
                                .map(key -> "OLD." + key + " IS DISTINCT FROM NEW." + key)
                                .collect(Collectors.joining(" OR ")),
                        recount));
        if (mayPrecedeParent(derived)) {
            entities.add(
                    TriggerFunctions.row(
                            parent,
                            derived.name("leat_", "_appear"),
                            "INSERT",
                            List.of(),
                            null,
                            recount));
        }
    }

    private void after(
            TableName child,
            Derived derived,
            String event,
            @Nullable String oldTable,
            @Nullable String newTable,
            FunctionEntity keep) {
        entities.add(
                TriggerFunctions.statement(
                        child,
                        derived.name("leat_", "_" + event.toLowerCase(java.util.Locale.ROOT)),
                        "AFTER",
                        event,
                        List.of(),
                        oldTable,
                        newTable,
                        keep,
                        List.of()));
    }

    /// A child may be there before its parent only while its foreign key waits for the end of the
    /// transaction.
    private static boolean mayPrecedeParent(Derived derived) {
        return !derived.isStats()
                && derived.child().foreignKeys().stream()
                        .filter(key -> key.target() == derived.parent())
                        .filter(key ->
                                Set.copyOf(key.columns()).equals(Set.copyOf(derived.childKey())))
                        .map(ForeignKey::deferrability)
                        .noneMatch(Deferrability.NOT_DEFERRABLE::equals);
    }

    private void addGate(Table<?> child, List<Derived> all) {
        Gate gate = new Gate(child);
        entities.add(gate.function());
        Set<Column<?>> watched = new LinkedHashSet<>();
        boolean any = false;
        Set<Table<?>> parents = new LinkedHashSet<>();
        for (Derived derived : all) {
            any |= derived.watched().isEmpty();
            watched.addAll(derived.watched());
            parents.add(derived.parent());
        }
        // Whoever deletes what the child refers to reaches for its rows, whether that row has a
        // derived column or not.
        child.foreignKeys().forEach(key -> parents.add(key.target()));
        entities.addAll(gate.ofChild(any ? List.of() : List.copyOf(watched)));
        parents.forEach(parent -> entities.add(gate.ofParent(parent)));
    }
}
