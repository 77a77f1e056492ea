package dev.leat.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableProcessorTest {

    static JavaFileObject source(String name, String body) {
        return JavaFileObjects.forSourceString(
                "app." + name,
                """
                package app;
                import dev.leat.schema.*;
                import java.time.Instant;
                import java.util.List;
                import java.util.UUID;
                import org.jspecify.annotations.Nullable;
                """
                        + body);
    }

    static Compilation compile(JavaFileObject... sources) {
        return javac().withOptions("-Xlint:-options")
                .withProcessors(new TableProcessor())
                .compile(sources);
    }

    private static JavaFileObject table(String columns) {
        return source(
                "Posts",
                """
                public final class Posts extends Table<Post> {
                    public static final Posts POSTS = new Posts();
                %s
                    private Posts() { super("post"); }
                }
                """
                        .formatted(columns));
    }

    private static final String COLUMNS =
            """
            public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
            public final Column<String> authorId = text("author_id").references(() -> Posts.POSTS.title);
            public final Column<String> title = text("title").unique();
            public final Column<@Nullable String> body = text("body").nullable();
            public final Column<Integer> likes = integer("likes");
            public final Column<List<String>> tags = text("tags").array().defaultValue(List.of());
            public final Column<Instant> createdAt = timestamptz("created_at").defaultNow();
            public final Column<Long> number = bigint("number").identityAlways();
            """;

    @Test
    void theRowRecordHasOneComponentPerColumnWithItsNullness() throws IOException {
        Compilation compilation = compile(table(COLUMNS));

        assertThat(compilation).succeeded();
        assertThat(generated(compilation, "Post"))
                .contains("@NullMarked @GeneratedFrom(Posts.class)")
                .contains(
                        "public record Post(UUID id, String authorId, String title, @Nullable String body, int likes, List<String> tags, Instant createdAt, long number) {");
    }

    private static String generated(Compilation compilation, String name) throws IOException {
        return compilation
                .generatedSourceFile("app." + name)
                .orElseThrow()
                .getCharContent(false)
                .toString()
                .replaceAll("\\s+", " ");
    }

    @Test
    void aCompleteInsertCompilesInTheSameCompilationAndHoldsWhatWasGiven(@TempDir Path classes)
            throws Exception {
        Compilation compilation =
                compile(
                        table(COLUMNS),
                        source(
                                "Use",
                                """
                                public final class Use {
                                    public static Object make() {
                                        NewRow<Post> minimal = NewPost.create().authorId("a").title("t").likes(3);
                                        return NewPost.create().authorId("a").title("t").likes(3)
                                                .body(null).tags(List.of("x"));
                                    }
                                }
                                """));

        assertThat(compilation).succeeded();
        try (URLClassLoader loader = load(compilation, classes)) {
            Object made = loader.loadClass("app.Use").getMethod("make").invoke(null);
            Map<?, ?> values = (Map<?, ?>) made.getClass().getMethod("values").invoke(made);
            assertThat(values.toString())
                    .isEqualTo("{author_id=a, title=t, likes=3, body=null, tags=[x]}");
            assertThat(made.getClass().getMethods())
                    .as("a column that Postgres alone fills cannot be given")
                    .noneMatch(method -> method.getName().equals("number"));
        }
    }

    static URLClassLoader load(Compilation compilation, Path directory) throws IOException {
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                Path target = directory.resolve(file.getName().replaceFirst("^/CLASS_OUTPUT/", ""));
                Files.createDirectories(target.getParent());
                Files.write(target, file.openInputStream().readAllBytes());
            }
        }
        return new URLClassLoader(new URL[] {directory.toUri().toURL()});
    }

    @Test
    void forgettingARequiredColumnDoesNotCompile() {
        Compilation compilation =
                compile(
                        table(COLUMNS),
                        source(
                                "Use",
                                "class Use { NewRow<Post> row = NewPost.create().authorId(\"a\").title(\"t\"); }"));

        assertThat(compilation).failed();
        assertThat(compilation).hadErrorContaining("LikesStep");
    }

    @Test
    void aTableWithoutRequiredColumnsMakesARowOfDefaults() {
        Compilation compilation =
                compile(
                        table("public final Column<Long> id = bigint(\"id\").identity();"),
                        source(
                                "Use",
                                "class Use { NewPost a = NewPost.create(); NewPost b = a.id(5); }"));

        assertThat(compilation).succeeded();
    }

    @Test
    void theColumnThatNamesTheTenantMayBeLeftOutBecauseItsHandleFillsIt() {
        Compilation compilation =
                compile(
                        source(
                                "Notes",
                                """
                                public final class Notes extends TenantTable<Note, UUID> {
                                    public final Column<Long> id = bigint("id").primaryKey();
                                    public final Column<UUID> accountId = tenant(uuid("account_id").unique());
                                    Notes() { super("note"); }
                                }
                                """),
                        source(
                                "Use",
                                """
                                class Use {
                                    NewRow<Note> without = NewNote.create().id(1L);
                                    NewRow<Note> with = NewNote.create().id(1L).accountId(UUID.randomUUID());
                                    UUID read(Note note) { return note.accountId(); }
                                }
                                """));

        assertThat(compilation).succeeded();
    }

    @Test
    void columnsOfABaseClassComeFirst() {
        Compilation compilation =
                compile(
                        source(
                                "Base",
                                """
                                public abstract class Base<R> extends Table<R> {
                                    public final Column<UUID> id = uuid("id").primaryKey();
                                    protected Base(String name) { super(name); }
                                }
                                """),
                        source(
                                "Notes",
                                """
                                public final class Notes extends Base<Note> {
                                    public final Column<String> text = text("text");
                                    private Notes() { super("note"); }
                                }
                                """),
                        source(
                                "Use",
                                "class Use { Note note = new Note(UUID.randomUUID(), \"a\"); }"));

        assertThat(compilation).succeeded();
    }

    @Test
    void aHandWrittenRecordThatFitsIsLeftAlone() {
        Compilation compilation =
                compile(
                        table(
                                "public final Column<Integer> n = integer(\"n\"); public final Column<List<String>> l = text(\"l\").array(); public final Column<@Nullable String> s = text(\"s\").nullable();"),
                        source(
                                "Post",
                                "public record Post(List<String> l, int n, @Nullable String s) {}"),
                        source(
                                "Use",
                                "class Use { NewRow<Post> p = NewPost.create().n(1).l(List.of()); }"));

        assertThat(compilation).succeeded();
        assertThat(compilation.generatedSourceFiles())
                .extracting(JavaFileObject::getName)
                .containsExactly(
                        "/SOURCE_OUTPUT/app/NewPost.java", "/SOURCE_OUTPUT/app/PostPatch.java");
    }

    @Test
    void aHandWrittenRecordThatDiffersIsAnErrorAtTheTable() {
        Compilation compilation =
                compile(
                        table(
                                "public final Column<@Nullable Integer> n = integer(\"n\").nullable();"
                                        + " public final Column<String> title = text(\"title\");"
                                        + " public final Column<UUID> id = uuid(\"id\");"),
                        source(
                                "Post",
                                "public record Post(int n, Integer title, String extra) {}"));

        assertThat(compilation).failed();
        assertThat(compilation)
                .hadErrorContaining(
                        "component n of record Post is int, but the column is nullable");
        assertThat(compilation)
                .hadErrorContaining(
                        "component title of record Post is java.lang.Integer, but the column holds java.lang.String");
        assertThat(compilation)
                .hadErrorContaining(
                        "record Post has no component for column id of Posts; add: java.util.UUID id");
        assertThat(compilation)
                .hadErrorContaining("component extra of record Post is not a column of Posts");
    }

    @Test
    void aPatchGivesAnyWritableColumnAndNothingElse(@TempDir Path classes) throws Exception {
        Compilation compilation =
                compile(
                        table(
                                COLUMNS
                                        + "public final Column<String> slug = text(\"slug\").generatedAlwaysAs(\"lower(title)\");"
                                        + "public final Column<Long> comments = bigint(\"comments\").countOf(() -> Posts.POSTS.id);"),
                        source(
                                "Use",
                                """
                                public final class Use {
                                    public static Object make() {
                                        RowPatch<Post> empty = PostPatch.create();
                                        return PostPatch.create().body(null).title("t").likes(3);
                                    }
                                }
                                """));

        assertThat(compilation).succeeded();
        try (URLClassLoader loader = load(compilation, classes)) {
            Object made = loader.loadClass("app.Use").getMethod("make").invoke(null);
            assertThat(made.getClass().getMethod("values").invoke(made))
                    .hasToString("{body=null, title=t, likes=3}");
            assertThat(made.getClass().getMethods())
                    .as("what Postgres alone fills cannot be given")
                    .noneMatch(method ->
                            Set.of("number", "slug", "comments").contains(method.getName()));
        }
    }

    @Test
    void aNullForARequiredColumnOfAPatchIsRefused(@TempDir Path classes) throws Exception {
        Compilation compilation = compile(table(COLUMNS));
        try (URLClassLoader loader = load(compilation, classes)) {
            Class<?> type = loader.loadClass("app.PostPatch");
            Object patch = type.getMethod("create").invoke(null);
            Method title = type.getMethod("title", String.class);

            assertThatThrownBy(() -> title.invoke(patch, (Object) null))
                    .hasRootCauseInstanceOf(NullPointerException.class)
                    .hasRootCauseMessage("title");
        }
    }

    @Test
    void everyFactoryAndModifierIsUnderstood() throws IOException {
        Compilation compilation =
                compile(
                        source(
                                "Things",
                                """
                                import dev.leat.schema.value.*;
                                public final class Things extends Table<Thing> {
                                    enum Mood { HAPPY }
                                    record Email(String address) {}
                                    static final Converter<String, Email> EMAIL =
                                            Converter.of(Email.class, Email::address, Email::new);
                                    public final Column<Long> id = bigserial("id").primaryKey();
                                    public final Column<Mood> mood = text("mood", Mood.class).checkLabels();
                                    public final Column<Email> email = text("email").convert(EMAIL).unique("email_once");
                                    public final Column<Range<Instant>> during = tstzrange("during");
                                    public final Column<@Nullable Bytes> photo = bytea("photo").nullable().storage(ColumnStorage.EXTERNAL);
                                    public final Column<List<Inet>> hosts = inet("hosts").array();
                                    public final Column<Vector> embedding = vector("embedding", 3);
                                    public final Column<String> code = column("code", DataType.TEXT).defaultFrom(() -> "x");
                                    public final Column<Instant> updatedAt = timestamptz("updated_at", 3).onUpdate(Instant::now);
                                    public final Column<Integer> doubled = integer("doubled").generatedAlwaysAs("id * 2").virtual();
                                    private Things() { super("thing"); }
                                }
                                """),
                        source(
                                "Use",
                                """
                                import dev.leat.schema.value.*;
                                class Use {
                                    NewThing thing = NewThing.create().mood(Things.Mood.HAPPY).email(new Things.Email("a"))
                                            .during(Range.all()).hosts(List.of()).embedding(Vector.of(1, 2, 3)).code("c");
                                }
                                """));

        assertThat(compilation).succeeded();
        assertThat(generated(compilation, "Thing"))
                .contains("Range<Instant> during")
                .contains("int doubled");
    }

    @Test
    void columnsWithoutANameTakeThatOfTheirField(@TempDir Path classes) throws Exception {
        String columns =
                """
                public final Column<Integer> likes = integer();
                public final Column<String> authorURL = varchar(5);
                public final Column<@Nullable String> countryCode = character(2).nullable();
                public final Column<String> place = geometry("Point", 4326);
                public final Column<String> oddType = custom("tsvector");
                public final Column<Mood> mood = text(Mood.class);
                public final Column<List<String>> tags = column(DataType.TEXT).array();
                enum Mood { HAPPY }
                """;
        String use =
                """
                public final class Use {
                    public static Object make() {
                        return NewPost.create().likes(1).authorURL("u").place("p").oddType("o")
                                .mood(Posts.Mood.HAPPY).tags(List.of()).countryCode("DE");
                    }
                }
                """;
        Compilation snake = compile(table(columns), source("Use", use));
        Compilation camel =
                compile(
                        source(
                                "AppTable",
                                """
                                @Naming(columns = ColumnCase.CAMEL_CASE)
                                abstract class AppTable<R> extends Table<R> {
                                    protected AppTable(String name) { super(name); }
                                }
                                """),
                        source(
                                "Posts",
                                "public final class Posts extends AppTable<Post> {\n"
                                        + columns
                                        + "private Posts() { super(\"post\"); } }"),
                        source("Use", use));

        assertThat(made(snake, classes.resolve("snake")))
                .isEqualTo(
                        "{likes=1, author_url=u, place=p, odd_type=o, mood=HAPPY, tags=[], country_code=DE}");
        assertThat(made(camel, classes.resolve("camel")))
                .isEqualTo(
                        "{likes=1, authorURL=u, place=p, oddType=o, mood=HAPPY, tags=[], countryCode=DE}");
    }

    private static String made(Compilation compilation, Path classes) throws Exception {
        assertThat(compilation).succeeded();
        try (URLClassLoader loader = load(compilation, classes)) {
            Object made = loader.loadClass("app.Use").getMethod("make").invoke(null);
            return made.getClass().getMethod("values").invoke(made).toString();
        }
    }

    @Test
    void aViewHasARecordAndNothingToWrite() {
        Compilation compilation =
                compile(
                        source(
                                "Tops",
                                """
                                public final class Tops extends View<Top> {
                                    public final Column<String> author = text("author");
                                    public final Column<@Nullable Long> posts = bigint("posts").nullable();
                                    private Tops() { super("top"); query("SELECT 'a', 1"); }
                                }
                                """),
                        source("Use", "class Use { Top top = new Top(\"a\", null); }"));

        assertThat(compilation).succeeded();
        assertThat(compilation.generatedSourceFiles())
                .extracting(JavaFileObject::getName)
                .containsExactly("/SOURCE_OUTPUT/app/Top.java");
    }

    @Test
    void columnsThatContradictEachOtherAreErrorsAtTheField() {
        assertThat(
                        compile(
                                table(
                                        "public final Column<String> a = text(\"x\");\npublic final Column<String> b = text(\"x\");")))
                .hadErrorContaining("columns a and b are both named \"x\"");
        assertThat(
                        compile(
                                table(
                                        "public final Column<Long> a = bigint(\"a\").primaryKey();\npublic final Column<Long> b = bigint(\"b\").primaryKey();")))
                .hadErrorContaining("say primaryKey(a, b) in the constructor");
        assertThat(
                        compile(
                                table(
                                        "public final Column<@Nullable Long> a = bigint(\"a\").nullable().primaryKey();")))
                .hadErrorContaining("column a is the primary key and cannot be nullable()");
        assertThat(
                        compile(
                                table(
                                        "public final Column<String> a = text(\"%s\");"
                                                .formatted("ä".repeat(32)))))
                .hadErrorContaining("the name of column a has 64 bytes; Postgres cuts it to 63");
        assertThat(
                        compile(
                                table(
                                        "public final Column<String> a = text(\"a\").generatedAlwaysAs(\"'x'\").defaultValue(\"y\");")))
                .hadErrorContaining("column a is generated and so cannot have a default");
        assertThat(compile(table("public final Column<String> a = text(\"a\").virtual();")))
                .hadErrorContaining("column a is virtual() but not generated");
    }

    @Test
    void nullnessMustBeSaidTwiceTheSame() {
        assertThat(compile(table("public final Column<String> a = text(\"a\").nullable();")))
                .hadErrorContaining("column a is nullable(): declare it as Column<@Nullable …>");
        assertThat(compile(table("public final Column<@Nullable String> a = text(\"a\");")))
                .hadErrorContaining("column a is NOT NULL");
    }

    @Test
    void anInitializerThatCannotBeReadIsAnErrorAtTheField() {
        JavaFileObject posts =
                table(
                        "private Column<String> hide() { return text(\"a\"); }\n"
                                + "public final Column<String> a = hide();");
        Compilation compilation = compile(posts);

        assertThat(compilation).failed();
        assertThat(compilation)
                .hadErrorContaining("the initializer of column a must be a chain")
                .inFile(posts)
                .onLineContaining("= hide()");
    }

    @Test
    void aRecordFromAnEarlierCompilationIsWrittenAnew(@TempDir Path classes) throws IOException {
        load(compile(table("public final Column<String> a = text(\"a\");")), classes).close();
        List<File> path = new ArrayList<>(List.of(classes.toFile()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            path.add(new File(entry));
        }

        Compilation second =
                javac().withClasspath(path)
                        .withProcessors(new TableProcessor())
                        .compile(table("public final Column<Integer> b = integer(\"b\");"));

        assertThat(second).succeeded();
        assertThat(generated(second, "Post")).contains("record Post(int b)");
    }
}
