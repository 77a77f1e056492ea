package dev.leat.schema.object;

import static dev.leat.schema.DataType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.Column;
import dev.leat.schema.DataType;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.DatabaseObject;
import dev.leat.schema.DatabaseObjects;
import dev.leat.schema.EnumType;
import dev.leat.schema.MaterializedView;
import dev.leat.schema.Schema;
import dev.leat.schema.SchemaException;
import dev.leat.schema.Table;
import dev.leat.schema.TableObject;
import dev.leat.schema.Tables;
import dev.leat.schema.View;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectsTest {
    record Row() {}

    enum Mood {
        GOOD,
        BAD
    }

    static final class Notes extends Table<Row> {
        final Column<Integer> id = integer("id").primaryKey();
        final Column<String> owner = text("owner");
        final Column<@Nullable String> body = text("body").nullable();

        Notes(TableObject... objects) {
            super("note");
            declare(objects);
        }
    }

    static final class Secured extends Table<Row> {
        final Column<Integer> id = integer("id").primaryKey();
        final Column<String> owner = text("owner");

        Secured(String name) {
            super(name);
            enableRowSecurity();
            declare(Policy.of("own").to("app").using(owner.eq("me")).withCheck("true"));
        }
    }

    static final class Titles extends View<Row> {
        final Column<Integer> id = integer("id");

        Titles(@Nullable String query) {
            super("title");
            if (query != null) {
                query(query);
            }
        }
    }

    static final class Counts extends MaterializedView<Row> {
        final Column<String> owner = text("owner");
        final Column<Long> notes = bigint("notes");

        Counts() {
            super("note_count");
            query(() -> () -> "SELECT owner, count(*) AS notes FROM note GROUP BY owner;");
            storage("fillfactor", "70");
            withNoData();
            uniqueIndex("note_count_key").on(owner);
        }
    }

    private static final Routine TOUCH =
            Routine.function("touch")
                    .returns("trigger")
                    .language("plpgsql")
                    .body("BEGIN RETURN NEW; END");

    private static List<String> problems(Notes notes, DatabaseObject... objects) {
        try {
            schema(notes, objects);
            return List.of();
        } catch (SchemaException e) {
            return e.problems();
        }
    }

    private static Schema schema(Table<?> table, DatabaseObject... objects) {
        return Schema.of(
                new DatabaseDefinition() {
                    @Override
                    public Tables synced() {
                        return Tables.of(table);
                    }

                    @Override
                    public DatabaseObjects objects() {
                        return DatabaseObjects.of(objects);
                    }
                });
    }

    @Test
    void viewsHaveTypedColumnsAQueryAndOptions() {
        Counts counts = new Counts();
        Schema schema = schema(new Notes(), new Titles("SELECT id FROM note"), counts);

        assertThat(schema.views()).hasSize(2);
        assertThat(counts.querySql())
                .isEqualTo("SELECT owner, count(*) AS notes FROM note GROUP BY owner");
        assertThat(counts.storageParameters()).containsExactly("fillfactor=70");
        assertThat(counts.indexes()).singleElement().matches(index -> index.unique());
    }

    @Test
    void aViewNeedsAQueryAndANameOfItsOwn() {
        assertThat(problems(new Notes(), new Titles(null)))
                .singleElement()
                .asString()
                .contains("view title has no query");
        class Notes2 extends View<Row> {
            final Column<Integer> id = integer("id").primaryKey();

            Notes2() {
                super("note");
                query("SELECT 1 AS id");
            }
        }
        assertThat(problems(new Notes(), new Notes2()))
                .anyMatch(problem -> problem.contains("have the same name in Postgres, \"note\""))
                .anyMatch(problem -> problem.contains("note.id is a column of a view"));
    }

    @Test
    void twoObjectsOfOneNameAreRefused() {
        assertThat(
                        problems(
                                new Notes(),
                                Sequence.of("a"),
                                Sequence.of("a").as(Sequence.Type.INTEGER)))
                .containsExactly("sequence a and sequence a have the same name in Postgres");
        assertThat(problems(new Notes(), Sequence.of("note")))
                .containsExactly(
                        "table note and sequence note have the same name in Postgres, \"note\"");
        assertThat(problems(new Notes(), EnumType.of("mood", Mood.class), Domain.of("mood", TEXT)))
                .singleElement()
                .asString()
                .contains("domain mood have the same name");
        assertThat(
                        problems(
                                new Notes(),
                                Routine.function("f").parameter("a", "int").body("x"),
                                Routine.function("f").parameter("b", "text").body("x")))
                .isEmpty();
    }

    @Test
    void aPolicyNeedsRowSecurity() {
        assertThat(schema(new Secured("note")).tables().getFirst().objects()).hasSize(1);
        assertThat(problems(new Notes(Policy.of("own").using("true"))))
                .containsExactly(
                        "policy own of note has no effect: say enableRowSecurity() in the table's constructor");
        assertThatThrownBy(() -> Policy.of("p").forCommand(Policy.Command.INSERT).using("true"))
                .hasMessageContaining("policy p")
                .hasMessageContaining("withCheck");
    }

    @Test
    void aTriggerSaysWhatItRunsAndFitsItsTable() {
        assertThat(problems(new Notes(Trigger.before("t", Trigger.Event.UPDATE).forEachRow())))
                .containsExactly("trigger t of note runs nothing; say executes(…)");
        assertThat(
                        problems(
                                new Notes(
                                        Trigger.insteadOf("t", Trigger.Event.INSERT)
                                                .executes(TOUCH))))
                .singleElement()
                .asString()
                .contains("INSTEAD OF, which is for views");
        assertThat(
                        problems(
                                new Notes(
                                        Trigger.before("t", Trigger.Event.UPDATE)
                                                .of(new Secured("other").owner)
                                                .executes(TOUCH))))
                .singleElement()
                .asString()
                .contains("mentions other.owner, which is not a column of it");
        assertThatThrownBy(() -> Trigger.after("t", Trigger.Event.INSERT).oldTable("gone"))
                .hasMessageContaining("there are no rows before an insert");
        assertThatThrownBy(() ->
                        Trigger.after("t", Trigger.Event.INSERT).executes(Routine.function("f")))
                .hasMessageContaining("returns trigger");
    }

    @Test
    void partitionsKeepTheirKeyInThePrimaryKey() {
        class Events extends Table<Row> {
            final Column<Integer> id = integer("id").primaryKey();
            final Column<Integer> year = integer("year");

            Events() {
                super("event");
                declare(
                        Partitioning.byRange(year)
                                .range("event_2025", 2025, 2026)
                                .range("event_2025", 2026, 2027)
                                .defaultPartition("event_rest"));
            }
        }

        assertThatThrownBy(() -> schema(new Events()))
                .isInstanceOfSatisfying(
                        SchemaException.class,
                        e ->
                                assertThat(e.problems())
                                        .contains(
                                                "table event has two partitions named \"event_2025\"",
                                                "table event is partitioned by [event.year], so its primary key must hold them"));
        Notes notes = new Notes();
        assertThatThrownBy(() -> Partitioning.byList(notes.owner).range("p", 1, 2))
                .hasMessageContaining("by RANGE, its table by LIST");
        assertThat(Partitioning.byList(notes.owner).list("p", "it's", "b").partitions())
                .singleElement()
                .extracting(Partitioning.Partition::bound)
                .isEqualTo("FOR VALUES IN ('it''s', 'b')");
    }

    @Test
    void grantsFitTheirObject() {
        Notes notes = new Notes();
        assertThat(Grant.all().on(notes).to("app").privileges()).hasSize(7);
        assertThatThrownBy(() -> Grant.of(Privilege.EXECUTE).on(notes))
                .hasMessageContaining("[EXECUTE] cannot be granted on note");
        assertThat(problems(notes, Grant.of(Privilege.SELECT).on(notes)))
                .singleElement()
                .asString()
                .contains("says no role");
        assertThat(problems(notes, Grant.of(Privilege.SELECT).on(new Secured("other")).to("app")))
                .singleElement()
                .asString()
                .contains("table other is not in the definition");
    }

    @Test
    void whatIsMentionedMustBeListed() {
        Domain<String> email = Domain.of("email", TEXT).check("at", value -> value.like("%@%"));
        class Users extends Table<Row> {
            final Column<Integer> id = integer("id").primaryKey();
            final Column<String> mail = column("mail", email.type());

            Users() {
                super("person");
            }
        }

        assertThat(email.checks().getFirst().sql()).contains("VALUE").contains("LIKE");
        assertThatThrownBy(() -> schema(new Users()))
                .hasMessageContaining(
                        "person.mail is of the type \"email\", which is not among the objects");
        assertThat(schema(new Users(), email).objects()).containsExactly(email);
        assertThat(problems(new Notes(), Comment.on(email, "an address")))
                .singleElement()
                .asString()
                .contains("domain email is not among the objects");
        assertThat(problems(new Notes(), Renamed.from("mail", email)))
                .singleElement()
                .asString()
                .contains("was renamed from \"mail\", but is not in the definition");
    }

    @Test
    void aSequenceStaysWithinItsType() {
        Sequence small = Sequence.of("s").as(Sequence.Type.SMALLINT);
        assertThat(small.max()).isEqualTo(32767);
        assertThat(small.counting(o -> o.incrementBy(-1)).start()).isEqualTo(-1);
        assertThat(problems(new Notes(), small.counting(o -> o.maxValue(40000))))
                .containsExactly("sequence s does not fit in smallint");
        assertThat(problems(new Notes(), small.counting(o -> o.startWith(0))))
                .singleElement()
                .asString()
                .contains("starts with 0");
    }

    @Test
    void namesThatPostgresWouldCutAreRefused() {
        assertThatThrownBy(() -> Role.of("é".repeat(32)))
                .hasMessageContaining("64 bytes")
                .hasMessageContaining("Shorten it");
        assertThatThrownBy(() -> SqlObject.of("x", " ; ", "DROP x"))
                .hasMessageContaining("the statement that makes x is empty");
    }

    @Test
    void aPublicationNamesTablesAndColumnsOfTheDefinition() {
        Notes notes = new Notes();
        assertThat(problems(notes, Publication.of("p").columns(notes, notes.body)))
                .singleElement()
                .asString()
                .contains("leaves out the primary key of table note");
        assertThat(
                        problems(
                                notes,
                                Publication.of("p").rows(notes, notes.owner.eq("a")).table(notes)))
                .containsExactly("publication p publishes table note twice");
    }

    @Test
    void compositeTypesMatchTheirRecord() {
        record Address(String street, String zip) {}
        CompositeType<Address> address =
                CompositeType.of("address", Address.class).attribute("street", TEXT);

        assertThat(problems(new Notes(), address))
                .singleElement()
                .asString()
                .contains("composite type address has 1 attributes");
        DataType<Address> type = address.attribute("zip", TEXT).type();
        assertThat(type.javaType()).isEqualTo(Address.class);
    }
}
