package dev.leat.migrate.declared;

import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.schema.Column;
import dev.leat.schema.Table;
import dev.leat.schema.object.Publication;
import java.util.List;

/// Publications: the one of the synced tables, and those that are declared.
final class PublicationEntities {
    private PublicationEntities() {}

    /// A table whose columns are all synced is published whole, so that columns to come are too;
    /// else it is published by the list of those that are. Without synced tables there is no
    /// publication.
    static void addSynced(EntityList out, String publication, List<Table<?>> tables) {
        if (tables.isEmpty()) {
            return;
        }
        out.add(new PublicationEntity(publication));
        for (Table<?> table : tables) {
            List<String> synced =
                    table.columns().stream().filter(Column::isSynced).map(Column::name).toList();
            out.add(
                    new PublishedTableEntity(
                            publication,
                            EntityList.nameOf(table),
                            synced.size() == table.columns().size() ? null : synced,
                            null));
        }
    }

    static void add(EntityList out, Publication publication) {
        publication.schemas().forEach(out::needSchema);
        out.add(
                new PublicationEntity(
                        publication.name(),
                        publication.allTables(),
                        publication.schemas(),
                        publication.operations().stream().map(Publication.Operation::sql).toList(),
                        publication.viaPartitionRoot(),
                        publication.options()));
        for (Publication.Part part : publication.tables()) {
            out.add(
                    new PublishedTableEntity(
                            publication.name(),
                            EntityList.nameOf(part.table()),
                            part.columns().isEmpty() ? null : EntityList.names(part.columns()),
                            EntityList.sql(part.where())));
        }
    }
}
