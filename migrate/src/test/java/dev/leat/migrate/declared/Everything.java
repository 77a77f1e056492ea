package dev.leat.migrate.declared;

import static dev.leat.schema.DataType.DOUBLE_PRECISION;
import static dev.leat.schema.DataType.TEXT;

import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.DatabaseObjects;
import dev.leat.schema.EnumType;
import dev.leat.schema.Many;
import dev.leat.schema.MaterializedView;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import dev.leat.schema.View;
import dev.leat.schema.object.Collation;
import dev.leat.schema.object.Comment;
import dev.leat.schema.object.CompositeType;
import dev.leat.schema.object.DefaultPrivileges;
import dev.leat.schema.object.Domain;
import dev.leat.schema.object.EventTrigger;
import dev.leat.schema.object.Extension;
import dev.leat.schema.object.Grant;
import dev.leat.schema.object.Partitioning;
import dev.leat.schema.object.Policy;
import dev.leat.schema.object.PostgresSchema;
import dev.leat.schema.object.Privilege;
import dev.leat.schema.object.Publication;
import dev.leat.schema.object.RangeType;
import dev.leat.schema.object.Role;
import dev.leat.schema.object.Routine;
import dev.leat.schema.object.Rule;
import dev.leat.schema.object.Sequence;
import dev.leat.schema.object.SqlObject;
import dev.leat.schema.object.Statistics;
import dev.leat.schema.object.Trigger;
import dev.leat.schema.object.Trigger.Event;
import dev.leat.schema.value.Range;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A schema with an object of every kind.
public final class Everything implements DatabaseDefinition {
    record Row() {}

    record Address(String street, String zip) {}

    enum Mood {
        GOOD,
        SO_SO,
        BAD
    }

    static final EnumType<Mood> MOOD = EnumType.of("mood", Mood.class);
    static final Domain<String> EMAIL =
            Domain.of("email", TEXT)
                    .asNotNull()
                    .defaultSql("'nobody@example.org'")
                    .check("email_at", value -> value.like("%_@_%"))
                    .check("email_short", "length(VALUE) < 100");
    static final CompositeType<Address> ADDRESS =
            CompositeType.of("address", Address.class)
                    .attribute("street", TEXT)
                    .attribute("zip", TEXT);
    static final RangeType FLOATS = RangeType.of("floats", DOUBLE_PRECISION);
    static final Collation NUMERIC = Collation.icu("natural_order", "en-u-kn-true");
    static final Sequence NUMBERS =
            Sequence.of("ticket_no").inSchema("desk").counting(o -> o.startWith(1000).cache(5));
    static final Routine TOUCH =
            Routine.function("touch")
                    .returns("trigger")
                    .language("plpgsql")
                    .set("search_path", "pg_catalog, pg_temp")
                    .body("\nBEGIN\n  NEW.updated_at := now();\n  RETURN NEW;\nEND\n");
    static final Routine LOG =
            Routine.function("log_rows")
                    .inSchema("desk")
                    .returns("trigger")
                    .language("plpgsql")
                    .securityDefiner()
                    .body(
                            "BEGIN RAISE DEBUG '% %', TG_ARGV[0], (SELECT count(*) FROM added); RETURN NULL; END");
    static final Routine TWICE =
            Routine.function("twice")
                    .parameter("n", "integer")
                    .parameter("times", "integer", "2")
                    .returns("integer")
                    .immutable()
                    .strict()
                    .parallelSafe()
                    .sqlBody("RETURN n * times");
    static final Routine TIDY =
            Routine.procedure("tidy").inSchema("desk").body("DELETE FROM desk.ticket WHERE false");
    static final Routine GREATEST =
            Routine.aggregate("largest", "int4larger", "int4").parameter("", "integer");
    static final Routine NOTICE =
            Routine.function("note_ddl")
                    .returns("event_trigger")
                    .language("plpgsql")
                    .body("BEGIN RAISE DEBUG '%', tg_tag; END");

    final Role reader;
    final Role writer;

    /// @param prefix of the roles, which belong to the whole server
    /// @param prefix of the names of its roles, which all databases of a server share
    public Everything(String prefix) {
        reader = Role.of(prefix + "_reader");
        writer = Role.of(prefix + "_writer").login().connectionLimit(3).memberOf(reader);
    }

    static final Tickets TICKETS = new Tickets();
    static final Notes NOTES = new Notes();
    static final Events EVENTS = new Events();
    static final OpenTickets OPEN_TICKETS = new OpenTickets();
    static final TicketCounts TICKET_COUNTS = new TicketCounts();

    static final class Tickets extends Table<Row> {
        final Column<Integer> id = integer().primaryKey().identity();
        final Column<Long> number = bigint().defaultSql(NUMBERS.nextValueSql());
        final Column<Mood> mood = enumeration(MOOD).defaultValue(Mood.SO_SO);
        final Column<String> reporter = column(EMAIL.type());
        final Column<@Nullable Address> place = column(ADDRESS.type()).nullable();
        final Column<@Nullable String> load = column(FLOATS.type()).nullable();
        final Column<String> title = text().collation("natural_order").comment("what it's about");
        final Column<@Nullable String> secret = text().nullable().notSynced();
        final Column<@Nullable Instant> updatedAt = timestamptz().nullable();
        final Column<Integer> noteCount = integer().countOf(() -> NOTES.ticketId);
        final Column<Boolean> hasBad =
                bool().existsOf(() -> NOTES.ticketId, () -> NOTES.mood.eq(Mood.BAD));

        final Many<Row> notes = many(id, () -> NOTES.ticketId);

        private Tickets() {
            super("desk", "ticket");
            index("ticket_title_idx").on(title, updatedAt.desc());
            enableRowSecurity();
            declare(
                    Policy.of("own")
                            .to("public")
                            .using(mood.ne(Mood.BAD))
                            .withCheck(mood.ne(Mood.BAD)),
                    Policy.of("noted")
                            .forCommand(Policy.Command.SELECT)
                            .using(() ->
                                    notes.exists(
                                                    NOTES.mood
                                                            .eq(Mood.BAD)
                                                            .and(
                                                                    NOTES.siblings.notExists(
                                                                            NOTES.id.lt(0))))
                                            .or(title.eq("x"))),
                    Policy.of("none deleted")
                            .restrictive()
                            .forCommand(Policy.Command.DELETE)
                            .using("false"),
                    Trigger.before("ticket_touch", Event.UPDATE)
                            .of(title, mood)
                            .forEachRow()
                            .whenChanged(title, mood)
                            .executes(TOUCH),
                    Trigger.after("ticket_log", Event.INSERT)
                            .newTable("added")
                            .executes(LOG, "it's", "2"),
                    Statistics.of("ticket_stats", mood, title)
                            .kinds(Statistics.Kind.DEPENDENCIES, Statistics.Kind.MCV));
        }
    }

    static final class Notes extends Table<Row> {
        final Column<Integer> id = integer().primaryKey().check(id -> id.ne(0));
        final Column<@Nullable String> slug = text().nullable().unique();
        final Column<@Nullable Range<LocalDate>> during = daterange().nullable();
        final Column<Integer> ticketId = integer().references(() -> TICKETS.id, onDelete(CASCADE));
        final Column<Mood> mood = enumeration(MOOD);

        final Many<Row> siblings = many(ticketId, () -> NOTES.ticketId);

        private Notes() {
            super("note");
            exclude("note_during_excl").with(during, "&&").deferrable();
            declare(Rule.also("note_kept", Rule.Event.DELETE).where("OLD.id < 0"));
        }
    }

    static final class Events extends Table<Row> {
        final Column<Integer> id = integer();
        final Column<LocalDate> happenedOn = date();
        final Column<String> kind = text();

        private Events() {
            super("event");
            primaryKey(id, happenedOn, kind);
            declare(
                    Partitioning.byRange(happenedOn)
                            .range("event_2025", LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1))
                            .range("event_2026", LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1))
                            .defaultPartition("event_rest")
                            .spread(
                                    "event_2026",
                                    Partitioning.byList(kind)
                                            .list("event_2026_sale", "sale", "it's")
                                            .defaultPartition("event_2026_rest")));
        }
    }

    static final class OpenTickets extends View<Row> {
        final Column<Integer> id = integer();
        final Column<String> title = text();

        private OpenTickets() {
            super("desk", "open_ticket");
            securityInvoker();
            securityBarrier();
            checkOption(CheckOption.LOCAL);
            query("SELECT id, title FROM desk.ticket WHERE mood <> 'bad'");
        }
    }

    static final class TicketCounts extends MaterializedView<Row> {
        final Column<Mood> mood = enumeration(MOOD);
        final Column<Long> tickets = bigint();

        private TicketCounts() {
            super("ticket_count");
            storage("fillfactor", "90");
            query("SELECT mood, count(*) AS tickets FROM desk.ticket GROUP BY mood");
            uniqueIndex("ticket_count_key").on(mood);
        }
    }

    @Override
    public Tables synced() {
        return Tables.of(TICKETS, NOTES);
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(EVENTS);
    }

    @Override
    public DatabaseObjects objects() {
        return DatabaseObjects.of(
                PostgresSchema.of("empty room"),
                Extension.of("pgcrypto").inSchema("ext"),
                EMAIL,
                ADDRESS,
                FLOATS,
                NUMERIC,
                NUMBERS,
                TOUCH,
                LOG,
                TWICE,
                TIDY,
                GREATEST,
                NOTICE,
                EventTrigger.on(EventTrigger.Event.DDL_COMMAND_END, "note_ddl", NOTICE)
                        .tags("CREATE TABLE")
                        .enabled(Trigger.Enabled.DISABLE),
                OPEN_TICKETS,
                TICKET_COUNTS,
                Publication.of("to_warehouse")
                        .columns(NOTES, NOTES.id, NOTES.mood)
                        .rows(TICKETS, TICKETS.id.gt(0))
                        .operations(Publication.Operation.INSERT),
                reader,
                writer,
                Grant.of(Privilege.USAGE).onSchema("desk").to(reader),
                Grant.of(Privilege.SELECT).on(TICKETS).to(reader),
                Grant.of(Privilege.UPDATE)
                        .on(TICKETS.title, TICKETS.mood)
                        .to(writer)
                        .withGrantOption(),
                Grant.all().on(NUMBERS).to(writer),
                Grant.of(Privilege.EXECUTE).on(TIDY).to(writer),
                Grant.of(Privilege.SELECT).on(OPEN_TICKETS).toPublic(),
                DefaultPrivileges.of(DefaultPrivileges.Objects.TABLES, Privilege.SELECT)
                        .inSchema("desk")
                        .to(reader),
                SqlObject.of(
                        "english_simple",
                        "CREATE TEXT SEARCH CONFIGURATION public.english_simple (COPY = english)",
                        "DROP TEXT SEARCH CONFIGURATION public.english_simple"),
                Comment.on(NOTES, "notes on tickets; it's short"),
                Comment.on(OPEN_TICKETS, "without the bad"),
                Comment.on(EMAIL, "an address"),
                Comment.on(TWICE, "two times"),
                Comment.onPart(TICKETS, "ticket_touch", "keeps updated_at"),
                Comment.onPart(TICKETS, "own", "the good ones"));
    }
}
