package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;

/// Anything else that SQL can make and drop: it is made anew when its text changes.
///
/// @param name unique among these
/// @param create the statement that makes it
/// @param drop the statement that removes it
/// @param dependsOn paths of entities that must exist before it
public record SqlObjectEntity(String name, String create, String drop, List<String> dependsOn)
        implements Entity.OfDatabase {
    public SqlObjectEntity {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(create, "create");
        Objects.requireNonNull(drop, "drop");
        dependsOn = List.copyOf(dependsOn);
    }

    @Override
    public Kind kind() {
        return Kind.SQL_OBJECT;
    }

    @Override
    public List<String> address() {
        return List.of(name);
    }
}
