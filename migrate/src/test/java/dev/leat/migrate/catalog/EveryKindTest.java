package dev.leat.migrate.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.leat.migrate.entity.CheckEntity;
import dev.leat.migrate.entity.CollationEntity;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.DefaultPrivilegeEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.Entity;
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
import dev.leat.migrate.entity.RuleEntity;
import dev.leat.migrate.entity.SchemaEntity;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.StatisticsEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.TriggerEntity;
import dev.leat.migrate.entity.UniqueEntity;
import dev.leat.migrate.entity.ViewEntity;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import dev.leat.testing.TestServer;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One database with one of everything, read once.
@PostgresTest
class EveryKindTest {
    private static final TableName PERSON = new TableName("app", "person");
    private static final TableName EVENT = new TableName("app", "event");
    private static final TableName PART = new TableName("public", "Part");
    private static final TableName SOURCE = new TableName("public", "source");
    private static final TableName TARGET = new TableName("public", "target");

    private static TestDatabase database;
    private static Catalog catalog;

    @BeforeAll
    static void read() throws SQLException {
        database = TestDatabase.create();
        SqlFixture.run(database, "/catalog/everything.sql");
        catalog = CatalogReader.read(database.url(), CatalogScope.all());
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private static Entity at(Entity.Kind kind, String path) {
        return catalog.entities().stream()
                .filter(entity -> entity.kind() == kind && entity.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + path));
    }

    @Test
    void thereIsOneOfEveryKindAndNothingElse() {
        Set<Entity.Kind> expected = EnumSet.allOf(Entity.Kind.class);
        expected.remove(Entity.Kind.ROLE);
        expected.remove(Entity.Kind.SQL_OBJECT);
        assertThat(catalog.entities().stream().map(Entity::kind).collect(Collectors.toSet()))
                .isEqualTo(expected);
        assertThat(catalog.others())
                .as("what a partition has otherwise than its table is reported")
                .extracting(OtherObject::kind, OtherObject::path, OtherObject::definition)
                .containsExactly(
                        tuple(
                                "column of partition",
                                "app.event_2026.kind",
                                "SET DEFAULT 'special'::text, SET NOT NULL"));
    }

    @Test
    void noTwoEntitiesHaveTheSameKindAndPath() {
        assertThat(catalog.entities())
                .extracting(entity -> entity.kind() + " " + entity.address())
                .doesNotHaveDuplicates();
    }

    @Test
    void schemasAndExtensionsWithoutTheirMembers() {
        assertThat(at(Entity.Kind.SCHEMA, "Odd \"schema"))
                .isEqualTo(new SchemaEntity("Odd \"schema"));
        assertThat(at(Entity.Kind.EXTENSION, "btree_gist"))
                .isEqualTo(new ExtensionEntity("btree_gist", "app", null));
        assertThat(catalog.entities())
                .extracting(Entity::path)
                .noneMatch(path -> path.contains("gbt_") || path.contains("trgm_"));
    }

    @Test
    void typesOfEverySort() {
        assertThat(at(Entity.Kind.COLLATION, "app.german"))
                .isEqualTo(
                        new CollationEntity(
                                "app",
                                "german",
                                List.of(
                                        "provider = icu",
                                        "locale = 'de-u-co-phonebk'",
                                        "deterministic = false")));
        assertThat(at(Entity.Kind.ENUM, "app.mood"))
                .isEqualTo(
                        new EnumEntity("app", "mood", List.of("it's", "B", "with \"quotes\"", "")));
        assertThat(at(Entity.Kind.DOMAIN, "app.positive"))
                .isEqualTo(
                        new DomainEntity(
                                "app",
                                "positive",
                                "integer",
                                false,
                                "1",
                                null,
                                List.of(
                                        new DomainEntity.Check("below", "VALUE < 1000", false),
                                        new DomainEntity.Check(
                                                "not_negative", "VALUE > 0", false))));
        assertThat(at(Entity.Kind.COMPOSITE_TYPE, "app.address"))
                .isEqualTo(
                        new CompositeTypeEntity(
                                "app",
                                "address",
                                List.of(
                                        new CompositeTypeEntity.Attribute(
                                                "street", "text", "\"C\""),
                                        new CompositeTypeEntity.Attribute(
                                                "House Number", "character varying(10)", null),
                                        new CompositeTypeEntity.Attribute(
                                                "tags", "text[]", null))));
        assertThat(at(Entity.Kind.RANGE_TYPE, "app.named_range"))
                .isEqualTo(
                        new RangeTypeEntity(
                                "app",
                                "named_range",
                                List.of(
                                        "subtype = text",
                                        "subtype_opclass = text_pattern_ops",
                                        "collation = \"C\"",
                                        "multirange_type_name = app.many_named")));
        assertThat(((RangeTypeEntity) at(Entity.Kind.RANGE_TYPE, "app.timerange")).options())
                .as("the usual name of a multirange is not mentioned")
                .containsExactly(
                        "subtype = time without time zone", "subtype_diff = app.minutes_between");
    }

    @Test
    void sequencesWithTheirOwnersButNotThoseOfIdentityColumns() {
        assertThat(catalog.entities())
                .filteredOn(SequenceEntity.class::isInstance)
                .containsExactly(
                        new SequenceEntity(
                                "app", "counter", "integer", 40, -2, -100, 50, 5, true, null, null),
                        new SequenceEntity(
                                "app",
                                "person_serial",
                                "bigint",
                                1,
                                1,
                                1,
                                Long.MAX_VALUE,
                                1,
                                false,
                                PERSON,
                                "serial_like"),
                        new SequenceEntity(
                                "public",
                                "Part_n_seq",
                                "integer",
                                1,
                                1,
                                1,
                                Integer.MAX_VALUE,
                                1,
                                false,
                                PART,
                                "n"));
    }

    @Test
    void functionsProceduresAndAggregates() {
        assertThat(at(Entity.Kind.FUNCTION, "app.adorned.integer"))
                .isEqualTo(
                        new FunctionEntity(
                                "app",
                                "adorned",
                                "integer",
                                FunctionEntity.Type.FUNCTION,
                                "integer",
                                "SETOF integer",
                                "sql",
                                List.of(
                                        "STABLE",
                                        "PARALLEL SAFE",
                                        "STRICT",
                                        "SECURITY DEFINER",
                                        "LEAKPROOF",
                                        "COST 7",
                                        "ROWS 12.5",
                                        "SET search_path TO 'app', '$user'",
                                        "SET work_mem TO '4MB'",
                                        "SET \"app.setting\" TO E'it''s \\\\ there'"),
                                "SELECT $1",
                                false));
        FunctionEntity standard =
                (FunctionEntity) at(Entity.Kind.FUNCTION, "app.standard.a integer, b integer");
        assertThat(standard.body()).isEqualTo("RETURN (a + b)");
        assertThat(standard.sqlBody()).isTrue();
        assertThat(standard.arguments()).isEqualTo("a integer, b integer DEFAULT 2");
        FunctionEntity work = (FunctionEntity) at(Entity.Kind.FUNCTION, "app.work.INOUT n integer");
        assertThat(work.type()).isEqualTo(FunctionEntity.Type.PROCEDURE);
        assertThat(work.returns()).isNull();
        assertThat(((FunctionEntity) at(Entity.Kind.FUNCTION, "app.closed.")).attributes())
                .containsExactly("SET search_path TO ''");
        assertThat(at(Entity.Kind.FUNCTION, "app.how_many."))
                .isEqualTo(
                        new FunctionEntity(
                                "app",
                                "how_many",
                                "",
                                FunctionEntity.Type.AGGREGATE,
                                "*",
                                null,
                                null,
                                List.of(
                                        "sfunc = app.count_state",
                                        "stype = integer",
                                        "initcond = '0'"),
                                "",
                                false));
    }

    @Test
    void tablesWithTheirOptions() {
        assertThat(at(Entity.Kind.TABLE, "app.person"))
                .isEqualTo(
                        new TableEntity(
                                PERSON,
                                false,
                                null,
                                null,
                                null,
                                List.of(),
                                List.of("fillfactor=70", "toast.autovacuum_enabled=false"),
                                null,
                                null,
                                true,
                                true,
                                "FULL"));
        assertThat(((TableEntity) at(Entity.Kind.TABLE, "public.Part")).unlogged()).isTrue();
        assertThat(((TableEntity) at(Entity.Kind.TABLE, "public.source")).replicaIdentity())
                .isEqualTo("USING INDEX \"source_key\"");
        assertThat(((TableEntity) at(Entity.Kind.TABLE, "app.child")).inherits())
                .containsExactly(new TableName("app", "parent"));
    }

    @Test
    void partitionsHaveOnlyWhatIsTheirOwn() {
        TableEntity partition = (TableEntity) at(Entity.Kind.TABLE, "app.event_2026");
        assertThat(partition.partitionOf()).isEqualTo(EVENT);
        assertThat(partition.bound()).isEqualTo("FOR VALUES FROM ('2026-01-01') TO (MAXVALUE)");
        assertThat(((TableEntity) at(Entity.Kind.TABLE, "app.hashed")).partitionBy())
                .isEqualTo("HASH (lower(b), ((a + 1)))");
        assertThat(
                        catalog.entities().stream()
                                .filter(entity ->
                                        entity instanceof Entity.OfTable part
                                                && part.table().name().matches("event_.*")
                                                && !(part instanceof TableEntity)))
                .containsExactlyInAnyOrder(
                        new CheckEntity(partition.table(), "extra", "id > 0"),
                        new IndexEntity(
                                partition.table(),
                                "event_2026_only",
                                false,
                                "btree",
                                List.of(new IndexEntity.Part("person", false, null)),
                                "person > 5"));
        assertThat(
                        catalog.entities().stream()
                                .filter(entity ->
                                        entity instanceof ColumnEntity column
                                                && column.table().name().equals("child"))
                                .map(entity -> ((ColumnEntity) entity).name()))
                .as("a column that the child declares as well is its own")
                .containsExactly("b", "c");
    }

    @Test
    void columnsWithEverythingThatTheyCanHave() {
        assertThat(
                        catalog.entities().stream()
                                .filter(entity ->
                                        entity instanceof ColumnEntity column
                                                && column.table().equals(PERSON)))
                .containsExactly(
                        column("id", "bigint", false, null, "GENERATED ALWAYS AS IDENTITY"),
                        column(
                                "low",
                                "integer",
                                false,
                                null,
                                "GENERATED BY DEFAULT AS IDENTITY (START WITH 100 INCREMENT BY 5 MINVALUE 10 MAXVALUE 9999 CACHE 3 CYCLE)"),
                        new ColumnEntity(
                                PERSON,
                                "name",
                                "text",
                                null,
                                false,
                                null,
                                null,
                                null,
                                false,
                                "app.german",
                                null,
                                null),
                        column("email", "public.citext", true, null, null),
                        new ColumnEntity(
                                PERSON,
                                "moods",
                                "app.mood[]",
                                "app.mood",
                                true,
                                "'{B}'::app.mood[]",
                                null),
                        new ColumnEntity(
                                PERSON,
                                "mood",
                                "app.mood",
                                "app.mood",
                                false,
                                "'it''s'::app.mood",
                                null),
                        column("amount", "numeric(10,2)", true, "(1 + 2)", null),
                        column(
                                "Quoted Name",
                                "character varying(20)",
                                true,
                                "'a\\b'::character varying",
                                null),
                        column("at", "timestamp(3) with time zone", false, "now()", null),
                        column("home", "app.address", true, null, null),
                        column("rank", "app.positive", true, null, null),
                        new ColumnEntity(
                                PERSON,
                                "doubled",
                                "numeric",
                                null,
                                true,
                                null,
                                null,
                                "amount * (2)::numeric",
                                false,
                                null,
                                null,
                                null),
                        new ColumnEntity(
                                PERSON,
                                "big",
                                "text",
                                null,
                                true,
                                null,
                                null,
                                null,
                                false,
                                null,
                                "EXTERNAL",
                                "pglz"),
                        column(
                                "serial_like",
                                "integer",
                                true,
                                "nextval('app.person_serial'::regclass)",
                                null));
    }

    private static ColumnEntity column(
            String name, String type, boolean nullable, String defaultSql, String identity) {
        return new ColumnEntity(PERSON, name, type, null, nullable, defaultSql, identity);
    }

    @Test
    void keysChecksAndExclusions() {
        assertThat(at(Entity.Kind.PRIMARY_KEY, "app.person.person_pk"))
                .isEqualTo(
                        new PrimaryKeyEntity(
                                PERSON,
                                "person_pk",
                                List.of("id"),
                                List.of("name"),
                                null,
                                false,
                                List.of("fillfactor=80")));
        assertThat(at(Entity.Kind.UNIQUE, "app.person.person_email"))
                .isEqualTo(
                        new UniqueEntity(
                                PERSON,
                                "person_email",
                                List.of("email", "low"),
                                true,
                                List.of(),
                                "DEFERRABLE INITIALLY DEFERRED",
                                false,
                                List.of()));
        assertThat(at(Entity.Kind.CHECK, "app.person.Amount Positive"))
                .isEqualTo(
                        new CheckEntity(
                                PERSON,
                                "Amount Positive",
                                "(amount > (0)::numeric) AND ((name <> ''::text) OR (low > 5))"));
        assertThat(at(Entity.Kind.CHECK, "app.person.only_here"))
                .isEqualTo(
                        new CheckEntity(
                                PERSON, "only_here", "low IS NOT NULL", true, false, false));
        assertThat(at(Entity.Kind.CHECK, "app.person.late"))
                .isEqualTo(new CheckEntity(PERSON, "late", "low < 100000", false, true, false));
        assertThat(at(Entity.Kind.EXCLUSION, "public.Part.no_overlap"))
                .isEqualTo(
                        new ExclusionEntity(
                                PART,
                                "no_overlap",
                                "USING gist (room WITH =, during WITH &&) WHERE ((room > 0))",
                                "DEFERRABLE"));
    }

    @Test
    void foreignKeysWithTheirOptionsAndWithoutThoseOfPartitions() {
        assertThat(catalog.entities())
                .filteredOn(ForeignKeyEntity.class::isInstance)
                .containsExactly(
                        new ForeignKeyEntity(
                                EVENT,
                                "event_person",
                                List.of("person"),
                                PERSON,
                                List.of("id"),
                                "CASCADE",
                                "NO ACTION"),
                        new ForeignKeyEntity(
                                SOURCE,
                                "later",
                                List.of("c", "a"),
                                TARGET,
                                List.of("a", "b"),
                                "NO ACTION",
                                "NO ACTION",
                                List.of(),
                                false,
                                null,
                                true,
                                false,
                                false),
                        new ForeignKeyEntity(
                                SOURCE,
                                "some_null",
                                List.of("c", "b"),
                                TARGET,
                                List.of("a", "b"),
                                "SET NULL",
                                "NO ACTION",
                                List.of("c"),
                                false,
                                null,
                                false,
                                false,
                                false),
                        new ForeignKeyEntity(
                                SOURCE,
                                "source_fk",
                                List.of("a", "b"),
                                TARGET,
                                List.of("a", "b"),
                                "SET NULL",
                                "CASCADE",
                                List.of(),
                                true,
                                "DEFERRABLE",
                                false,
                                false,
                                false));
    }

    @Test
    void indexesOfExpressionsClassesAndPartitionedTables() {
        assertThat(at(Entity.Kind.INDEX, "app.person.person_name"))
                .isEqualTo(
                        new IndexEntity(
                                PERSON,
                                "person_name",
                                false,
                                "btree",
                                List.of(
                                        new IndexEntity.Part(
                                                null, "lower(name)", false, null, null, null),
                                        new IndexEntity.Part("at", true, false),
                                        new IndexEntity.Part("low", false, true)),
                                List.of("amount"),
                                false,
                                "(amount > (1)::numeric) AND (name <> 'x'::text)",
                                List.of("fillfactor=60"),
                                null,
                                false));
        assertThat(at(Entity.Kind.INDEX, "app.person.person_unique"))
                .isEqualTo(
                        new IndexEntity(
                                PERSON,
                                "person_unique",
                                true,
                                "btree",
                                List.of(
                                        new IndexEntity.Part(
                                                "name",
                                                null,
                                                false,
                                                null,
                                                "\"C\"",
                                                "text_pattern_ops"),
                                        new IndexEntity.Part(
                                                null, "low + 1", false, null, null, null)),
                                List.of(),
                                true,
                                null,
                                List.of(),
                                null,
                                false));
        assertThat(((IndexEntity) at(Entity.Kind.INDEX, "app.person.person_trigram")).parts())
                .containsExactly(
                        new IndexEntity.Part(
                                "name",
                                null,
                                false,
                                null,
                                null,
                                "public.gist_trgm_ops (siglen = '32')"));
        assertThat(((IndexEntity) at(Entity.Kind.INDEX, "app.event.event_only")).only()).isTrue();
        assertThat(at(Entity.Kind.INDEX, "app.totals.totals_kind")).isInstanceOf(IndexEntity.class);
        assertThat(at(Entity.Kind.STATISTICS, "app.person_stats"))
                .isEqualTo(
                        new StatisticsEntity(
                                "app",
                                "person_stats",
                                PERSON,
                                List.of("ndistinct", "mcv"),
                                List.of("\"low\"", "\"amount\"", "(lower(name))")));
    }

    @Test
    void viewsAndRules() {
        ViewEntity view = (ViewEntity) at(Entity.Kind.VIEW, "app.people");
        assertThat(view.columns()).isEmpty();
        assertThat(view.options()).containsExactly("security_barrier=true");
        assertThat(view.query()).startsWith("SELECT ").contains(" AS number,").doesNotEndWith(";");
        assertThat(((ViewEntity) at(Entity.Kind.VIEW, "public.over_people")).options())
                .containsExactly("check_option=local");
        MaterializedViewEntity totals =
                (MaterializedViewEntity) at(Entity.Kind.MATERIALIZED_VIEW, "app.totals");
        assertThat(totals.storage()).containsExactly("fillfactor=90");
        assertThat(at(Entity.Kind.RULE, "public.target.no_delete"))
                .isEqualTo(
                        new RuleEntity(
                                TARGET,
                                "no_delete",
                                "CREATE RULE no_delete AS\n    ON DELETE TO public.target\n   WHERE (old.a = 1) DO INSTEAD NOTHING",
                                "DISABLE"));
    }

    @Test
    void triggersDecodedAndEventTriggers() {
        assertThat(at(Entity.Kind.TRIGGER, "app.person.touch"))
                .isEqualTo(
                        new TriggerEntity(
                                PERSON,
                                "touch",
                                false,
                                "BEFORE",
                                List.of("INSERT", "UPDATE"),
                                List.of("name", "low"),
                                null,
                                null,
                                null,
                                null,
                                true,
                                "(new.name IS NOT NULL) AND (new.name <> 'FOR EACH ROW WHEN ('::text)",
                                "app",
                                "touch",
                                List.of("a'b", "c\\d", ""),
                                "DISABLE"));
        assertThat(at(Entity.Kind.TRIGGER, "app.person.After All"))
                .isEqualTo(
                        new TriggerEntity(
                                PERSON,
                                "After All",
                                false,
                                "AFTER",
                                List.of("UPDATE"),
                                List.of(),
                                null,
                                null,
                                "before_rows",
                                "After Rows",
                                false,
                                null,
                                "app",
                                "after_statement",
                                List.of(),
                                "ENABLE"));
        assertThat(at(Entity.Kind.TRIGGER, "public.source.checked"))
                .isEqualTo(
                        new TriggerEntity(
                                SOURCE,
                                "checked",
                                true,
                                "AFTER",
                                List.of("INSERT", "UPDATE"),
                                List.of(),
                                TARGET,
                                "DEFERRABLE INITIALLY DEFERRED",
                                null,
                                null,
                                true,
                                "new.a > 1",
                                "app",
                                "touch",
                                List.of(),
                                "ENABLE"));
        assertThat(((TriggerEntity) at(Entity.Kind.TRIGGER, "app.people.instead")).timing())
                .isEqualTo("INSTEAD OF");
        assertThat(at(Entity.Kind.EVENT_TRIGGER, "leat_everything"))
                .isEqualTo(
                        new EventTriggerEntity(
                                "leat_everything",
                                "ddl_command_end",
                                List.of("CREATE TABLE", "ALTER TABLE"),
                                "app",
                                "on_ddl",
                                "DISABLE"));
    }

    @Test
    void policies() {
        String user = Objects.requireNonNull(database.value("select current_user"));
        PolicyEntity own = (PolicyEntity) at(Entity.Kind.POLICY, "app.person.own");
        assertThat(own.permissive()).isFalse();
        assertThat(own.command()).isEqualTo("UPDATE");
        assertThat(own.roles()).containsExactly(user);
        assertThat(own.using()).isEqualTo("(id = 1) OR (name = CURRENT_USER)");
        assertThat(at(Entity.Kind.POLICY, "app.person.adding"))
                .isEqualTo(
                        new PolicyEntity(
                                PERSON,
                                "adding",
                                true,
                                "INSERT",
                                List.of("public"),
                                null,
                                "( SELECT true)"));
    }

    @Test
    void publications() {
        assertThat(at(Entity.Kind.PUBLICATION, "whole"))
                .isEqualTo(
                        new PublicationEntity(
                                "whole",
                                true,
                                List.of(),
                                List.of("insert", "update", "delete", "truncate"),
                                false,
                                List.of()));
        assertThat(at(Entity.Kind.PUBLICATION, "of_schema"))
                .isEqualTo(
                        new PublicationEntity(
                                "of_schema",
                                false,
                                List.of("app", "public"),
                                List.of("insert", "update", "delete", "truncate"),
                                false,
                                List.of()));
        assertThat(catalog.entities())
                .filteredOn(PublishedTableEntity.class::isInstance)
                .containsExactly(
                        new PublishedTableEntity(
                                "partly",
                                PERSON,
                                List.of("id", "low", "amount", "big"),
                                "(low > 3) AND (big IS NOT NULL)"),
                        new PublishedTableEntity("partly", TARGET));
    }

    @Test
    void privilegesBeyondThoseOfTheStartAndThoseTakenAway() {
        List<String> plain =
                List.of(
                        "app",
                        "plain",
                        "a integer, OUT b text, INOUT c integer, VARIADIC d text[]");
        assertThat(catalog.entities())
                .filteredOn(PrivilegeEntity.class::isInstance)
                .containsExactlyInAnyOrder(
                        granted(Entity.Kind.SCHEMA, List.of("app"), "USAGE"),
                        granted(Entity.Kind.TABLE, List.of("app", "person"), "INSERT", "SELECT"),
                        granted(Entity.Kind.COLUMN, List.of("app", "person", "name"), "UPDATE"),
                        granted(Entity.Kind.COLUMN, List.of("app", "person", "email"), "SELECT"),
                        granted(Entity.Kind.VIEW, List.of("app", "people"), "SELECT"),
                        granted(Entity.Kind.MATERIALIZED_VIEW, List.of("app", "totals"), "SELECT"),
                        granted(Entity.Kind.SEQUENCE, List.of("app", "counter"), "USAGE"),
                        granted(Entity.Kind.FUNCTION, plain),
                        granted(Entity.Kind.FUNCTION, List.of("app", "how_many", "")),
                        granted(Entity.Kind.ENUM, List.of("app", "mood")));
        assertThat(catalog.entities())
                .filteredOn(DefaultPrivilegeEntity.class::isInstance)
                .containsExactlyInAnyOrder(
                        new DefaultPrivilegeEntity(
                                "", "app", "TABLES", "public", false, List.of("SELECT")),
                        new DefaultPrivilegeEntity(
                                "", null, "FUNCTIONS", "public", false, List.of()));
    }

    private static PrivilegeEntity granted(
            Entity.Kind on, List<String> object, String... privileges) {
        return new PrivilegeEntity(on, object, "public", false, List.of(privileges));
    }

    @Test
    void commentsOnAllOfThese() {
        assertThat(catalog.entities())
                .filteredOn(CommentEntity.class::isInstance)
                .hasSize(25)
                .contains(
                        new CommentEntity(
                                Entity.Kind.COLUMN,
                                List.of("app", "people", "label"),
                                "a column of a view"),
                        new CommentEntity(
                                Entity.Kind.PRIMARY_KEY,
                                List.of("app", "person", "person_pk"),
                                "a key"),
                        new CommentEntity(
                                Entity.Kind.FUNCTION,
                                List.of("app", "total", "integer"),
                                "an aggregate"));
    }

    @Test
    void everythingReadsTheSameTwice() throws SQLException {
        assertThat(TestServer.majorVersion()).isGreaterThanOrEqualTo(15);
        assertThat(CatalogReader.read(database.url(), CatalogScope.all())).isEqualTo(catalog);
    }
}
