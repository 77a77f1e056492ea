package dev.leat.migrate.diff;

import dev.leat.migrate.depend.SqlTokens;
import dev.leat.migrate.depend.SqlWords;
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
import dev.leat.migrate.entity.IdentitySequence;
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
import dev.leat.migrate.snapshot.Rename;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Entities of the past under the names of today: as Postgres has them after the renames have run.
///
/// Postgres keeps up whatever it has understood: references, expressions, queries. It does not look
/// into the strings that are bodies of functions, nor into the arguments of triggers.
public final class RenamedEntities {
    private final NewNames names;
    private final NewTexts texts;

    /// @param renames of one level: all of schemas, or all of what lies in schemas, or all of what
    ///   is part of that
    public RenamedEntities(List<Rename> renames) {
        this.names = new NewNames(renames);
        this.texts = new NewTexts(names);
    }

    /// {@return the entity under its new name, with what it refers to under theirs}
    public Entity rename(Entity entity) {
        return switch (entity) {
            case RoleEntity role ->
                    new RoleEntity(
                            role(role.name()),
                            role.options(),
                            role.memberOf().stream().map(this::role).toList());
            case SchemaEntity schema -> new SchemaEntity(names.schema(schema.name()));
            case ExtensionEntity extension ->
                    new ExtensionEntity(
                            extension.name(),
                            extension.schema() == null ? null : names.schema(extension.schema()),
                            extension.version());
            case CollationEntity it -> {
                List<String> now = names.address(it.kind(), it.address());
                yield new CollationEntity(now.getFirst(), now.get(1), it.options());
            }
            case EnumEntity type -> {
                TableName name = new TableName(type.schema(), type.name());
                TableName now = names.type(name);
                yield new EnumEntity(
                        now.schema(),
                        now.name(),
                        type.labels().stream().map(each -> names.member(name, each)).toList());
            }
            case DomainEntity it -> domain(it);
            case CompositeTypeEntity it -> {
                TableName name = new TableName(it.schema(), it.name());
                TableName now = names.type(name);
                yield new CompositeTypeEntity(
                        now.schema(),
                        now.name(),
                        it.attributes().stream()
                                .map(each ->
                                        new CompositeTypeEntity.Attribute(
                                                names.member(name, each.name()),
                                                texts.types(each.type()),
                                                texts.optionalTypes(each.collation())))
                                .toList());
            }
            case RangeTypeEntity it -> {
                TableName now = names.type(new TableName(it.schema(), it.name()));
                yield new RangeTypeEntity(
                        now.schema(), now.name(), it.options().stream().map(texts::types).toList());
            }
            case SequenceEntity it -> sequence(it);
            case FunctionEntity it -> function(it);
            case TableEntity it -> table(it);
            case ColumnEntity it -> column(it);
            case PrimaryKeyEntity it ->
                    new PrimaryKeyEntity(
                            names.relation(it.table()),
                            name(it),
                            columns(it.table(), it.columns()),
                            columns(it.table(), it.include()),
                            it.deferrability(),
                            it.withoutOverlaps(),
                            it.storage());
            case UniqueEntity it ->
                    new UniqueEntity(
                            names.relation(it.table()),
                            name(it),
                            columns(it.table(), it.columns()),
                            it.nullsNotDistinct(),
                            columns(it.table(), it.include()),
                            it.deferrability(),
                            it.withoutOverlaps(),
                            it.storage());
            case CheckEntity it ->
                    new CheckEntity(
                            names.relation(it.table()),
                            name(it),
                            texts.expression(it.expression(), it.table(), null),
                            it.noInherit(),
                            it.notValid(),
                            it.notEnforced());
            case ExclusionEntity it ->
                    new ExclusionEntity(
                            names.relation(it.table()),
                            name(it),
                            texts.expression(it.definition(), it.table(), null),
                            it.deferrability());
            case ForeignKeyEntity it ->
                    new ForeignKeyEntity(
                            names.relation(it.table()),
                            name(it),
                            columns(it.table(), it.columns()),
                            names.relation(it.target()),
                            columns(it.target(), it.targetColumns()),
                            it.onDelete(),
                            it.onUpdate(),
                            columns(it.table(), it.onDeleteColumns()),
                            it.matchFull(),
                            it.deferrability(),
                            it.notValid(),
                            it.notEnforced(),
                            it.period());
            case IndexEntity it -> index(it);
            case StatisticsEntity it -> {
                List<String> now = names.address(it.kind(), it.address());
                yield new StatisticsEntity(
                        now.getFirst(),
                        now.get(1),
                        names.relation(it.table()),
                        it.kinds(),
                        it.expressions().stream()
                                .map(each -> texts.expression(each, it.table(), null))
                                .toList());
            }
            case ViewEntity it -> {
                TableName now = names.relation(new TableName(it.schema(), it.name()));
                yield new ViewEntity(
                        now.schema(),
                        now.name(),
                        it.columns(),
                        query(it, it.query()),
                        it.options());
            }
            case MaterializedViewEntity it -> {
                TableName now = names.relation(new TableName(it.schema(), it.name()));
                yield new MaterializedViewEntity(
                        now.schema(),
                        now.name(),
                        it.columns(),
                        query(it, it.query()),
                        it.withNoData(),
                        it.storage(),
                        it.accessMethod(),
                        it.tablespace());
            }
            case RuleEntity it ->
                    new RuleEntity(names.relation(it.table()), name(it), rule(it), it.enabled());
            case TriggerEntity it -> trigger(it);
            case PolicyEntity it ->
                    new PolicyEntity(
                            names.relation(it.table()),
                            name(it),
                            it.permissive(),
                            it.command(),
                            it.roles().stream().map(this::role).sorted().toList(),
                            texts.optional(it.using(), it.table()),
                            texts.optional(it.withCheck(), it.table()));
            case EventTriggerEntity it -> {
                TableName function =
                        names.function(new TableName(it.functionSchema(), it.function()));
                yield new EventTriggerEntity(
                        names.global(it.kind(), it.name()),
                        it.event(),
                        it.tags(),
                        function.schema(),
                        function.name(),
                        it.enabled());
            }
            case SqlObjectEntity it -> it;
            case PublicationEntity it ->
                    new PublicationEntity(
                            names.global(it.kind(), it.name()),
                            it.allTables(),
                            it.schemas().stream().map(names::schema).sorted().toList(),
                            it.operations(),
                            it.viaPartitionRoot(),
                            it.options());
            case PublishedTableEntity it ->
                    new PublishedTableEntity(
                            names.global(Kind.PUBLICATION, it.publication()),
                            names.relation(it.table()),
                            it.columns() == null ? null : columns(it.table(), it.columns()),
                            texts.optional(it.where(), it.table()));
            case PrivilegeEntity it ->
                    new PrivilegeEntity(
                            it.on(),
                            object(it.on(), it.object()),
                            role(it.grantee()),
                            it.grantable(),
                            it.privileges());
            case DefaultPrivilegeEntity it ->
                    new DefaultPrivilegeEntity(
                            role(it.owner()),
                            it.schema() == null ? null : names.schema(it.schema()),
                            it.objects(),
                            role(it.grantee()),
                            it.grantable(),
                            it.privileges());
            case CommentEntity it ->
                    new CommentEntity(it.on(), object(it.on(), it.object()), it.text());
        };
    }

    private String query(Entity.OfSchema view, String query) {
        TableName name = new TableName(view.schema(), view.name());
        String now = texts.statement(query);
        return names.hasColumns(name)
                ? ViewColumns.renamed(now, column -> names.column(name, column))
                : now;
    }

    private DomainEntity domain(DomainEntity it) {
        TableName name = new TableName(it.schema(), it.name());
        TableName now = names.type(name);
        return new DomainEntity(
                now.schema(),
                now.name(),
                texts.types(it.type()),
                it.nullable(),
                texts.optional(it.defaultSql(), null),
                texts.optionalTypes(it.collation()),
                it.checks().stream()
                        .map(check ->
                                new DomainEntity.Check(
                                        names.check(name, check.name()),
                                        texts.expression(check.expression(), null, null),
                                        check.notValid()))
                        .sorted(Comparator.comparing(DomainEntity.Check::name))
                        .toList());
    }

    private SequenceEntity sequence(SequenceEntity it) {
        TableName now = names.relation(new TableName(it.schema(), it.name()));
        TableName owner = it.ownerTable();
        return new SequenceEntity(
                now.schema(),
                now.name(),
                it.type(),
                it.start(),
                it.increment(),
                it.min(),
                it.max(),
                it.cache(),
                it.cycle(),
                owner == null ? null : names.relation(owner),
                owner == null || it.ownerColumn() == null
                        ? null
                        : names.column(owner, it.ownerColumn()));
    }

    private FunctionEntity function(FunctionEntity it) {
        List<String> now = names.address(Kind.FUNCTION, it.address());
        boolean aggregate = it.type() == FunctionEntity.Type.AGGREGATE;
        return new FunctionEntity(
                now.getFirst(),
                now.get(1),
                texts.types(it.identity()),
                it.type(),
                texts.types(it.arguments()),
                texts.optionalTypes(it.returns()),
                it.language(),
                aggregate ? it.attributes().stream().map(texts::types).toList() : it.attributes(),
                it.sqlBody() ? texts.statement(it.body()) : it.body(),
                it.sqlBody());
    }

    private TableEntity table(TableEntity it) {
        String using = "USING INDEX ";
        String replica = it.replicaIdentity();
        if (replica.toUpperCase(Locale.ROOT).startsWith(using)) {
            replica = using + replicaIndex(it.table(), replica.substring(using.length()));
        }
        return new TableEntity(
                names.relation(it.table()),
                it.unlogged(),
                texts.optional(it.partitionBy(), it.table()),
                it.partitionOf() == null ? null : names.relation(it.partitionOf()),
                it.bound(),
                it.inherits().stream().map(names::relation).toList(),
                it.storage(),
                it.accessMethod(),
                it.tablespace(),
                it.rowSecurity(),
                it.forceRowSecurity(),
                replica);
    }

    /// The index may be one of a constraint; it is written as it was, with quotes or without.
    private String replicaIndex(TableName table, String written) {
        boolean quoted = written.startsWith("\"");
        String name =
                quoted ? written.substring(1, written.length() - 1).replace("\"\"", "\"") : written;
        for (Kind kind : List.of(Kind.INDEX, Kind.PRIMARY_KEY, Kind.UNIQUE)) {
            String now = names.named(kind, table, name);
            if (!now.equals(name)) {
                return quoted ? Identifier.quote(now) : SqlWords.printed(now);
            }
        }
        return written;
    }

    private ColumnEntity column(ColumnEntity it) {
        TableName enumType = null;
        String path = it.enumPath();
        if (path != null) {
            List<TableName> candidates = new ArrayList<>();
            for (int point = path.indexOf('.'); point > 0; point = path.indexOf('.', point + 1)) {
                candidates.add(new TableName(path.substring(0, point), path.substring(point + 1)));
            }
            for (TableName each : candidates) {
                if (names.hasMembers(each) || !names.type(each).equals(each)) {
                    enumType = each;
                }
            }
        }
        return new ColumnEntity(
                names.relation(it.table()),
                names.column(it.table(), it.name()),
                texts.types(it.type()),
                enumType == null ? path : names.type(enumType).toString(),
                it.nullable(),
                it.defaultSql() == null ? null : texts.expression(it.defaultSql(), null, enumType),
                identity(it),
                texts.optional(it.generated(), it.table()),
                it.virtual(),
                texts.optionalTypes(it.collation()),
                it.storage(),
                it.compression());
    }

    /// The sequence stays what it was called, unless it gets another name itself.
    private @Nullable String identity(ColumnEntity it) {
        TableName table = names.relation(it.table());
        String clause = it.identity();
        if (clause == null) {
            return null;
        }
        String name =
                names.relation(new TableName(it.table().schema(), IdentitySequence.name(it)))
                        .name();
        String unnamed = IdentitySequence.withoutName(clause);
        return IdentitySequence.isDerived(name, table, names.column(it.table(), it.name()))
                ? unnamed
                : IdentitySequence.withName(unnamed, table.schema(), name);
    }

    static ColumnEntity withIdentity(ColumnEntity it, @Nullable String identity) {
        return new ColumnEntity(
                it.table(),
                it.name(),
                it.type(),
                it.enumPath(),
                it.nullable(),
                it.defaultSql(),
                identity,
                it.generated(),
                it.virtual(),
                it.collation(),
                it.storage(),
                it.compression());
    }

    private IndexEntity index(IndexEntity it) {
        return new IndexEntity(
                names.relation(it.table()),
                name(it),
                it.unique(),
                it.method(),
                it.parts().stream()
                        .map(part ->
                                new IndexEntity.Part(
                                        part.column() == null
                                                ? null
                                                : names.column(it.table(), part.column()),
                                        texts.optional(part.expression(), it.table()),
                                        part.descending(),
                                        part.nullsFirst(),
                                        texts.optionalTypes(part.collation()),
                                        part.operatorClass()))
                        .toList(),
                columns(it.table(), it.include()),
                it.nullsNotDistinct(),
                texts.optional(it.where(), it.table()),
                it.storage(),
                it.tablespace(),
                it.only());
    }

    /// The definition of a rule begins with `CREATE RULE` and its name.
    private String rule(RuleEntity it) {
        String definition = texts.statement(it.definition());
        String now = name(it);
        return now.equals(it.name())
                ? definition
                : SqlTokens.rewrite(
                        definition,
                        (tokens, i) ->
                                tokens.get(i).value().equals(it.name())
                                                && tokens.stream()
                                                        .limit(i)
                                                        .noneMatch(each -> each.is("as"))
                                        ? SqlWords.printed(now)
                                        : null);
    }

    private TriggerEntity trigger(TriggerEntity it) {
        TableName function = names.function(new TableName(it.functionSchema(), it.function()));
        return new TriggerEntity(
                names.relation(it.table()),
                name(it),
                it.constraint(),
                it.timing(),
                it.events(),
                columns(it.table(), it.updateOf()),
                it.from() == null ? null : names.relation(it.from()),
                it.deferrability(),
                it.oldTable(),
                it.newTable(),
                it.forEachRow(),
                texts.optional(it.when(), it.table()),
                function.schema(),
                function.name(),
                it.arguments(),
                it.enabled());
    }

    private String name(Entity.Named it) {
        return names.named(it.kind(), it.table(), it.name());
    }

    private String role(String name) {
        return names.global(Kind.ROLE, name);
    }

    private List<String> columns(TableName table, List<String> columns) {
        return columns.stream().map(each -> names.column(table, each)).toList();
    }

    private List<String> object(Kind kind, List<String> address) {
        List<String> now = names.address(kind, address);
        return kind == Kind.FUNCTION
                ? List.of(now.getFirst(), now.get(1), texts.types(now.get(2)))
                : now;
    }

    /// {@return the entity under no name of its own: two that are equal so differ in the name only}
    static Entity nameless(Entity.Named entity) {
        RenamedEntities anonymous =
                new RenamedEntities(
                        List.of(
                                new Rename(
                                        entity.kind(),
                                        entity.address(),
                                        List.of(
                                                entity.table().schema(),
                                                entity.table().name(),
                                                ""))));
        return Objects.requireNonNull(anonymous.rename(entity));
    }
}
