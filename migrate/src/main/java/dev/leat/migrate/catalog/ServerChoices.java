package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.DefaultPrivilegeEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ExtensionEntity;
import dev.leat.migrate.entity.PrivilegeEntity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a server decided by itself and nobody declared: no difference.
final class ServerChoices {
    private ServerChoices() {}

    /// {@return the catalog without what the other leaves open: the schema and version of an
    /// extension, and privileges that default privileges gave}
    ///
    /// @param declared whether the other is a declaration, where nothing is given by default
    static Catalog without(Catalog catalog, Catalog other, boolean declared) {
        Map<Entity.Kind, Map<String, Entity>> others = new HashMap<>();
        for (Entity entity : other.entities()) {
            if (entity instanceof ExtensionEntity || entity instanceof PrivilegeEntity) {
                others.computeIfAbsent(entity.kind(), kind -> new HashMap<>())
                        .put(entity.path(), entity);
            }
        }
        List<DefaultPrivilegeEntity> defaults = new ArrayList<>();
        for (Entity entity : catalog.entities()) {
            if (entity instanceof DefaultPrivilegeEntity each) {
                defaults.add(each);
            }
        }
        List<Entity> kept = new ArrayList<>();
        for (Entity entity : catalog.entities()) {
            Entity same = others.getOrDefault(entity.kind(), Map.of()).get(entity.path());
            switch (entity) {
                case ExtensionEntity extension when same instanceof ExtensionEntity wish ->
                        kept.add(
                                new ExtensionEntity(
                                        extension.name(),
                                        wish.schema() == null ? null : extension.schema(),
                                        wish.version() == null ? null : extension.version()));
                case PrivilegeEntity privilege
                        when declared && same == null && isGiven(privilege, defaults) -> {}
                default -> kept.add(entity);
            }
        }
        return catalog.with(kept);
    }

    private static boolean isGiven(
            PrivilegeEntity privilege, List<DefaultPrivilegeEntity> defaults) {
        String objects = objects(privilege.on());
        return defaults.stream()
                .anyMatch(each ->
                        each.objects().equals(objects)
                                && each.grantee().equals(privilege.grantee())
                                && each.grantable() == privilege.grantable()
                                && (each.schema() == null
                                        || each.schema().equals(privilege.object().getFirst()))
                                && each.privileges().isEmpty() == privilege.privileges().isEmpty()
                                && each.privileges().containsAll(privilege.privileges()));
    }

    private static @Nullable String objects(Entity.Kind kind) {
        return switch (kind) {
            case TABLE, VIEW, MATERIALIZED_VIEW -> "TABLES";
            case SEQUENCE -> "SEQUENCES";
            case FUNCTION -> "FUNCTIONS";
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> "TYPES";
            case SCHEMA -> "SCHEMAS";
            default -> null;
        };
    }

    /// {@return whether a version of an extension is asked for}
    static boolean pinsExtensions(List<Entity> entities) {
        return entities.stream()
                .anyMatch(entity ->
                        entity instanceof ExtensionEntity extension && extension.version() != null);
    }

    /// {@return the catalog with its extensions as they were declared}
    static Catalog withDeclaredExtensions(Catalog catalog, List<Entity> declared) {
        Map<String, ExtensionEntity> wishes = new HashMap<>();
        for (Entity entity : declared) {
            if (entity instanceof ExtensionEntity extension) {
                wishes.put(extension.name(), extension);
            }
        }
        return catalog.with(
                catalog.entities().stream()
                        .map(entity ->
                                entity instanceof ExtensionEntity extension
                                        ? wishes.getOrDefault(extension.name(), extension)
                                        : entity)
                        .toList());
    }
}
