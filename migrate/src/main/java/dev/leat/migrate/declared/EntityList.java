package dev.leat.migrate.declared;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.SchemaEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Ddl;
import dev.leat.schema.Deferrability;
import dev.leat.schema.RowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Entities while they are gathered, and the schemas that they turn out to need.
final class EntityList {
    private final List<Entity> entities = new ArrayList<>();
    private final Set<String> schemas = new TreeSet<>();

    void add(Entity entity) {
        entities.add(entity);
    }

    /// Adds the entity and remembers the schema that it lies in.
    void add(String schema, Entity entity) {
        needSchema(schema);
        entities.add(entity);
    }

    /// Remembers that something lies in the schema.
    void needSchema(String schema) {
        schemas.add(schema);
    }

    /// {@return everything so far, and the schemas but `public`}
    List<Entity> toList() {
        List<Entity> all = new ArrayList<>(entities);
        schemas.stream()
                .filter(name -> !name.equals("public"))
                .map(SchemaEntity::new)
                .forEach(all::add);
        return List.copyOf(all);
    }

    /// {@return what is in the list}
    List<Entity> soFar() {
        return List.copyOf(entities);
    }

    // ---- the words that all groups use

    static TableName nameOf(RowSource<?> source) {
        return new TableName(source.schema(), source.name());
    }

    static List<String> names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).toList();
    }

    static @Nullable String sql(@Nullable Condition condition) {
        return condition == null ? null : Ddl.of(condition);
    }

    /// {@return storage parameters as Postgres lists them: `fillfactor=70`}
    static List<String> storage(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    static @Nullable String sql(Deferrability deferrability) {
        return deferrability == Deferrability.NOT_DEFERRABLE ? null : deferrability.sql();
    }
}
