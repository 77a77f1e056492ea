package dev.leat.sql.select;

import static dev.leat.schema.Functions.sql;
import static dev.leat.schema.Functions.value;
import static dev.leat.sql.select.Blog.AUTHORS;
import static dev.leat.sql.select.Blog.COMMENTS;
import static dev.leat.sql.select.Blog.POSTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.schema.Alias;
import dev.leat.schema.DataType;
import dev.leat.schema.SqlTemplate;
import dev.leat.sql.Database;
import dev.leat.sql.result.Tuple4;
import dev.leat.sql.select.Blog.Posts;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class TemplateTest {
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        db = Blog.create(database);
    }

    @Test
    void whatIsPutIntoAStatementNeverBecomesSql() {
        String hostile = "'; DROP TABLE author; --";

        assertThat(
                        db.select(sql("{} || {}", AUTHORS.name, hostile).as(DataType.TEXT))
                                .from(AUTHORS)
                                .where(sql("length({}) = {}", AUTHORS.name, 3).condition())
                                .orderBy(
                                        sql("length({})", AUTHORS.name).as(DataType.INTEGER),
                                        AUTHORS.id)
                                .limit(1)
                                .one())
                .isEqualTo("Ada" + hostile);
        assertThat(db.selectFrom(AUTHORS).where(AUTHORS.name.eq(hostile)).list()).isEmpty();
        assertThat(db.selectFrom(AUTHORS).count()).isEqualTo(3);
    }

    @Test
    void aTemplateIsAStatementOfItsOwn() {
        assertThat(
                        db.sql(
                                        sql(
                                                "SELECT {} FROM {} WHERE {} = ANY ({}::text[]) ORDER BY {}",
                                                AUTHORS.name,
                                                AUTHORS,
                                                AUTHORS.name,
                                                List.of("Ada", "Cem"),
                                                SqlTemplate.name("name")))
                                .column())
                .containsExactly("Ada", "Cem");
        assertThat(
                        db.sql(
                                        sql(
                                                "UPDATE {} SET body = {} WHERE {}",
                                                COMMENTS,
                                                "x",
                                                COMMENTS.postId.eq(1)))
                                .execute())
                .isEqualTo(2);
    }

    @Test
    void aTableBehindFromIsItsRowsAndElsewhereItsName() {
        // Its own schema is not lost, though the statement has a shorter name for it.
        assertThat(
                        db.select(
                                        sql(
                                                        "(SELECT count(*) FROM {} c WHERE c.id < {})",
                                                        COMMENTS,
                                                        COMMENTS.id)
                                                .as(DataType.BIGINT),
                                        sql("({}).body", COMMENTS).as(DataType.TEXT),
                                        sql("to_jsonb({}) ->> 'body'", COMMENTS).as(DataType.TEXT),
                                        sql("num_nulls({}.body, {})", COMMENTS, COMMENTS)
                                                .as(DataType.INTEGER))
                                .from(COMMENTS)
                                .orderBy(COMMENTS.id)
                                .list())
                .containsExactly(
                        new Tuple4<>(0L, "nice", "nice", 0),
                        new Tuple4<>(1L, "hm", "hm", 0),
                        new Tuple4<>(2L, "no", "no", 0));
        Posts other = Alias.alias(POSTS, "other");
        assertThat(
                        db.select(
                                        sql(
                                                        "(SELECT count(*) FROM {} JOIN {} a ON a.id = author_id, {} b)",
                                                        other,
                                                        AUTHORS,
                                                        AUTHORS)
                                                .as(DataType.BIGINT))
                                .from(other)
                                .limit(1)
                                .one())
                .isEqualTo(12L);
        assertThat(
                        db.sql(
                                        sql(
                                                "SELECT count(*) FROM {}",
                                                SqlTemplate.join(", ", List.of(AUTHORS, POSTS))))
                                .column())
                .containsExactly("12");
    }

    @Test
    void literalsAndCommentsOfTheProgramAreLeftAlone() {
        assertThat(
                        db.sql(
                                        sql(
                                                "SELECT /* {} /* {} */ {} */ 'a' LIKE'x\\', {}, E'\\'{}', $a${}$a$ -- {}",
                                                "y"))
                                .rows())
                .containsExactly(List.of("f", "y", "'{}", "{}"));
    }

    @Test
    void listsOfPartsAreJoined() {
        var titles =
                SqlTemplate.join(
                        ", ", List.of(POSTS.title, sql("upper({})", POSTS.title), value("x")));

        assertThat(
                        db.select(sql("concat_ws('-', {})", titles).as(DataType.TEXT))
                                .from(POSTS)
                                .where(POSTS.id.eq(1))
                                .one())
                .isEqualTo("alpha-ALPHA-x");
    }

    @Test
    void questionMarksAndBracesOfTheProgramStay() {
        assertThat(
                        db.select(
                                        sql(
                                                        "{}::jsonb ? 'a' AND '{}'::jsonb <> {}::jsonb",
                                                        "{\"a\": 1}",
                                                        "[]")
                                                .as(DataType.BOOLEAN))
                                .one())
                .isTrue();
    }
}
