package dev.leat.migrate.depend;

import dev.leat.migrate.depend.Need.How;
import dev.leat.migrate.depend.Need.Strength;
import dev.leat.migrate.depend.Part.Side;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.TableEntity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The graph of what needs what among the entities of one schema.
public final class Dependencies {
    private final Map<Part, Entity> parts = new LinkedHashMap<>();
    private final Map<Part, List<Need>> needs = new HashMap<>();
    private final Map<Part, List<Need>> neededBy = new HashMap<>();

    private Dependencies() {}

    /// {@return the graph; what an entity refers to and is not among them is left out}
    public static Dependencies of(Collection<Entity> entities) {
        Dependencies graph = new Dependencies();
        entities.forEach(graph::addParts);
        NeedsOfEntities source = new NeedsOfEntities(entities, graph);
        entities.forEach(source::add);
        return graph;
    }

    /// {@return the graph, with more needs than the entities tell}
    ///
    /// @param more what each of some entities needs besides
    public static Dependencies of(
            Collection<Entity> entities, Map<Entity.Key, Set<Entity.Key>> more) {
        Dependencies graph = of(entities);
        more.forEach((key, needs) ->
                needs.forEach(on ->
                        graph.add(
                                new Part(key, Side.ITSELF),
                                new Part(on, Side.ITSELF),
                                How.STANDS_ON,
                                Strength.SURE)));
        return graph;
    }

    /// {@return the parts with their entities, in the order of the entities}
    public Map<Part, Entity> parts() {
        return parts;
    }

    /// {@return what the part needs}
    public List<Need> needs(Part part) {
        return needs.getOrDefault(part, List.of());
    }

    /// {@return what needs the part}
    public List<Need> neededBy(Part part) {
        return neededBy.getOrDefault(part, List.of());
    }

    /// {@return the columns that are of the type or collation}
    public List<Part> columnsOf(Part type) {
        return neededBy(type).stream()
                .filter(need -> need.how() == How.IS_OF)
                .map(Need::part)
                .distinct()
                .toList();
    }

    private void addParts(Entity entity) {
        Part itself = Part.of(entity);
        parts.put(itself, entity);
        switch (entity) {
            case ColumnEntity column when column.defaultSql() != null ->
                    parts.put(itself.side(Side.DEFAULT), entity);
            case SequenceEntity sequence when sequence.ownerTable() != null ->
                    parts.put(itself.side(Side.OWNER), entity);
            case TableEntity table -> {
                if (!table.replicaIdentity().equals("DEFAULT")) {
                    parts.put(itself.side(Side.REPLICA_IDENTITY), entity);
                }
                if (table.partitionOf() != null) {
                    parts.put(itself.side(Side.PARTITION), entity);
                }
            }
            case Entity other -> {}
        }
    }

    void add(Part part, Part on, How how, Strength strength) {
        if (part.equals(on) || !parts.containsKey(on) || !parts.containsKey(part)) {
            return;
        }
        Need need = new Need(part, on, how, strength);
        needs.computeIfAbsent(part, key -> new ArrayList<>()).add(need);
        neededBy.computeIfAbsent(on, key -> new ArrayList<>()).add(need);
    }
}
