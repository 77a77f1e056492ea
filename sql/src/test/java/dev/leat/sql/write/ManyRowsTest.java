package dev.leat.sql.write;

import static dev.leat.sql.write.RowVersions.excluded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.Column;
import dev.leat.schema.EnumType;
import dev.leat.schema.Functions;
import dev.leat.schema.RowValues;
import dev.leat.schema.Table;
import dev.leat.schema.TenantTable;
import dev.leat.sql.Database;
import dev.leat.sql.DatabaseException;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Many rows travel as one array for each column; everything else is as with a few.
@PostgresTest
class ManyRowsTest {
    private static final int MORE_THAN_A_STATEMENT = 2_500;

    enum Size {
        SMALL,
        EXTRA_LARGE
    }

    record Ware(int id, int number, String code, @Nullable BigDecimal price, Size size) {}

    record Note(int id, int shop, String text) {}

    private static final EnumType<Size> SIZE =
            EnumType.of("size", Size.class, size -> size == Size.SMALL ? "S" : "x \"L\", {big}")
                    .inSchema("shop");
    private static final Wares WARES = new Wares();
    private static final Notes NOTES = new Notes();

    static final class Wares extends Table<Ware> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> number = integer("number").identityAlways();
        public final Column<String> code = varchar("code", 5).defaultValue("none");
        public final Column<@Nullable BigDecimal> price = numeric("price", 6, 2).nullable();
        public final Column<Size> size = enumeration("size", SIZE);

        private Wares() {
            super("shop", "ware");
        }
    }

    static final class Notes extends TenantTable<Note, Integer> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> shop = tenant(integer("shop"));
        public final Column<String> text = text("text");

        private Notes() {
            super("note");
        }
    }

    private TestDatabase database;
    private Database db;

    @BeforeEach
    void tables(TestDatabase fresh) {
        database = fresh;
        db = Database.of(fresh.dataSource());
        fresh.execute(
                "CREATE SCHEMA shop",
                "CREATE TYPE shop.size AS ENUM ('S', 'x \"L\", {big}')",
                "CREATE TABLE shop.ware (id integer PRIMARY KEY, number integer GENERATED ALWAYS AS IDENTITY, code varchar(5) NOT NULL DEFAULT 'none', price numeric(6, 2), size shop.size NOT NULL)",
                "CREATE TABLE note (id integer PRIMARY KEY, shop integer NOT NULL, text text NOT NULL)");
    }

    private static RowValues<Ware> ware(int id) {
        return RowValues.of(WARES)
                .set(WARES.id, id)
                .set(WARES.size, id % 2 == 0 ? Size.SMALL : Size.EXTRA_LARGE);
    }

    private static List<RowValues<Ware>> wares(int count, IntFunction<RowValues<Ware>> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    private Insert<Ware> insert(List<RowValues<Ware>> rows) {
        Insert<Ware> insert = db.insertInto(WARES).values(rows);
        assertThat(insert.statement().sql()).contains("FROM unnest(");
        return insert;
    }

    @Test
    void rowsComeBackAndAreNumberedInTheirOrder() {
        List<Integer> ids =
                new ArrayList<>(IntStream.range(0, MORE_THAN_A_STATEMENT).boxed().toList());
        Collections.shuffle(ids, new Random(7));

        List<Ware> written = insert(wares(ids.size(), i -> ware(ids.get(i)))).returning().list();

        assertThat(written).extracting(Ware::id).isEqualTo(ids);
        assertThat(written).extracting(Ware::number).isSorted();
        assertThat(written).extracting(Ware::code).containsOnly("none");
        assertThat(written)
                .allMatch(row -> row.size() == (row.id() % 2 == 0 ? Size.SMALL : Size.EXTRA_LARGE));
    }

    @Test
    void allAreWrittenOrNone() {
        List<RowValues<Ware>> rows =
                wares(MORE_THAN_A_STATEMENT, i -> ware(i == MORE_THAN_A_STATEMENT - 1 ? 0 : i));
        assertThatThrownBy(() -> insert(rows).execute())
                .isInstanceOf(DatabaseException.UniqueViolation.class);
        assertThat(database.value("SELECT count(*) FROM shop.ware")).isEqualTo("0");
    }

    @Test
    void aTextThatIsTooLongIsRefusedAndNotCut() {
        assertThatThrownBy(() ->
                        insert(wares(20, i -> ware(i).set(WARES.code, i == 15 ? "123456" : "ok")))
                                .execute())
                .hasMessageContaining("22001");
    }

    @Test
    void aNumberIsRoundedToItsScaleAndRefusedBeyondItsPrecision() {
        insert(wares(20, i -> ware(i).set(WARES.price, new BigDecimal("1.005")))).execute();
        assertThat(database.column("SELECT DISTINCT price::text FROM shop.ware"))
                .containsExactly("1.01");
        assertThatThrownBy(() ->
                        insert(
                                        wares(
                                                20,
                                                i ->
                                                        ware(100 + i)
                                                                .set(
                                                                        WARES.price,
                                                                        new BigDecimal("1e5"))))
                                .execute())
                .hasMessageContaining("22003");
    }

    @Test
    void nothingIsTakenForSomethingElse() {
        List<@Nullable String> texts =
                List.of("", " ", "NULL", "null", "\"", "\\", "{}", ",", "a,b", "é😀", "\n", "\\N");
        List<RowValues<Note>> rows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            rows.add(
                    RowValues.of(NOTES)
                            .set(NOTES.id, i)
                            .set(NOTES.shop, 1)
                            .set(NOTES.text, texts.get(i)));
        }
        db.acrossTenants("test").insertInto(NOTES).values(rows).execute();
        assertThat(database.column("SELECT text FROM note ORDER BY id")).isEqualTo(texts);

        insert(
                        wares(
                                12,
                                i ->
                                        i == 5
                                                ? ware(i).setNull(WARES.price)
                                                : ware(i).set(WARES.price, BigDecimal.ONE)))
                .execute();
        assertThat(database.column("SELECT id FROM shop.ware WHERE price IS NULL"))
                .containsExactly("5");
    }

    @Test
    void aConflictUpdatesWhatIsThere() {
        insert(wares(15, i -> ware(i).set(WARES.code, "old"))).execute();
        int count =
                insert(wares(20, i -> ware(i).set(WARES.code, "new")))
                        .onConflict(WARES.id)
                        .doUpdate(set ->
                                set.set(WARES.code, excluded(WARES.code)).where(WARES.id.lt(3)))
                        .execute();
        assertThat(count).isEqualTo(8);
        assertThat(database.column("SELECT id FROM shop.ware WHERE code = 'new' ORDER BY id"))
                .containsExactly("0", "1", "2", "15", "16", "17", "18", "19");
        assertThat(insert(wares(25, ManyRowsTest::ware)).onConflictDoNothing().execute())
                .isEqualTo(5);
        assertThatThrownBy(() ->
                        insert(wares(20, i -> ware(i / 2).set(WARES.code, "twice")))
                                .onConflict(WARES.id)
                                .doUpdateAll()
                                .execute())
                .hasMessageContaining("21000");
    }

    @Test
    void anIdentityIsGivenOnlyByThoseWhoOverrideIt() {
        List<RowValues<Ware>> rows = wares(12, i -> ware(i).set(WARES.number, 500 + i));
        assertThatThrownBy(() -> insert(rows).execute()).hasMessageContaining("428C9");

        db.insertInto(WARES).overridingSystemValue().values(rows).execute();
        assertThat(database.value("SELECT min(number) FROM shop.ware")).isEqualTo("500");

        database.execute("DELETE FROM shop.ware");
        db.insertInto(WARES).overridingUserValue().values(rows).execute();
        assertThat(database.value("SELECT max(number) < 500 FROM shop.ware")).isEqualTo("t");
    }

    @Test
    void triggersSeeRowByRow() {
        database.execute(
                "CREATE FUNCTION count_up() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.code = (SELECT count(*) FROM shop.ware WHERE id < NEW.id); RETURN NEW; END$$",
                "CREATE TRIGGER counting BEFORE INSERT ON shop.ware FOR EACH ROW EXECUTE FUNCTION count_up()");
        assertThat(insert(wares(12, ManyRowsTest::ware)).returning(WARES.code).list())
                .isEqualTo(IntStream.range(0, 12).mapToObj(String::valueOf).toList());
    }

    @Test
    void rowsThatLeaveOutOrComputeAreWrittenToo() {
        db.insertInto(WARES)
                .values(
                        wares(
                                20,
                                i ->
                                        switch (i % 3) {
                                            case 0 -> ware(i);
                                            case 1 -> ware(i).set(WARES.code, "given");
                                            default ->
                                                    ware(i).set(
                                                                    WARES.code,
                                                                    Functions.upper(
                                                                            Functions.value("up")));
                                        }))
                .execute();
        assertThat(database.column("SELECT DISTINCT id % 3 || code FROM shop.ware ORDER BY 1"))
                .containsExactly("0none", "1given", "2UP");
    }

    @Test
    void rowsOfATenantsHandleAreTheTenants() {
        List<RowValues<Note>> rows =
                IntStream.range(0, 30)
                        .mapToObj(i ->
                                RowValues.of(NOTES).set(NOTES.id, i).set(NOTES.text, "note " + i))
                        .toList();
        Insert<Note> insert = db.tenant(7).insertInto(NOTES).values(rows);
        assertThat(insert.statement().sql()).contains("FROM unnest(");
        assertThat(insert.returning(NOTES.shop).list()).hasSize(30).containsOnly(7);

        List<RowValues<Note>> foreign = new ArrayList<>(rows);
        foreign.set(20, rows.get(20).set(NOTES.shop, 8));
        assertThatThrownBy(() -> db.tenant(7).insertInto(NOTES).values(foreign).execute())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another tenant");
    }
}
