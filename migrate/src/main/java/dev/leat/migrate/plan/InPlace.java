package dev.leat.migrate.plan;

import dev.leat.migrate.depend.Part;
import dev.leat.migrate.depend.Part.Side;
import dev.leat.migrate.entity.CheckEntity;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.EventTriggerEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.PolicyEntity;
import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.RuleEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TriggerEntity;
import dev.leat.migrate.entity.ViewEntity;
import java.util.List;
import java.util.Objects;

/// Which changes Postgres can make without making the object anew.
final class InPlace {
    private InPlace() {}

    static boolean possible(Part part, Entity before, Entity after, PlanOptions options) {
        if (part.side() != Side.ITSELF) {
            return part.side() != Side.PARTITION;
        }
        return switch (part.kind()) {
            case ROLE, EXTENSION, SEQUENCE, PRIVILEGE, DEFAULT_PRIVILEGE, COMMENT -> true;
            case SCHEMA,
                    COLLATION,
                    RANGE_TYPE,
                    PRIMARY_KEY,
                    UNIQUE,
                    EXCLUSION,
                    STATISTICS,
                    SQL_OBJECT,
                    PUBLISHED_TABLE ->
                    false;
            case ENUM ->
                    before instanceof EnumEntity old
                            && after instanceof EnumEntity now
                            && now.labels().stream()
                                    .filter(old.labels()::contains)
                                    .toList()
                                    .equals(old.labels());
            case DOMAIN ->
                    before instanceof DomainEntity old
                            && after instanceof DomainEntity now
                            && old.type().equals(now.type())
                            && Objects.equals(old.collation(), now.collation());
            case COMPOSITE_TYPE ->
                    before instanceof CompositeTypeEntity old
                            && after instanceof CompositeTypeEntity now
                            && attributes(old.attributes(), now.attributes());
            case FUNCTION ->
                    before instanceof FunctionEntity old
                            && after instanceof FunctionEntity now
                            && old.type() == now.type()
                            && old.type() != FunctionEntity.Type.AGGREGATE
                            && old.arguments().equals(now.arguments())
                            && Objects.equals(old.returns(), now.returns());
            case TABLE ->
                    before instanceof TableEntity old
                            && after instanceof TableEntity now
                            && Objects.equals(old.partitionBy(), now.partitionBy());
            case COLUMN ->
                    before instanceof ColumnEntity old
                            && after instanceof ColumnEntity now
                            && column(old, now, options);
            case CHECK ->
                    before instanceof CheckEntity old
                            && after instanceof CheckEntity now
                            && old.notValid()
                            && !now.notValid()
                            && now.equals(
                                    new CheckEntity(
                                            old.table(),
                                            old.name(),
                                            old.expression(),
                                            old.noInherit(),
                                            false,
                                            old.notEnforced()));
            case FOREIGN_KEY ->
                    before instanceof ForeignKeyEntity old
                            && after instanceof ForeignKeyEntity now
                            && (!now.notValid() || old.notValid())
                            && old.notEnforced() == now.notEnforced()
                            && now.equals(like(old, now));
            case INDEX ->
                    before instanceof IndexEntity old
                            && after instanceof IndexEntity now
                            && now.equals(like(old, now));
            case VIEW ->
                    before instanceof ViewEntity old
                            && after instanceof ViewEntity now
                            && (old.query().equals(now.query())
                                            && old.columns().equals(now.columns())
                                    || ViewReplacement.possible(old, now));
            case MATERIALIZED_VIEW ->
                    before instanceof MaterializedViewEntity old
                            && after instanceof MaterializedViewEntity now
                            && old.query().equals(now.query())
                            && old.columns().equals(now.columns());
            case RULE ->
                    before instanceof RuleEntity old
                            && after instanceof RuleEntity now
                            && old.definition().equals(now.definition());
            case TRIGGER ->
                    before instanceof TriggerEntity old
                            && after instanceof TriggerEntity now
                            && now.equals(like(old, now));
            case POLICY ->
                    before instanceof PolicyEntity old
                            && after instanceof PolicyEntity now
                            && old.permissive() == now.permissive()
                            && old.command().equals(now.command())
                            && (old.using() == null || now.using() != null)
                            && (old.withCheck() == null || now.withCheck() != null);
            case EVENT_TRIGGER ->
                    before instanceof EventTriggerEntity old
                            && after instanceof EventTriggerEntity now
                            && old.event().equals(now.event())
                            && old.tags().equals(now.tags())
                            && old.functionSchema().equals(now.functionSchema())
                            && old.function().equals(now.function());
            case PUBLICATION ->
                    before instanceof PublicationEntity old
                            && after instanceof PublicationEntity now
                            && old.allTables() == now.allTables();
        };
    }

    /// Attributes come at the end and go anywhere; one that gets another type may stand in a
    /// column.
    private static boolean attributes(
            List<CompositeTypeEntity.Attribute> before, List<CompositeTypeEntity.Attribute> after) {
        List<CompositeTypeEntity.Attribute> kept =
                before.stream()
                        .filter(old ->
                                after.stream().anyMatch(now -> now.name().equals(old.name())))
                        .toList();
        return after.size() >= kept.size() && after.subList(0, kept.size()).equals(kept);
    }

    private static boolean column(ColumnEntity before, ColumnEntity after, PlanOptions options) {
        if (before.generated() == null) {
            return after.generated() == null;
        }
        if (after.generated() == null) {
            return !before.virtual();
        }
        boolean sameExpression = before.generated().equals(after.generated());
        return before.virtual() == after.virtual()
                && before.type().equals(after.type())
                && Objects.equals(before.collation(), after.collation())
                && (sameExpression || options.serverVersion() >= 17);
    }

    private static ForeignKeyEntity like(ForeignKeyEntity old, ForeignKeyEntity now) {
        return new ForeignKeyEntity(
                old.table(),
                old.name(),
                old.columns(),
                old.target(),
                old.targetColumns(),
                old.onDelete(),
                old.onUpdate(),
                old.onDeleteColumns(),
                old.matchFull(),
                now.deferrability(),
                now.notValid(),
                now.notEnforced(),
                old.period());
    }

    private static IndexEntity like(IndexEntity old, IndexEntity now) {
        return new IndexEntity(
                old.table(),
                old.name(),
                old.unique(),
                old.method(),
                old.parts(),
                old.include(),
                old.nullsNotDistinct(),
                old.where(),
                now.storage(),
                now.tablespace(),
                old.only());
    }

    private static TriggerEntity like(TriggerEntity old, TriggerEntity now) {
        return new TriggerEntity(
                old.table(),
                old.name(),
                old.constraint(),
                old.timing(),
                old.events(),
                old.updateOf(),
                old.from(),
                old.deferrability(),
                old.oldTable(),
                old.newTable(),
                old.forEachRow(),
                old.when(),
                old.functionSchema(),
                old.function(),
                old.arguments(),
                now.enabled());
    }
}
