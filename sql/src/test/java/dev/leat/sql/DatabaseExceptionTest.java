package dev.leat.sql;

import static dev.leat.sql.Tracker.COMMENTS;
import static dev.leat.sql.Tracker.ISSUES;
import static dev.leat.sql.Tracker.ISSUE_LABELS;
import static dev.leat.sql.Tracker.LABELS;
import static dev.leat.sql.Tracker.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leat.schema.Column;
import dev.leat.schema.DataType;
import dev.leat.schema.Functions;
import dev.leat.schema.RowValues;
import dev.leat.schema.Schema;
import dev.leat.schema.SqlType;
import dev.leat.schema.Table;
import dev.leat.schema.object.Partitioning;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Everything that Postgres refuses has a class and names objects of the schema.
@PostgresTest
class DatabaseExceptionTest {
    private static final Schema SCHEMA =
            new Schema(
                    List.of(USERS, ISSUES, COMMENTS, LABELS, ISSUE_LABELS), List.of(), List.of());

    private DataSource dataSource;
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        Tracker.create(database);
        dataSource = database.dataSource();
        db = Database.of(database.dataSource(), SCHEMA);
    }

    @Test
    void aUniqueViolationNamesTheKeysColumns() {
        insertLabel("secret-1", "secret-2");

        DatabaseException.UniqueViolation name =
                failure(
                        DatabaseException.UniqueViolation.class,
                        () -> insertLabel("other", "secret-2"));
        assertThat(name.table()).isSameAs(LABELS);
        assertThat(name.columns()).isEqualTo(List.of(LABELS.name));
        assertThat(name.concerns(LABELS.name)).isTrue();
        assertThat(name.concerns(LABELS.id)).isFalse();
        assertThat(name.constraint()).isEqualTo("label_name_key");

        DatabaseException.UniqueViolation key =
                failure(
                        DatabaseException.UniqueViolation.class,
                        () -> insertLabel("secret-1", "other"));
        assertThat(key.columns()).isEqualTo(List.of(LABELS.id));
    }

    @Test
    void aForeignKeyViolationNamesTheKeyOnBothSides() {
        DatabaseException.ForeignKeyViolation missing =
                failure(
                        DatabaseException.ForeignKeyViolation.class,
                        () ->
                                db.insertInto(ISSUES)
                                        .values(
                                                RowValues.of(ISSUES)
                                                        .set(ISSUES.title, "t")
                                                        .set(ISSUES.ownerId, 9))
                                        .execute());
        assertThat(missing.table()).isSameAs(ISSUES);
        assertThat(missing.columns()).isEqualTo(List.of(ISSUES.ownerId));
        assertThat(missing.foreignKey()).isNotNull();
        assertThat(missing.foreignKey().target()).isSameAs(USERS);

        db.insertInto(USERS).values(RowValues.of(USERS).set(USERS.id, 1)).execute();
        db.insertInto(ISSUES)
                .values(RowValues.of(ISSUES).set(ISSUES.title, "t").set(ISSUES.ownerId, 1))
                .execute();
        DatabaseException.ForeignKeyViolation used =
                failure(
                        DatabaseException.ForeignKeyViolation.class,
                        () -> db.deleteFrom(USERS).all().execute());
        assertThat(used.foreignKey()).isEqualTo(missing.foreignKey());
    }

    @Test
    void aNotNullViolationNamesTheColumn() {
        DatabaseException.NotNullViolation violation =
                failure(
                        DatabaseException.NotNullViolation.class,
                        () -> db.insertInto(ISSUES).values(RowValues.of(ISSUES)).execute());
        assertThat(violation.columns()).isEqualTo(List.of(ISSUES.title));
        assertThat(violation.table()).isSameAs(ISSUES);
    }

    @Test
    void aTableOfAnotherSchemaIsFoundThere() {
        DatabaseException.ForeignKeyViolation violation =
                failure(
                        DatabaseException.ForeignKeyViolation.class,
                        () ->
                                db.insertInto(COMMENTS)
                                        .values(
                                                RowValues.of(COMMENTS)
                                                        .set(COMMENTS.issueId, UUID.randomUUID())
                                                        .set(COMMENTS.authorId, 1)
                                                        .set(COMMENTS.body, "x"))
                                        .execute());
        assertThat(violation.table()).isSameAs(COMMENTS);
        assertThat(violation.tableName()).isEqualTo("comment");
    }

    @Test
    void whatTheSchemaDoesNotHaveStillHasItsName() {
        DatabaseException.CheckViolation check =
                failure(
                        DatabaseException.CheckViolation.class,
                        () ->
                                db.sql(
                                                "INSERT INTO talk.comment (issue_id, author_id, body) VALUES (gen_random_uuid(), 1, 'bad')")
                                        .execute());
        assertThat(check.constraint()).isEqualTo("comment_body_check");
        assertThat(check.table()).isSameAs(COMMENTS);

        db.sql(
                        "CREATE TABLE stay (during int4range, CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&))")
                .execute();
        db.sql("INSERT INTO stay VALUES ('[1,5)')").execute();
        DatabaseException.ExclusionViolation exclusion =
                failure(
                        DatabaseException.ExclusionViolation.class,
                        () -> db.sql("INSERT INTO stay VALUES ('[4,6)')").execute());
        assertThat(exclusion.constraint()).isEqualTo("no_overlap");
        assertThat(exclusion.tableName()).isEqualTo("stay");
        assertThat(exclusion.table()).isNull();
        assertThat(exclusion.columns()).isEmpty();
    }

    @Test
    void aKeyOverAnExpressionIsAboutItsColumns() {
        Stays stays = new Stays();
        db.sql("CREATE TABLE stays (id int PRIMARY KEY, nights int NOT NULL, guests int NOT NULL)")
                .execute();
        db.sql("CREATE UNIQUE INDEX stays_sum ON stays ((nights + guests))").execute();
        Database known = Database.of(dataSource, new Schema(List.of(stays), List.of(), List.of()));
        known.sql("INSERT INTO stays VALUES (1, 2, 3)").execute();
        assertThat(
                        failure(
                                        DatabaseException.UniqueViolation.class,
                                        () ->
                                                known.sql("INSERT INTO stays VALUES (2, 3, 2)")
                                                        .execute())
                                .columns())
                .isEqualTo(List.of(stays.nights, stays.guests));
    }

    record Stay(int id, int nights, int guests) {}

    static final class Stays extends Table<Stay> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> nights = integer("nights");
        public final Column<Integer> guests = integer("guests");

        private Stays() {
            super("stays");
            check("stays_nights", nights.gt(0));
            exclude("stays_once").with(guests, "=");
            index("stays_nights_guests").on(nights, guests);
            uniqueIndex("stays_sum").on(nights.plus(guests));
        }
    }

    @Test
    void checksAndExclusionsNameTheColumnsThatTheyAreAbout() {
        Stays stays = new Stays();
        db.sql(
                        "CREATE TABLE stays (id int PRIMARY KEY, nights int NOT NULL CONSTRAINT stays_nights CHECK (nights > 0), guests int NOT NULL, CONSTRAINT stays_once EXCLUDE USING btree (guests WITH =))")
                .execute();
        Database known = Database.of(dataSource, new Schema(List.of(stays), List.of(), List.of()));
        DatabaseException.CheckViolation check =
                failure(
                        DatabaseException.CheckViolation.class,
                        () -> known.sql("INSERT INTO stays VALUES (1, 0, 1)").execute());
        assertThat(check.columns()).isEqualTo(List.of(stays.nights));
        known.sql("INSERT INTO stays VALUES (1, 1, 1)").execute();
        DatabaseException.ExclusionViolation exclusion =
                failure(
                        DatabaseException.ExclusionViolation.class,
                        () -> known.sql("INSERT INTO stays VALUES (2, 1, 1)").execute());
        assertThat(exclusion.columns()).isEqualTo(List.of(stays.guests));
    }

    record Event(int id, LocalDate day, int number, String code, int level, @Nullable Integer of) {}

    static final class Events extends Table<Event> {
        public final Column<Integer> id = integer("id");
        public final Column<LocalDate> day = date("day");
        public final Column<Integer> number = integer("number").check("event_number", n -> n.gt(0));
        public final Column<String> code = text("code").check("event_code", "code <> 'it''s day'");
        public final Column<Integer> level =
                column(
                        "level",
                        DataType.of(
                                new SqlType.Domain("public", "level", new SqlType.Int()),
                                Integer.class));
        public final Column<@Nullable Integer> of = integer("of").nullable();

        private Events(Stays stays) {
            super("event");
            primaryKey(id, day);
            unique(number, day);
            uniqueIndex("event_code_once").on(Functions.lower(code), day);
            foreignKey(of).references(() -> List.of(stays.id)).named("event_of");
            declare(
                    Partitioning.byRange(day)
                            .range(
                                    "event_2024",
                                    LocalDate.of(2024, 1, 1),
                                    LocalDate.of(2025, 1, 1)));
        }
    }

    @Test
    void aPartitionThatRefusesARowIsItsTable() {
        Stays stays = new Stays();
        Events events = new Events(stays);
        db.sql("CREATE TABLE stays (id int PRIMARY KEY, nights int NOT NULL, guests int NOT NULL)")
                .execute();
        db.sql("CREATE DOMAIN level AS int CONSTRAINT level_low CHECK (VALUE < 10)").execute();
        db.sql(
                        "CREATE TABLE event (id int, day date, number int NOT NULL CONSTRAINT event_number CHECK (number > 0), code text NOT NULL CONSTRAINT event_code CHECK (code <> 'it''s day'), level level NOT NULL, \"of\" int CONSTRAINT event_of REFERENCES stays, PRIMARY KEY (id, day), UNIQUE (number, day)) PARTITION BY RANGE (day)")
                .execute();
        db.sql("CREATE UNIQUE INDEX event_code_once ON event (lower(code), day)").execute();
        for (int year : new int[] {2024, 2025}) {
            db.sql(
                            "CREATE TABLE event_%d PARTITION OF event FOR VALUES FROM ('%d-01-01') TO ('%d-01-01')"
                                    .formatted(year, year, year + 1))
                    .execute();
            Database known =
                    Database.of(
                            dataSource, new Schema(List.of(events, stays), List.of(), List.of()));
            String day = "'%d-05-05'".formatted(year);
            known.sql("INSERT INTO event VALUES (1, " + day + ", 1, 'a', 1)").execute();
            Map<String, List<Column<?>>> refused = new LinkedHashMap<>();
            refused.put("(1, " + day + ", 2, 'b', 1)", List.of(events.id, events.day));
            refused.put("(2, " + day + ", 1, 'b', 1)", List.of(events.number, events.day));
            refused.put("(2, " + day + ", 2, 'it''s day', 1)", List.of(events.code));
            refused.put("(2, " + day + ", 0, 'b', 1)", List.of(events.number));
            refused.put("(2, " + day + ", NULL, 'b', 1)", List.of(events.number));
            refused.put("(2, " + day + ", 2, 'b', 1, 77)", List.of(events.of));
            refused.put("(2, " + day + ", 2, 'b', 10)", List.of(events.level));
            refused.forEach((row, columns) -> {
                DatabaseException failure =
                        failure(
                                DatabaseException.class,
                                () -> known.sql("INSERT INTO event VALUES " + row).execute());
                assertThat(failure.table()).as(row).isSameAs(events);
                assertThat(failure.columns()).as(row).isEqualTo(columns);
            });
        }
        db.sql("CREATE TABLE event_log (id int PRIMARY KEY)").execute();
        db.sql("INSERT INTO event_log VALUES (1)").execute();
        Database known =
                Database.of(dataSource, new Schema(List.of(events, stays), List.of(), List.of()));
        assertThat(
                        failure(
                                        DatabaseException.UniqueViolation.class,
                                        () ->
                                                known.sql("INSERT INTO event_log VALUES (1)")
                                                        .execute())
                                .table())
                .as("another table that the schema does not have")
                .isNull();
    }

    @Test
    void everyOtherFailureHasItsClass() {
        raises("55P03", DatabaseException.LockTimeout.class);
        raises("57014", DatabaseException.QueryCanceled.class);
        raises("57P01", DatabaseException.ConnectionLost.class);
        raises("08006", DatabaseException.ConnectionLost.class);
        raises("53300", DatabaseException.OutOfResources.class);
        raises("40001", DatabaseException.SerializationFailure.class);
        raises("40P01", DatabaseException.Deadlock.class);
        raises("23001", DatabaseException.ForeignKeyViolation.class);
        raises("25006", DatabaseException.ReadOnly.class);
        raises("P0001", DatabaseException.Raised.class);
        raises("XX000", DatabaseException.Other.class);
        assertThatThrownBy(() -> db.sql("SELECT nothing").rows())
                .isInstanceOf(DatabaseException.SyntaxOrAccess.class);
        assertThatThrownBy(() -> db.sql("SELECT ?::int", "secret").rows())
                .isInstanceOf(DatabaseException.InvalidValue.class);
    }

    private void raises(String state, Class<? extends DatabaseException> type) {
        assertThatThrownBy(() ->
                        db.sql("DO $$ BEGIN RAISE SQLSTATE '" + state + "'; END $$").execute())
                .isInstanceOf(type)
                .hasMessageContaining(state);
    }

    @Test
    void aServerThatEndsTheConnectionIsALostConnection(TestDatabase database) {
        assertThatThrownBy(() ->
                        db.inTransaction(tx -> {
                            String pid =
                                    tx.sql("SELECT pg_backend_pid()::text").column().getFirst();
                            database.execute("SELECT pg_terminate_backend(" + pid + ")");
                            tx.sql("SELECT 1").rows();
                        }))
                .isInstanceOf(DatabaseException.ConnectionLost.class);
        assertThat(db.selectFrom(LABELS).count()).isZero();
    }

    @Test
    void noValueIsInAnyPartOfTheStackTrace() {
        insertLabel("secret-1", "secret-2");
        List<Runnable> failing =
                List.of(
                        () -> insertLabel("secret-1", "secret-3"),
                        () -> db.sql("SELECT ?::int", "secret").rows(),
                        () -> db.sql("SELECT ?::int8::int4", "9999987654321").rows(),
                        () -> db.sql("SELECT ?::int4", "9999987654321").rows(),
                        () -> db.sql("SELECT ?::date", "2026-99-87").rows());
        for (Runnable each : failing) {
            DatabaseException failure = failure(DatabaseException.class, each);
            StringWriter printed = new StringWriter();
            failure.printStackTrace(new PrintWriter(printed));
            assertThat(printed.toString())
                    .doesNotContain("secret-")
                    .doesNotContain("\"secret")
                    .doesNotContain("98765")
                    .doesNotContain("2026-99");
        }
    }

    private void insertLabel(String id, String name) {
        db.insertInto(LABELS)
                .values(RowValues.of(LABELS).set(LABELS.id, id).set(LABELS.name, name))
                .execute();
    }

    private static <E extends DatabaseException> E failure(Class<E> type, Runnable action) {
        return catchThrowableOfType(type, action::run);
    }

    /// The server knows nothing of the pooler, and the driver not either.
    @Test
    void aPreparedStatementThatIsMissingPointsToThePooler() {
        for (String state : List.of("26000", "42P05")) {
            assertThat(
                            DatabaseException.of(
                                    "SELECT 1",
                                    new SQLException("prepared statement \"S_1\" …", state)))
                    .hasMessageContaining("pgbouncer=true");
        }
    }
}
