package dev.leat.migrate.plan;

import dev.leat.migrate.depend.Part.Side;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.TableEntity;
import java.util.Objects;

/// The sides of entities: each is compared without the others.
final class Sides {
    private Sides() {}

    static boolean same(Side side, Entity before, Entity after) {
        return switch (side) {
            case ITSELF -> itself(before).equals(itself(after));
            case DEFAULT ->
                    before instanceof ColumnEntity old
                            && after instanceof ColumnEntity now
                            && Objects.equals(old.defaultSql(), now.defaultSql());
            case OWNER ->
                    before instanceof SequenceEntity old
                            && after instanceof SequenceEntity now
                            && Objects.equals(old.ownerTable(), now.ownerTable())
                            && Objects.equals(old.ownerColumn(), now.ownerColumn());
            case REPLICA_IDENTITY ->
                    before instanceof TableEntity old
                            && after instanceof TableEntity now
                            && old.replicaIdentity().equals(now.replicaIdentity());
            case PARTITION ->
                    before instanceof TableEntity old
                            && after instanceof TableEntity now
                            && Objects.equals(old.partitionOf(), now.partitionOf())
                            && Objects.equals(old.bound(), now.bound());
        };
    }

    /// {@return the entity without its other sides, and without what is only a wish}
    static Entity itself(Entity entity) {
        return switch (entity) {
            case ColumnEntity column when column.defaultSql() != null -> withoutDefault(column);
            case SequenceEntity it when it.ownerTable() != null ->
                    new SequenceEntity(
                            it.schema(),
                            it.name(),
                            it.type(),
                            it.start(),
                            it.increment(),
                            it.min(),
                            it.max(),
                            it.cache(),
                            it.cycle(),
                            null,
                            null);
            case TableEntity it ->
                    new TableEntity(
                            it.table(),
                            it.unlogged(),
                            it.partitionBy(),
                            null,
                            null,
                            it.inherits(),
                            it.storage(),
                            it.accessMethod(),
                            it.tablespace(),
                            it.rowSecurity(),
                            it.forceRowSecurity(),
                            "DEFAULT");
            case MaterializedViewEntity it when it.withNoData() ->
                    new MaterializedViewEntity(
                            it.schema(),
                            it.name(),
                            it.columns(),
                            it.query(),
                            false,
                            it.storage(),
                            it.accessMethod(),
                            it.tablespace());
            case Entity other -> other;
        };
    }

    static ColumnEntity withoutDefault(ColumnEntity it) {
        return new ColumnEntity(
                it.table(),
                it.name(),
                it.type(),
                it.enumPath(),
                it.nullable(),
                null,
                it.identity(),
                it.generated(),
                it.virtual(),
                it.collation(),
                it.storage(),
                it.compression());
    }
}
