package dev.leat.migrate.declared;

import dev.leat.migrate.entity.IndexEntity;
import dev.leat.schema.Column;
import dev.leat.schema.Identifier;
import dev.leat.schema.Index;
import dev.leat.schema.IndexPart;
import dev.leat.schema.RowSource;
import dev.leat.schema.Sort;

/// Indexes of tables and materialized views.
final class IndexEntities {
    private IndexEntities() {}

    static void add(EntityList out, RowSource<?> owner, Index index) {
        out.add(
                new IndexEntity(
                        EntityList.nameOf(owner),
                        index.name(),
                        index.unique(),
                        index.method(),
                        index.parts().stream().map(IndexEntities::partOf).toList(),
                        EntityList.names(index.include()),
                        index.nullsNotDistinct(),
                        EntityList.sql(index.where()),
                        EntityList.storage(index.storage()),
                        index.tablespace(),
                        index.only()));
    }

    private static IndexEntity.Part partOf(IndexPart part) {
        Column<?> column = part.column();
        Sort.Nulls nulls = part.nulls();
        String collation = part.collation();
        return new IndexEntity.Part(
                column == null ? null : column.name(),
                column == null ? part.expressionSql() : null,
                part.descending(),
                nulls == null ? null : nulls == Sort.Nulls.FIRST,
                collation == null ? null : Identifier.quote(collation),
                part.operatorClassSql());
    }
}
