package dev.leat.migrate.declared;

import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.ViewEntity;
import dev.leat.schema.MaterializedView;
import dev.leat.schema.View;
import java.util.List;

/// Views and materialized views, with their indexes, triggers and rules. A view that is made
/// elsewhere has no entity.
final class ViewEntities {
    private ViewEntities() {}

    static void add(EntityList out, View<?> view) {
        String query = view.querySql();
        if (query == null) {
            return;
        }
        out.add(
                view.schema(),
                new ViewEntity(view.schema(), view.name(), List.of(), query, view.options()));
        PartEntities.add(out, view);
    }

    static void add(EntityList out, MaterializedView<?> view) {
        String query = view.querySql();
        if (query == null) {
            return;
        }
        out.add(
                view.schema(),
                new MaterializedViewEntity(
                        view.schema(),
                        view.name(),
                        List.of(),
                        query,
                        view.isWithNoData(),
                        view.storageParameters(),
                        view.accessMethod(),
                        view.tablespace()));
        view.indexes().forEach(index -> IndexEntities.add(out, view, index));
        PartEntities.add(out, view);
    }
}
