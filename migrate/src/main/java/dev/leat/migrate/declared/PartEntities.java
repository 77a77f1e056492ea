package dev.leat.migrate.declared;

import dev.leat.migrate.entity.PolicyEntity;
import dev.leat.migrate.entity.RuleEntity;
import dev.leat.migrate.entity.StatisticsEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.TriggerEntity;
import dev.leat.schema.Column;
import dev.leat.schema.Ddl;
import dev.leat.schema.Expression;
import dev.leat.schema.Identifier;
import dev.leat.schema.RowSource;
import dev.leat.schema.TableObject;
import dev.leat.schema.object.OwnedObject;
import dev.leat.schema.object.Partitioning;
import dev.leat.schema.object.Policy;
import dev.leat.schema.object.Rule;
import dev.leat.schema.object.Statistics;
import dev.leat.schema.object.Trigger;
import java.util.List;
import java.util.Objects;

/// Policies, triggers, rules and statistics of a table or view.
final class PartEntities {
    private PartEntities() {}

    static void add(EntityList out, RowSource<?> owner) {
        TableName name = EntityList.nameOf(owner);
        for (TableObject object : owner.objects()) {
            if (!(object instanceof OwnedObject known)) {
                throw new IllegalArgumentException(
                        "%s of %s is of the unknown kind %s"
                                .formatted(object.describe(), owner, object.getClass().getName()));
            }
            switch (known) {
                case Policy policy -> out.add(policyOf(name, policy));
                case Trigger trigger -> out.add(triggerOf(name, trigger));
                case Rule rule ->
                        out.add(
                                new RuleEntity(
                                        name,
                                        rule.name(),
                                        rule.createSql(owner),
                                        rule.enabled().sql()));
                case Statistics statistics -> out.add(statisticsOf(name, statistics));
                case Partitioning partitioning -> {
                    // Part of the table itself: PartitionEntities.
                }
            }
        }
    }

    private static PolicyEntity policyOf(TableName table, Policy policy) {
        return new PolicyEntity(
                table,
                policy.name(),
                policy.permissive(),
                policy.command().name(),
                policy.roles().isEmpty()
                        ? List.of("public")
                        : policy.roles().stream().sorted().toList(),
                policy.usingSql(),
                policy.withCheckSql());
    }

    private static TriggerEntity triggerOf(TableName table, Trigger trigger) {
        // A schema without the function was refused when it was checked.
        Trigger.Function function = Objects.requireNonNull(trigger.function(), "function");
        return new TriggerEntity(
                table,
                trigger.name(),
                trigger.constraint(),
                trigger.timing().sql(),
                trigger.events().stream().map(Trigger.Event::name).toList(),
                EntityList.names(trigger.updateOf()),
                null,
                trigger.deferrability(),
                trigger.oldTable(),
                trigger.newTable(),
                trigger.isForEachRow(),
                trigger.when(),
                function.schema(),
                function.name(),
                trigger.arguments(),
                trigger.enabled().sql());
    }

    private static StatisticsEntity statisticsOf(TableName table, Statistics statistics) {
        return new StatisticsEntity(
                table.schema(),
                statistics.name(),
                table,
                statistics.kinds().stream().map(Statistics.Kind::sql).toList(),
                statistics.terms().stream().map(PartEntities::term).toList());
    }

    private static String term(Expression<?> term) {
        return term instanceof Column<?> column
                ? Identifier.quote(column.name())
                : "(" + Ddl.of(term) + ")";
    }
}
