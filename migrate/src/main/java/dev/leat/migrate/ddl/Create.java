package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.CollationEntity;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.DefaultPrivilegeEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.EventTriggerEntity;
import dev.leat.migrate.entity.ExtensionEntity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.PolicyEntity;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.migrate.entity.RangeTypeEntity;
import dev.leat.migrate.entity.RoleEntity;
import dev.leat.migrate.entity.RuleEntity;
import dev.leat.migrate.entity.SchemaEntity;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.SqlObjectEntity;
import dev.leat.migrate.entity.StatisticsEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TriggerEntity;
import dev.leat.migrate.entity.ViewEntity;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.List;

/// The statements that make an object.
public final class Create {
    private Create() {}

    /// {@return the statements, in their order; a table is made without columns, a publication
    /// without tables}
    public static List<String> statements(Entity entity) {
        return switch (entity) {
            case RoleEntity role -> Roles.create(role);
            case SchemaEntity schema -> List.of("CREATE SCHEMA " + Identifier.quote(schema.name()));
            case ExtensionEntity extension -> List.of(Types.extension(extension));
            case CollationEntity collation ->
                    List.of(
                            "CREATE COLLATION "
                                    + Names.of(collation)
                                    + " ("
                                    + String.join(", ", collation.options())
                                    + ")");
            case EnumEntity type -> List.of(Types.enumeration(type));
            case DomainEntity domain -> Types.domain(domain);
            case CompositeTypeEntity type -> List.of(Types.composite(type));
            case RangeTypeEntity type ->
                    List.of(
                            "CREATE TYPE "
                                    + Names.of(type)
                                    + " AS RANGE ("
                                    + String.join(", ", type.options())
                                    + ")");
            case SequenceEntity sequence ->
                    List.of("CREATE SEQUENCE " + Names.of(sequence) + Sequences.options(sequence));
            case FunctionEntity function -> List.of(Routines.create(function, false));
            case TableEntity table -> Tables.create(table, List.of(), List.of());
            case ColumnEntity column -> {
                List<String> statements = new ArrayList<>();
                statements.add(
                        "ALTER TABLE "
                                + Names.of(column.table())
                                + " ADD COLUMN "
                                + Columns.definition(column, true));
                statements.addAll(Columns.storage(column));
                yield statements;
            }
            case Entity.Constraint constraint -> List.of(Constraints.add(constraint));
            case IndexEntity index -> List.of(Indexes.create(index, false));
            case StatisticsEntity statistics -> List.of(Indexes.statistics(statistics));
            case ViewEntity view -> List.of(Views.create(view, false));
            case MaterializedViewEntity view -> List.of(Views.create(view));
            case RuleEntity rule -> Triggers.create(rule);
            case TriggerEntity trigger -> Triggers.create(trigger);
            case PolicyEntity policy -> List.of(Policies.create(policy));
            case EventTriggerEntity trigger -> Triggers.create(trigger);
            case SqlObjectEntity object -> List.of(object.create());
            case PublicationEntity publication ->
                    List.of(Publications.create(publication, List.of()));
            case PublishedTableEntity published -> List.of(Publications.add(published));
            case PrivilegeEntity privilege ->
                    List.of(Privileges.grant(privilege, privilege.privileges()));
            case DefaultPrivilegeEntity privilege ->
                    List.of(Privileges.grant(privilege, privilege.privileges()));
            case CommentEntity comment -> List.of(Comments.set(comment));
        };
    }

    /// {@return the statement that gives a view another query, and leaves what stands on it}
    public static String replacement(ViewEntity view) {
        return Views.create(view, true);
    }
}
