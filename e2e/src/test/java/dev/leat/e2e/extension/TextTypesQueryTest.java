package dev.leat.e2e.extension;

import static dev.leat.e2e.extension.Library.DOCUMENTS;
import static dev.leat.e2e.extension.Library.SHELVES;
import static dev.leat.query.Query.from;
import static dev.leat.schema.Functions.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.e2e.extension.Library.Document;
import dev.leat.e2e.extension.Library.Shelf;
import dev.leat.schema.Condition;
import dev.leat.schema.DataType;
import dev.leat.schema.RowValues;
import dev.leat.schema.function.Aggregates;
import dev.leat.sql.Database;
import dev.leat.sql.explain.ExplainPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Columns of citext, ltree and hstore are compared as their extensions compare, and templates say
/// the operators that these bring.
class TextTypesQueryTest {
    private static final ExtensionServer SERVER = ExtensionServer.start();

    private static Database db;

    @BeforeAll
    static void fill() {
        db = LibraryDatabase.open(LibraryDatabase.create(SERVER), 5);
        db.insertInto(SHELVES).values(shelf(1, "Fiction")).execute();
        db.insertInto(SHELVES).values(shelf(2, "Science")).execute();
        db.insertInto(DOCUMENTS)
                .values(
                        List.of(
                                document(1, 1, "Dune", "books.novel", Map.of("a", "1", "b", "x")),
                                document(2, 1, "EMMA", "books.novel.old", Map.of("a", "2")),
                                document(3, 2, "emma", "books.essay", Map.of("c", "it's")),
                                document(4, 2, "Zoe", "films", Map.of())))
                .execute();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static RowValues<Shelf> shelf(int id, String name) {
        return RowValues.of(SHELVES).set(SHELVES.id, id).set(SHELVES.name, name);
    }

    private static RowValues<Document> document(
            int id, int shelf, String slug, String place, Map<String, String> attributes) {
        return RowValues.of(DOCUMENTS)
                .set(DOCUMENTS.id, id)
                .set(DOCUMENTS.shelf, shelf)
                .set(DOCUMENTS.slug, slug)
                .set(DOCUMENTS.place, place)
                .set(DOCUMENTS.attributes, Map.copyOf(attributes));
    }

    private static List<Integer> ids(Condition condition) {
        List<Integer> found =
                db.select(DOCUMENTS.id)
                        .from(DOCUMENTS)
                        .where(condition)
                        .orderBy(DOCUMENTS.id)
                        .list();
        record Found(int id) {}
        assertThat(db.run(from(DOCUMENTS).where(condition).orderBy(DOCUMENTS.id), Found.class))
                .extracting(Found::id)
                .isEqualTo(found);
        return found;
    }

    @Test
    void citextIgnoresCaseInEveryComparison() {
        var slug = DOCUMENTS.slug;
        assertThat(ids(slug.eq("Emma"))).containsExactly(2, 3);
        assertThat(ids(slug.ne("Emma"))).containsExactly(1, 4);
        assertThat(ids(slug.in("dUNE", "zOE"))).containsExactly(1, 4);
        assertThat(ids(slug.notIn("dUNE", "zOE"))).containsExactly(2, 3);
        assertThat(ids(slug.lt("E"))).containsExactly(1);
        assertThat(ids(slug.between("e", "F"))).containsExactly(2, 3);
        assertThat(ids(slug.like("em%"))).containsExactly(2, 3);
        assertThat(ids(slug.notLike("em%"))).containsExactly(1, 4);
        assertThat(ids(slug.ilike("eM%"))).containsExactly(2, 3);
        assertThat(db.select(Aggregates.countDistinct(slug)).from(DOCUMENTS).one()).isEqualTo(3);
        assertThat(
                        db.select(Aggregates.count())
                                .from(DOCUMENTS)
                                .groupBy(slug)
                                .orderBy(Aggregates.count().desc())
                                .list())
                .containsExactly(2L, 1L, 1L);
    }

    @Test
    void aConflictOfCitextIgnoresCase() {
        db.inTransaction(tx -> {
            tx.insertInto(SHELVES)
                    .values(shelf(9, "fICTION"))
                    .onConflict(SHELVES.name)
                    .doUpdate(SHELVES.name)
                    .execute();
            assertThat(tx.select(SHELVES.name).from(SHELVES).where(SHELVES.id.eq(1)).one())
                    .isEqualTo("fICTION");
            tx.update(SHELVES)
                    .set(SHELVES.name, "Fiction")
                    .where(SHELVES.name.eq("FICTION"))
                    .execute();
        });
    }

    @Test
    void pagesGoOnBehindACitext() {
        var page =
                db.select(DOCUMENTS.id)
                        .from(DOCUMENTS)
                        .orderBy(DOCUMENTS.slug, DOCUMENTS.id)
                        .limit(2);
        assertThat(page.list()).containsExactly(1, 2);
        assertThat(page.seekAfter("eMMa", 2).list()).containsExactly(3, 4);
        assertThat(
                        db.run(
                                from(DOCUMENTS)
                                        .orderBy(DOCUMENTS.slug)
                                        .start(
                                                Map.of(DOCUMENTS.slug, "EMMA", DOCUMENTS.id, 2),
                                                false),
                                Slug.class))
                .extracting(Slug::id)
                .containsExactly(3, 4);
    }

    record Slug(int id, String slug) {}

    @Test
    void ltreeHasItsOperatorsInTemplates() {
        var place = DOCUMENTS.place;
        assertThat(ids(place.eq("films"))).containsExactly(4);
        assertThat(ids(sql("{} <@ {}", place, "books.novel").condition())).containsExactly(1, 2);
        assertThat(ids(sql("{} @> {}", place, "books.novel").condition())).containsExactly(1);
        assertThat(ids(sql("{} ~ {}", place, "*.essay|old").condition())).containsExactly(2, 3);
        assertThat(ids(sql("{} ? ARRAY[{}, {}]::lquery[]", place, "films", "*.old").condition()))
                .containsExactly(2, 4);
        assertThat(ids(sql("{} @ {}", place, "novel & !old").condition())).containsExactly(1);
        assertThat(
                        db.select(sql("nlevel({})", place).as(DataType.INTEGER))
                                .from(DOCUMENTS)
                                .orderBy(DOCUMENTS.id)
                                .list())
                .containsExactly(2, 3, 2, 1);
        db.inTransaction(tx -> {
            tx.sql("SET LOCAL enable_seqscan = off").execute();
            tx.sql("SET LOCAL enable_indexscan = on").execute();
            var below =
                    tx.select(DOCUMENTS.id)
                            .from(DOCUMENTS)
                            .where(sql("{} <@ {}", place, "books.novel").condition());
            assertThat(below.explain().root().stream().map(ExplainPlan.Node::index))
                    .contains("gist_place");
            assertThat(below.list()).containsExactlyInAnyOrder(1, 2);
        });
    }

    @Test
    void hstoreHasItsOperatorsInTemplates() {
        var attributes = DOCUMENTS.attributes;
        assertThat(ids(attributes.eq(Map.of("c", "it's")))).containsExactly(3);
        assertThat(ids(attributes.eq(Map.of()))).containsExactly(4);
        assertThat(ids(sql("{} ? {}", attributes, "a").condition())).containsExactly(1, 2);
        assertThat(ids(sql("{} ?& ARRAY[{}, {}]", attributes, "a", "b").condition()))
                .containsExactly(1);
        assertThat(ids(sql("{} ?| ARRAY[{}, {}]", attributes, "b", "c").condition()))
                .containsExactly(1, 3);
        assertThat(ids(sql("{} @> hstore({}, {})", attributes, "a", "2").condition()))
                .containsExactly(2);
        assertThat(
                        db.select(sql("{} -> {}", attributes, "a").asNullable(DataType.TEXT))
                                .from(DOCUMENTS)
                                .orderBy(DOCUMENTS.id)
                                .list())
                .containsExactly("1", "2", null, null);
        db.inTransaction(tx -> {
            tx.update(DOCUMENTS)
                    .setSql(attributes, "attributes || hstore(?, NULL)", "new")
                    .where(DOCUMENTS.id.eq(3))
                    .execute();
            assertThat(tx.select(attributes).from(DOCUMENTS).where(DOCUMENTS.id.eq(3)).one())
                    .containsEntry("c", "it's")
                    .containsEntry("new", null)
                    .hasSize(2);
            tx.update(DOCUMENTS)
                    .set(attributes, Map.of("c", "it's"))
                    .where(DOCUMENTS.id.eq(3))
                    .execute();
        });
    }
}
