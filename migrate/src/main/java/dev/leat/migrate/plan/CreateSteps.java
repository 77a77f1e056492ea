package dev.leat.migrate.plan;

import dev.leat.migrate.ddl.Columns;
import dev.leat.migrate.ddl.Constraints;
import dev.leat.migrate.ddl.Create;
import dev.leat.migrate.ddl.Names;
import dev.leat.migrate.ddl.Publications;
import dev.leat.migrate.ddl.Tables;
import dev.leat.migrate.depend.Part;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.migrate.entity.SchemaEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.List;

/// The steps that make things.
final class CreateSteps {
    private CreateSteps() {}

    /// @param with what is made together with it
    /// @param withDefault whether a column gets its default at once
    /// @param again whether it existed until now
    static List<Step> of(
            Entity entity, List<Entity> with, boolean withDefault, boolean again, Forms forms) {
        return switch (entity) {
            case TableEntity table -> table(table, with);
            case ColumnEntity column ->
                    withStorage(column(column, withDefault, again, forms), column);
            case PublicationEntity publication ->
                    List.of(
                            Step.safe(
                                    Publications.create(
                                            publication,
                                            with.stream()
                                                    .map(PublishedTableEntity.class::cast)
                                                    .toList())));
            case Entity.Constraint constraint -> ConstraintSteps.add(constraint, forms);
            case IndexEntity index ->
                    again && forms.isSwapped(Part.of(index))
                            ? ConstraintSteps.swap(index, forms)
                            : ConstraintSteps.add(index, forms);
            // It may have been made for something that moved into it.
            case SchemaEntity schema ->
                    List.of(
                            Step.safe(
                                    "CREATE SCHEMA IF NOT EXISTS "
                                            + Identifier.quote(schema.name())));
            case MaterializedViewEntity view when !view.withNoData() && again ->
                    List.of(
                            new Step(
                                    Create.statements(view).getFirst(),
                                    Step.Risk.SLOW,
                                    "runs the query of the materialized view again"));
            case Entity other -> Create.statements(other).stream().map(Step::safe).toList();
        };
    }

    private static List<Step> table(TableEntity table, List<Entity> with) {
        List<String> columns = new ArrayList<>();
        List<String> constraints = new ArrayList<>();
        for (Entity each : with) {
            if (each instanceof ColumnEntity column) {
                columns.add(Columns.definition(column, true));
            } else if (each instanceof Entity.Constraint constraint) {
                constraints.add(Constraints.clause(constraint));
            }
        }
        List<Step> steps =
                new ArrayList<>(
                        Tables.create(table, columns, constraints).stream()
                                .map(Step::safe)
                                .toList());
        for (Entity each : with) {
            if (each instanceof ColumnEntity column) {
                Columns.storage(column).forEach(sql -> steps.add(Step.safe(sql)));
            }
        }
        return steps;
    }

    private static List<Step> withStorage(Step step, ColumnEntity column) {
        List<Step> all = new ArrayList<>(List.of(step));
        Columns.storage(column).forEach(sql -> all.add(Step.safe(sql)));
        return all;
    }

    private static Step column(
            ColumnEntity column, boolean withDefault, boolean again, Forms forms) {
        String sql =
                "ALTER TABLE "
                        + Names.of(column.table())
                        + " ADD COLUMN "
                        + Columns.definition(column, withDefault);
        return forms.isInUse(column.table())
                ? forms.added(column).step(withDefault)
                : Step.safe(sql);
    }
}
