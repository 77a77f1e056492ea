package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What has been read so far, and under which ids, so that comments and privileges find their
/// objects.
final class CatalogContent {
    private final List<Entity> entities = new ArrayList<>();
    private final List<OtherObject> others = new ArrayList<>();
    private final List<GivenName> names = new ArrayList<>();
    private final Map<String, Subject> subjects = new HashMap<>();

    /// An object with an id.
    ///
    /// @param kind `null` if it has no entity
    record Subject(Entity.@Nullable Kind kind, String word, List<String> address) {
        Subject(Entity.Kind kind, List<String> address) {
            this(kind, kind.word(), address);
        }
    }

    void add(Entity entity) {
        entities.add(entity);
    }

    /// @param catalog the system catalog that the id is of, as `pg_class`
    void add(String catalog, String id, Entity entity) {
        entities.add(entity);
        register(catalog, id, new Subject(entity.kind(), entity.address()));
    }

    void register(String catalog, String id, Subject subject) {
        subjects.put(catalog + " " + id, subject);
    }

    void addOther(String kind, String path, @Nullable String definition) {
        others.add(new OtherObject(kind, path, definition == null ? "" : definition));
    }

    void addSetting(String kind, String path, Setting setting) {
        others.add(new OtherObject(kind, path, String.join(", ", setting.set()), setting));
    }

    void addName(GivenName name) {
        names.add(name);
    }

    @Nullable Subject subject(String catalog, String id) {
        return subjects.get(catalog + " " + id);
    }

    Catalog catalog() {
        // Stable: columns keep their order.
        entities.sort(Comparator.comparing(Entity::kind));
        others.sort(
                Comparator.comparing(OtherObject::kind)
                        .thenComparing(OtherObject::path)
                        .thenComparing(OtherObject::definition));
        return new Catalog(entities, others, names);
    }
}
