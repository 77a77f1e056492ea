package dev.leat.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checks of the declaration, as constraints of the generated types: each value is taken or refused
/// by the validator as it is by Postgres, which has the same check in SQL.
@PostgresTest
class ValidatedChecksTest {
    private static final List<Object> NUMBERS =
            Stream.of(-101, -100, -99, -3, -2, -1, 0, 1, 2, 9, 10, 11, 99, 100, 101)
                    .map(each -> (Object) each)
                    .toList();
    private static final List<Object> DECIMALS =
            Stream.of("-1", "-0.01", "0", "0.01", "0.5", "0.50", "1", "9.99", "10", "10.01", "11")
                    .map(each -> (Object) new BigDecimal(each))
                    .toList();
    private static final List<Object> TEXTS =
            Stream.of("", "a", "ab", "abc", "abcd", "abcde", "abcdef", "   ", "é".repeat(3))
                    .map(each -> (Object) each)
                    .toList();

    /// @param java what the column's declaration says after its factory
    /// @param check the same in SQL
    private record Case(String column, String java, String check) {
        String sqlType() {
            return column.startsWith("n") ? "integer" : column.startsWith("d") ? "numeric" : "text";
        }

        String factory() {
            return column.startsWith("n") ? "integer" : column.startsWith("d") ? "numeric" : "text";
        }

        String javaType() {
            return column.startsWith("n")
                    ? "Integer"
                    : column.startsWith("d") ? "BigDecimal" : "String";
        }

        List<Object> values() {
            return column.startsWith("n") ? NUMBERS : column.startsWith("d") ? DECIMALS : TEXTS;
        }
    }

    private static final List<Case> EXACT =
            List.of(
                    new Case("n1", ".check(n -> n.gt(0))", "n1 > 0"),
                    new Case("n2", ".check(\"named\", n -> n.ge(-2))", "n2 >= -2"),
                    new Case("n3", ".check(n -> (n.lt(100)))", "n3 < 100"),
                    new Case(
                            "n4",
                            ".check(n -> n.le(100).and(n.gt(-100)))",
                            "n4 <= 100 AND n4 > -100"),
                    new Case("n5", ".check(n -> n.between(1, 10))", "n5 BETWEEN 1 AND 10"),
                    new Case(
                            "n6",
                            ".check(n -> and(n.gt(0), n.lt(10))).check(n -> n.lt(100))",
                            "n6 > 0 AND n6 < 10"),
                    new Case("n7", ".check(\"n7 > 0 AND n7 <= 10\")", "n7 > 0 AND n7 <= 10"),
                    new Case(
                            "n8",
                            ".check(\"named8\", \"((n8 >= '-2'::integer) AND (n8 < (10)::integer))\")",
                            "n8 >= -2 AND n8 < 10"),
                    new Case(
                            "n9",
                            ".check(\"N9 BETWEEN -1 \" + \"AND 10\")",
                            "n9 BETWEEN -1 AND 10"),
                    new Case("n10", ".check(\"10>=n10 and n10>-3\")", "10 >= n10 AND n10 > -3"),
                    new Case("d1", ".check(d -> d.gt(BigDecimal.ZERO))", "d1 > 0"),
                    new Case(
                            "d2",
                            ".check(d -> d.between(new BigDecimal(\"0.01\"), BigDecimal.valueOf(10)))",
                            "d2 BETWEEN 0.01 AND 10"),
                    new Case(
                            "d3",
                            ".check(\"(d3 > (0)::numeric) AND (d3 < 10.01)\")",
                            "d3 > 0 AND d3 < 10.01"),
                    new Case("d4", ".check(\"d4 >= .5\")", "d4 >= 0.5"),
                    new Case("t1", ".check(t -> length(t).le(3))", "length(t1) <= 3"),
                    new Case(
                            "t2",
                            ".check(t -> length(t).between(1, 5))",
                            "length(t2) BETWEEN 1 AND 5"),
                    new Case("t3", ".check(t -> Functions.length(t).gt(2))", "length(t3) > 2"),
                    new Case("t4", ".check(\"char_length(t4) < 4\")", "char_length(t4) < 4"),
                    new Case("t5", ".check(\"length((t5)::text) > 0\")", "length(t5) > 0"),
                    // Said in the constructor.
                    new Case("n11", "", "n11 > 0"),
                    new Case("n12", "", "n12 <= 10"),
                    new Case("t6", "", "length(t6) <= 2"));

    private static final String CONSTRUCTOR =
            """
                    private Posts() {
                        super("post");
                        check("positive", n11.gt(0)).notValid();
                        check(and(this.n12.le(10), length(t6).le(2)));
                        check("nothing", n1.le(5)).notEnforced();
                        if (n1.name().isEmpty()) {
                            check("unsure", n3.gt(50));
                        }
                    }
            """;

    private static Compilation compiled(List<Case> cases, String constructor) {
        String columns =
                cases.stream()
                        .map(each ->
                                "    public final Column<@Nullable %s> %s = %s(\"%s\").nullable()%s;\n"
                                        .formatted(
                                                each.javaType(),
                                                each.column(),
                                                each.factory(),
                                                each.column(),
                                                each.java()))
                        .collect(Collectors.joining());
        return TableProcessorTest.compile(
                TableProcessorTest.source(
                        "Posts",
                        """
                        import static dev.leat.schema.Conditions.and;
                        import static dev.leat.schema.Functions.*;
                        import java.math.BigDecimal;
                        @Validated
                        public final class Posts extends Table<Post> {
                        %s%s}
                        """
                                .formatted(columns, constructor)));
    }

    @Test
    void takesAndRefusesWhatPostgresDoes(@TempDir Path classes, TestDatabase database)
            throws Exception {
        Compilation compilation = compiled(EXACT, CONSTRUCTOR);
        assertThat(compilation).succeeded();
        List<String> different = new ArrayList<>();
        try (URLClassLoader loader = TableProcessorTest.load(compilation, classes);
                Connection connection = database.connection()) {
            Object empty = loader.loadClass("app.NewPost").getMethod("create").invoke(null);
            assertThat(ValidationTest.violations(empty)).as("null passes every check").isEmpty();
            for (Case each : EXACT) {
                database.execute(
                        "CREATE TABLE %1$s (%1$s %2$s CHECK (%3$s))"
                                .formatted(each.column(), each.sqlType(), each.check()));
                int refused = 0;
                for (Object value : each.values()) {
                    Object row =
                            empty.getClass()
                                    .getMethod(each.column(), value.getClass())
                                    .invoke(empty, value);
                    boolean valid = ValidationTest.violations(row).isEmpty();
                    refused += valid ? 0 : 1;
                    if (valid != accepts(connection, each, value)) {
                        different.add(each + " with " + value);
                    }
                }
                assertThat(refused)
                        .as("refused of %s", each)
                        .isBetween(1, each.values().size() - 1);
            }
        }
        assertThat(different).isEmpty();
    }

    private static boolean accepts(Connection connection, Case each, Object value)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + each.column() + " VALUES (?)")) {
            insert.setObject(1, value);
            insert.execute();
            return true;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("23514");
            return false;
        }
    }

    private static final List<Case> UNSURE =
            List.of(
                    new Case("n1", ".check(n -> n.gt(0).or(n.lt(-5)))", ""),
                    new Case("n2", ".check(n -> n.gt(0).not())", ""),
                    new Case("n3", ".check(n -> n.in(1, 2))", ""),
                    new Case("n4", ".check(n -> n.ne(0))", ""),
                    new Case("n5", ".check(\"n5 > 0 OR n5 < -5\")", ""),
                    new Case("n6", ".check(\"NOT n6 > 0\")", ""),
                    new Case("n7", ".check(\"n7 > 0 IS NOT TRUE\")", ""),
                    new Case("n8", ".check(\"abs(n8) > 5\")", ""),
                    new Case("n9", ".check(\"n9 NOT BETWEEN 1 AND 5\")", ""),
                    new Case(
                            "n10",
                            ".check(\"CASE WHEN true AND n10 > 5 THEN true ELSE false END\")",
                            ""),
                    new Case("n11", ".check(\"n11 % 2 > 0\")", ""),
                    new Case("n12", ".check(\"n12 > 0 -- AND more\")", ""),
                    new Case("n13", ".check(\"\\\"N13\\\" > 0\")", ""),
                    new Case("n14", ".check(n -> n.gt(LIMIT))", ""),
                    new Case("d1", ".check(\"d1::integer > 0\")", ""),
                    new Case("d2", ".check(\"d2 > 0.5::integer\")", ""),
                    new Case("t1", ".check(t -> t.gt(\"a\"))", ""),
                    new Case("t2", ".check(t -> t.like(\"a%\"))", ""),
                    new Case("t3", ".check(t -> length(lower(t)).lt(3))", ""),
                    new Case("t4", ".check(\"t4 ~ '^[a-z]+$'\")", ""),
                    new Case("t5", ".check(\"octet_length(t5) < 3\")", ""),
                    new Case("t6", ".check(\"length(btrim(t6)) > 0\")", ""));

    @Test
    void saysNothingOfWhatItCannotKnow() throws IOException {
        Compilation compilation =
                compiled(
                        UNSURE,
                        """
                            private static final int LIMIT = 3;
                            private Posts() {
                                super("post");
                                Column<@Nullable Integer> n1 = this.n2;
                                check("hidden", n1.gt(5));
                            }
                        """);
        assertThat(compilation).succeeded();
        assertThat(source(compilation, "app.NewPost"))
                .contains("getN1")
                .doesNotContain("jakarta.validation.constraints");
    }

    @Test
    void knowsWhatStandsBesideWhatItCannotKnow() throws IOException {
        Compilation compilation =
                compiled(
                        List.of(
                                new Case("n1", ".check(n -> n.gt(0).and(n.ne(5)))", ""),
                                new Case(
                                        "n2",
                                        ".check(\"n2 % 2 = 0 AND n2 IS NOT NULL AND n2 < 10\")",
                                        ""),
                                new Case("t1", ".check(\"length(t1) <= 7 AND t1 ~ '^a'\")", "")),
                        "    private Posts() { super(\"post\"); }\n");
        assertThat(compilation).succeeded();
        assertThat(source(compilation, "app.NewPost").replaceAll("\\s+", ""))
                .contains("@DecimalMin(value=\"0\",inclusive=false)")
                .contains("@DecimalMax(value=\"10\",inclusive=false)")
                .contains("@Size(max=7)");
    }

    @Test
    void theTightestOfTypeAndChecksCounts() throws IOException {
        Compilation compilation =
                TableProcessorTest.compile(
                        TableProcessorTest.source(
                                "Posts",
                                """
                                import static dev.leat.schema.Functions.length;
                                @Validated
                                public final class Posts extends Table<Post> {
                                    public final Column<String> code = varchar("code", 10).check(c -> length(c).ge(2));
                                    public final Column<String> brief = varchar("brief", 10).check(c -> length(c).lt(5));
                                    public final Column<Long> count = bigint("count").check(c -> c.between(1L, 9_000_000_000L)).check(c -> c.gt(4L));
                                    public final Column<List<Integer>> many = integer("many").array().check("many > 0");
                                    private Posts() { super("post"); }
                                }
                                """));
        assertThat(compilation).succeeded();
        assertThat(source(compilation, "app.Post").replaceAll("\\s+", " "))
                .contains("@Size(min = 2, max = 10) String code")
                .contains("@Size(max = 4) String brief")
                .contains(
                        "@DecimalMin(value = \"4\", inclusive = false) @Max(9000000000L) long count")
                .contains("@NotNull List<Integer> many");
    }

    private static String source(Compilation compilation, String name) throws IOException {
        return compilation.generatedSourceFile(name).orElseThrow().getCharContent(false).toString();
    }
}
