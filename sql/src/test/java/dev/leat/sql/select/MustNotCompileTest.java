package dev.leat.sql.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the compiler promises about statements: each line is one mistake, or its correction.
class MustNotCompileTest {
    @TempDir Path classes;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.update(POSTS).set(POSTS.likes, 1).where(POSTS.id.eq(1)).execute();",
                "db.update(POSTS).set(POSTS.likes, 1).all().execute();",
                "db.deleteFrom(POSTS).all().execute();",
                "db.deleteFrom(POSTS).where(POSTS.id.in(select(POSTS.id).from(POSTS))).execute();",
                "db.select(row(Line::new, POSTS.title, POSTS.likes)).from(POSTS).list();",
                "List<Tuple2<String, Integer>> rows = db.select(POSTS.title, POSTS.likes).from(POSTS).list();",
                "select(POSTS.id).from(POSTS).union(select(AUTHORS.id).from(AUTHORS));",
                "db.selectFrom(POSTS).where(POSTS.likes.eq(AUTHORS.id));",
                "coalesce(POSTS.price, BigDecimal.ONE);",
                "Arrays.contains(POSTS.tags, List.of(\"x\"));",
                "db.insertInto(POSTS).values(row).onConflict(POSTS.id).doUpdate(set -> set.set(POSTS.likes, excluded(POSTS.likes))).execute();",
                "db.select(AUTHORS).from(AUTHORS).join(POSTS).on(POSTS.authorId.eq(AUTHORS.id)).list();",
                "db.select(rowNumber().over(Window.all())).from(POSTS).list();",
                "byId.one(ID.is(1));",
                "var names = select(AUTHORS.id, AUTHORS.name).from(AUTHORS).as(\"n\"); String name = db.select(names.get(AUTHORS.name)).from(names).one();",
                "var likes = ValuesTable.of(\"v\", List.of(1), ValuesTable.value(POSTS.likes, (Integer each) -> each));",
                "Integer id = db.update(POSTS).set(POSTS.likes, 1).all().returning(POSTS.id).one();",
                "Integer id = db.insertInto(POSTS).values(row).returning(POSTS.id).one();",
                "db.copyInto(POSTS).rows(List.of(row));",
                "Seeder.of(POSTS).table(POSTS, posts -> posts.column(POSTS.likes, Generators.constant(1)));",
                "db.select(sum(POSTS.likes), percentileCont(0.5, POSTS.likes), min(POSTS.day)).from(POSTS).list();",
                "db.select(lower(POSTS.title)).from(POSTS).list();",
                "db.mergeInto(POSTS).using(AUTHORS).on(POSTS.authorId.eq(AUTHORS.id)).whenMatched().update(set -> set.set(POSTS.title, AUTHORS.name)).change().execute();",
                "int rows = db.transaction(tx -> tx.update(POSTS).set(POSTS.likes, 1).all().execute());",
                "List<Post> posts = db.run(Query.from(POSTS).related(POSTS.comments, c -> c.where(COMMENTS.body.eq(\"x\"))), Post.class);",
                "PreparedSelect<String> p = db.select(POSTS.title).from(POSTS).prepare();",
                // Every exception that there is, without a default.
                "try { db.deleteFrom(POSTS).all().execute(); } catch (DatabaseException e) { String what = switch (e) { case DatabaseException.UniqueViolation v -> \"u\"; case DatabaseException.ForeignKeyViolation v -> \"f\"; case DatabaseException.NotNullViolation v -> \"n\"; case DatabaseException.CheckViolation v -> \"c\"; case DatabaseException.ExclusionViolation v -> \"x\"; case DatabaseException.Conflict v -> \"again\"; case DatabaseException.LockTimeout v -> \"l\"; case DatabaseException.QueryCanceled v -> \"q\"; case DatabaseException.ConnectionLost v -> \"lost\"; case DatabaseException.OutOfResources v -> \"r\"; case DatabaseException.SyntaxOrAccess v -> \"s\"; case DatabaseException.InvalidValue v -> \"i\"; case DatabaseException.ReadOnly v -> \"ro\"; case DatabaseException.TransactionAborted v -> \"t\"; case DatabaseException.Raised v -> \"raise\"; case DatabaseException.Other v -> \"o\"; }; }",
            })
    void whatIsRightCompiles(String statement) throws IOException {
        assertThat(errorsOf(statement)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A change without a condition.
                "db.update(POSTS).set(POSTS.likes, 1).execute();",
                "db.update(POSTS).set(POSTS.likes, 1).returning();",
                "db.deleteFrom(POSTS).execute();",
                "db.mergeInto(POSTS).using(AUTHORS).execute();",
                // A value of another type.
                "db.update(POSTS).set(POSTS.likes, \"1\").all();",
                "db.update(POSTS).set(POSTS.likes, POSTS.title).all();",
                "db.selectFrom(POSTS).where(POSTS.likes.eq(\"1\"));",
                "db.selectFrom(POSTS).where(POSTS.likes.eq(AUTHORS.name));",
                "db.selectFrom(POSTS).where(POSTS.likes.in(select(AUTHORS.name).from(AUTHORS)));",
                "db.selectFrom(POSTS).where(POSTS.mood.eq(\"happy\"));",
                "POSTS.likes.plus(\"1\");",
                "coalesce(POSTS.price, \"free\");",
                "Arrays.contains(POSTS.tags, List.of(1));",
                "RowValues.of(POSTS).set(POSTS.id, \"1\");",
                "byId.one(ID.is(\"1\"));",
                "db.insertInto(POSTS).values(row).onConflict(POSTS.id).doUpdate(set -> set.set(POSTS.likes, excluded(POSTS.title)));",
                // A null that would be no filter.
                "POSTS.id.eq(null);",
                // Rows that are not what they are taken for.
                "db.select(row(Line::new, POSTS.likes, POSTS.title)).from(POSTS).list();",
                "List<Tuple2<String, String>> rows = db.select(POSTS.title, POSTS.likes).from(POSTS).list();",
                "List<Author> rows = db.selectFrom(POSTS).list();",
                "select(POSTS.id).from(POSTS).union(select(AUTHORS.name).from(AUTHORS));",
                "String title = db.select(POSTS.likes).from(POSTS).one();",
                // Half a clause.
                "db.select(AUTHORS).from(AUTHORS).join(POSTS).list();",
                "db.select(rowNumber()).from(POSTS).list();",
                "db.select(caseWhen(POSTS.likes.gt(1), \"hot\")).from(POSTS).list();",
                "db.insertInto(POSTS).execute();",
                "db.insertInto(POSTS).select(select(POSTS.id).from(POSTS)).execute();",
                "db.insertInto(POSTS).values(row).onConflict(POSTS.id).execute();",
                "db.insertInto(POSTS).values(authorRow);",
                // Types that go on through subqueries, values, writes and back.
                "var names = select(AUTHORS.id, AUTHORS.name).from(AUTHORS).as(\"n\"); Integer name = db.select(names.get(AUTHORS.name)).from(names).one();",
                "var likes = ValuesTable.of(\"v\", List.of(\"1\"), ValuesTable.value(POSTS.likes, (String each) -> each));",
                "String id = db.update(POSTS).set(POSTS.likes, 1).all().returning(POSTS.id).one();",
                "String id = db.insertInto(POSTS).values(row).returning(POSTS.id).one();",
                "db.copyInto(POSTS).rows(List.of(authorRow));",
                "Seeder.of(POSTS).table(POSTS, posts -> posts.column(POSTS.likes, Generators.constant(\"x\")));",
                "db.select(sum(POSTS.title)).from(POSTS).list();",
                "db.select(percentileCont(0.5, POSTS.title)).from(POSTS).list();",
                "db.select(lower(POSTS.id)).from(POSTS).list();",
                "db.mergeInto(POSTS).using(AUTHORS).on(POSTS.authorId.eq(AUTHORS.id)).whenMatched().update(set -> set.set(POSTS.title, AUTHORS.id)).change().execute();",
                "db.mergeInto(POSTS).using(AUTHORS).on(POSTS.authorId.eq(AUTHORS.id)).whenMatched().change();",
                "String rows = db.transaction(tx -> tx.update(POSTS).set(POSTS.likes, 1).all().execute());",
                "PreparedSelect<Integer> p = db.select(POSTS.title).from(POSTS).prepare();",
                "db.update(AUTHORS).set(AUTHORS.name, POSTS.likes).all();",
                "db.selectFrom(POSTS).where(POSTS.likes.between(1, \"2\"));",
                "db.selectFrom(POSTS).where(POSTS.published);",
                "db.update(POSTS).set(POSTS.mood, \"happy\").all();",
                "db.batch(db.selectFrom(POSTS));",
                "db.deleteFrom(POSTS).returning().list();",
                "db.deleteFrom(POSTS).using(AUTHORS).execute();",
                "db.update(POSTS).set(POSTS.likes, 1).from(AUTHORS).execute();",
                // Half of the exceptions.
                "try { db.deleteFrom(POSTS).all().execute(); } catch (DatabaseException e) { String what = switch (e) { case DatabaseException.UniqueViolation v -> \"u\"; }; }",
                // Text that would become SQL.
                "db.selectFrom(POSTS).where(\"likes > 1\");",
                "db.selectFrom(POSTS).orderBy(\"likes\");",
                "db.select(\"likes\").from(POSTS);",
            })
    void whatIsWrongDoesNot(String statement) throws IOException {
        // A name that nothing has would be a mistake of the test.
        assertThat(errorsOf(statement))
                .isNotEmpty()
                .doesNotContain("symbol:   class", "symbol:   variable", "syntax");
    }

    private String errorsOf(String statement) throws IOException {
        String source =
                """
                import static dev.leat.schema.Functions.*;
                import static dev.leat.schema.function.Aggregates.*;
                import static dev.leat.schema.function.Windows.*;
                import static dev.leat.sql.result.Rows.*;
                import static dev.leat.sql.select.Blog.*;
                import static dev.leat.sql.select.Selects.*;
                import static dev.leat.sql.write.RowVersions.*;
                import dev.leat.schema.*;
                import dev.leat.schema.function.*;
                import dev.leat.sql.*;
                import dev.leat.sql.render.Placeholder;
                import dev.leat.sql.result.*;
                import dev.leat.query.Query;
                import dev.leat.sql.seed.*;
                import dev.leat.sql.select.*;
                import java.math.BigDecimal;
                import java.util.List;
                class Probe {
                    record Line(String title, int likes) {}
                    static final Placeholder<Integer> ID = Placeholder.of("id", POSTS.id);
                    static void probe(Database db, NewRow<Post> row, NewRow<Author> authorRow, PreparedSelect<Post> byId) {
                        %s
                    }
                }
                """
                        .formatted(statement);
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        var file =
                new SimpleJavaFileObject(
                        URI.create("mem:///Probe.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
            compiler.getTask(
                            null,
                            files,
                            found,
                            List.of(
                                    "-proc:none",
                                    "-d",
                                    classes.toString(),
                                    "-classpath",
                                    System.getProperty("java.class.path")),
                            null,
                            List.of(file))
                    .call();
        }
        // A copy: to give the message of one may find another.
        return List.copyOf(found.getDiagnostics()).stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(problem -> problem.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }
}
