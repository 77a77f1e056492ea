package dev.leat.migrate.depend;

import dev.leat.migrate.depend.Need.How;
import dev.leat.migrate.depend.Need.Strength;
import dev.leat.migrate.depend.Part.Side;
import dev.leat.migrate.entity.CheckEntity;
import dev.leat.migrate.entity.CollationEntity;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.DefaultPrivilegeEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.EventTriggerEntity;
import dev.leat.migrate.entity.ExclusionEntity;
import dev.leat.migrate.entity.ExtensionEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.PolicyEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
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
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.TriggerEntity;
import dev.leat.migrate.entity.UniqueEntity;
import dev.leat.migrate.entity.ViewEntity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads from each entity what it needs.
final class NeedsOfEntities {
    private final Names names;
    private final Dependencies graph;
    private final Map<TableName, List<Keyed>> keys = new HashMap<>();
    private final Map<String, List<Part>> byPath = new HashMap<>();

    /// What a foreign key can refer to.
    private record Keyed(Part part, Set<String> columns) {}

    NeedsOfEntities(Collection<Entity> entities, Dependencies graph) {
        this.names = new Names(entities);
        this.graph = graph;
        boolean paths = entities.stream().anyMatch(SqlObjectEntity.class::isInstance);
        for (Entity entity : entities) {
            switch (entity) {
                case PrimaryKeyEntity key -> addKey(key, key.columns());
                case UniqueEntity key -> addKey(key, key.columns());
                case IndexEntity index when index.unique() && index.where() == null ->
                        addKey(
                                index,
                                index.parts().stream()
                                        .map(part -> Objects.requireNonNullElse(part.column(), ""))
                                        .toList());
                case Entity other -> {}
            }
            if (paths) {
                byPath.computeIfAbsent(entity.path(), key -> new ArrayList<>(1))
                        .add(Part.of(entity));
            }
        }
    }

    private void addKey(Entity.Named key, List<String> columns) {
        keys.computeIfAbsent(key.table(), each -> new ArrayList<>())
                .add(new Keyed(Part.of(key), Set.copyOf(columns)));
    }

    void add(Entity entity) {
        Part part = Part.of(entity);
        if (entity instanceof Entity.OfSchema named) {
            schema(part, named.schema());
        }
        if (entity instanceof Entity.OfTable ofTable && !(entity instanceof TableEntity)) {
            relation(part, ofTable.table());
        }
        switch (entity) {
            case SchemaEntity schema -> {}
            case EnumEntity type -> {}
            case ExtensionEntity extension -> {
                if (extension.schema() != null) {
                    schema(part, extension.schema());
                }
            }
            case RoleEntity role -> role.memberOf().forEach(each -> role(part, each));
            case CollationEntity collation -> {}
            case DomainEntity domain -> {
                types(part, domain.type(), How.STANDS_ON);
                expression(part, domain.defaultSql(), null);
                domain.checks().forEach(check -> expression(part, check.expression(), null));
            }
            case CompositeTypeEntity type ->
                    type.attributes()
                            .forEach(attribute -> types(part, attribute.type(), How.STANDS_ON));
            case RangeTypeEntity type -> type.options().forEach(option -> option(part, option));
            case SequenceEntity sequence -> {
                Part owner = part.side(Side.OWNER);
                if (sequence.ownerTable() != null && sequence.ownerColumn() != null) {
                    sure(owner, part);
                    column(owner, sequence.ownerTable(), sequence.ownerColumn());
                }
            }
            case FunctionEntity function -> function(part, function);
            case TableEntity table -> table(part, table);
            case ColumnEntity column -> column(part, column);
            case PrimaryKeyEntity key -> {
                columns(part, key.table(), key.columns());
                columns(part, key.table(), key.include());
            }
            case UniqueEntity key -> {
                columns(part, key.table(), key.columns());
                columns(part, key.table(), key.include());
            }
            case CheckEntity check -> expression(part, check.expression(), check.table());
            case ExclusionEntity exclusion ->
                    expression(part, exclusion.definition(), exclusion.table());
            case ForeignKeyEntity key -> foreignKey(part, key);
            case IndexEntity index -> index(part, index);
            case StatisticsEntity statistics -> {
                relation(part, statistics.table());
                statistics
                        .expressions()
                        .forEach(each -> expression(part, each, statistics.table()));
            }
            case ViewEntity view -> query(part, view.query());
            case MaterializedViewEntity view -> query(part, view.query());
            case RuleEntity rule -> statement(part, rule.definition(), Strength.SURE);
            case TriggerEntity trigger -> {
                columns(part, trigger.table(), trigger.updateOf());
                expression(part, trigger.when(), trigger.table());
                if (trigger.from() != null) {
                    relation(part, trigger.from());
                }
                functionNamed(part, trigger.functionSchema(), trigger.function());
            }
            case PolicyEntity policy -> {
                policy.roles().forEach(each -> role(part, each));
                expression(part, policy.using(), policy.table());
                expression(part, policy.withCheck(), policy.table());
            }
            case EventTriggerEntity trigger ->
                    functionNamed(part, trigger.functionSchema(), trigger.function());
            case SqlObjectEntity object -> {
                for (String path : object.dependsOn()) {
                    byPath.getOrDefault(path, List.of()).forEach(each -> sure(part, each));
                }
                statement(part, object.create(), Strength.SOFT);
            }
            case PublicationEntity publication ->
                    publication.schemas().forEach(each -> schema(part, each));
            case PublishedTableEntity published -> published(part, published);
            case PrivilegeEntity privilege -> {
                object(part, privilege.on(), privilege.object());
                role(part, privilege.grantee());
            }
            case DefaultPrivilegeEntity privilege -> {
                role(part, privilege.owner());
                role(part, privilege.grantee());
                if (privilege.schema() != null) {
                    schema(part, privilege.schema());
                }
            }
            case CommentEntity comment -> object(part, comment.on(), comment.object());
        }
    }

    /// A view's column is no entity: what is said of it belongs to the view.
    private void object(Part part, Kind on, List<String> object) {
        sure(part, itself(on, object));
        if (on == Kind.COLUMN) {
            relation(part, new TableName(object.getFirst(), object.get(1)));
        }
    }

    private void function(Part part, FunctionEntity function) {
        types(part, function.arguments(), How.STANDS_ON);
        types(part, Objects.requireNonNullElse(function.returns(), ""), How.STANDS_ON);
        if (function.type() == FunctionEntity.Type.AGGREGATE) {
            function.attributes().forEach(each -> option(part, each));
        } else {
            statement(part, function.body(), function.sqlBody() ? Strength.SURE : Strength.SOFT);
        }
    }

    /// `sfunc = public.f`: types, and functions without parentheses behind them.
    private void option(Part part, String option) {
        types(part, option, How.STANDS_ON);
        for (SqlTokens.Token token : SqlTokens.of(option)) {
            if (token.type() == SqlTokens.Type.NAME) {
                names.functions(token.value()).forEach(each -> sure(part, each.part()));
            }
        }
    }

    private void table(Part part, TableEntity table) {
        schema(part, table.table().schema());
        if (table.partitionOf() != null) {
            Part partition = part.side(Side.PARTITION);
            sure(partition, part);
            relation(partition, table.partitionOf());
        }
        table.inherits().forEach(each -> relation(part, each));
        if (table.partitionBy() != null) {
            expression(part, table.partitionBy(), null);
        }
        if (!table.replicaIdentity().equals("DEFAULT")) {
            Part replica = part.side(Side.REPLICA_IDENTITY);
            sure(replica, part);
            replicaIndex(replica, table);
        }
    }

    private void replicaIndex(Part replica, TableEntity table) {
        String prefix = "using index ";
        if (!table.replicaIdentity().toLowerCase(Locale.ROOT).startsWith(prefix)) {
            return;
        }
        List<SqlTokens.Token> name =
                SqlTokens.of(table.replicaIdentity().substring(prefix.length()));
        if (name.size() == 1) {
            List<String> address =
                    List.of(table.table().schema(), table.table().name(), name.getFirst().value());
            for (Kind kind : List.of(Kind.INDEX, Kind.PRIMARY_KEY, Kind.UNIQUE)) {
                sure(replica, itself(kind, address));
            }
        }
    }

    private void column(Part part, ColumnEntity column) {
        types(part, column.type(), How.IS_OF);
        if (column.collation() != null) {
            List<SqlTokens.Token> tokens = SqlTokens.of(column.collation());
            if (!tokens.isEmpty()) {
                String schema = tokens.size() == 3 ? tokens.getFirst().value() : "public";
                graph.add(
                        part,
                        itself(Kind.COLLATION, List.of(schema, tokens.getLast().value())),
                        How.IS_OF,
                        Strength.SURE);
            }
        }
        expression(part, column.generated(), column.table());
        if (column.defaultSql() != null) {
            Part side = part.side(Side.DEFAULT);
            sure(side, part);
            expression(side, column.defaultSql(), null);
        }
    }

    private void foreignKey(Part part, ForeignKeyEntity key) {
        relation(part, key.target());
        columns(part, key.table(), key.columns());
        columns(part, key.target(), key.targetColumns());
        Set<String> columns = Set.copyOf(key.targetColumns());
        for (Keyed each : keys.getOrDefault(key.target(), List.of())) {
            if (each.columns().equals(columns)) {
                sure(part, each.part());
            }
        }
    }

    private void index(Part part, IndexEntity index) {
        for (IndexEntity.Part each : index.parts()) {
            if (each.column() != null) {
                column(part, index.table(), each.column());
            }
            expression(part, each.expression(), index.table());
        }
        columns(part, index.table(), index.include());
        expression(part, index.where(), index.table());
    }

    private void published(Part part, PublishedTableEntity published) {
        sure(part, itself(Kind.PUBLICATION, List.of(published.publication())));
        if (published.columns() != null) {
            columns(part, published.table(), published.columns());
        }
        expression(part, published.where(), published.table());
    }

    /// A query that groups by a primary key may select the other columns, and then stands on the
    /// key.
    private void query(Part part, String query) {
        statement(part, query, Strength.SURE);
        if (SqlTokens.of(query).stream().noneMatch(token -> token.is("group"))) {
            return;
        }
        for (Need need : List.copyOf(graph.needs(part))) {
            if (need.on().kind() == Kind.TABLE) {
                List<String> table = need.on().key().address();
                TableName name = new TableName(table.getFirst(), table.get(1));
                for (Keyed key : keys.getOrDefault(name, List.of())) {
                    if (key.part().kind() == Kind.PRIMARY_KEY) {
                        sure(part, key.part());
                    }
                }
            }
        }
    }

    private static Part itself(Kind kind, List<String> address) {
        return new Part(new Entity.Key(kind, address), Side.ITSELF);
    }

    private void sure(Part part, Part on) {
        graph.add(part, on, How.STANDS_ON, Strength.SURE);
    }

    private void schema(Part part, String name) {
        sure(part, itself(Kind.SCHEMA, List.of(name)));
    }

    private void role(Part part, String name) {
        sure(part, itself(Kind.ROLE, List.of(name)));
    }

    private void relation(Part part, TableName table) {
        for (Names.Named each : names.relations(table.name())) {
            if (each.schema().equals(table.schema())) {
                sure(part, each.part());
            }
        }
    }

    private void columns(Part part, TableName table, List<String> columns) {
        columns.forEach(column -> column(part, table, column));
    }

    private void column(Part part, TableName table, String name) {
        Part column = names.column(table, name);
        if (column != null) {
            sure(part, column);
        }
    }

    private void functionNamed(Part part, String schema, String name) {
        for (Names.Named each : names.functions(name)) {
            if (each.schema().equals(schema)) {
                sure(part, each.part());
            }
        }
    }

    private void types(Part part, String text, How how) {
        Mentions.ofTypes(names, text).forEach((on, strength) -> graph.add(part, on, how, strength));
    }

    private void expression(Part part, @Nullable String sql, @Nullable TableName table) {
        if (sql != null) {
            Mentions.ofExpression(names, sql, table)
                    .forEach((on, strength) -> graph.add(part, on, How.STANDS_ON, strength));
        }
    }

    /// @param most how sure a mention can be
    private void statement(Part part, String sql, Strength most) {
        Mentions.ofStatement(names, sql)
                .forEach((on, strength) ->
                        graph.add(
                                part,
                                on,
                                How.STANDS_ON,
                                strength.compareTo(most) > 0 ? most : strength));
    }
}
