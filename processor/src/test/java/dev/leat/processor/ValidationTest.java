package dev.leat.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.math.BigDecimal;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The generated types, given to a real validator.
class ValidationTest {

    private static final String TABLE =
            """
            %s
            public final class Posts extends Table<Post> {
                public final Column<Integer> likes = integer("likes").defaultValue(0);
                public final Column<String> title = varchar("title", 5);
                public final Column<@Nullable String> country = character("country", 2).nullable();
                public final Column<java.math.BigDecimal> price = numeric("price", 4, 2).defaultSql("0");
                private Posts() { super("post"); }
            }
            """;

    private static final String USE =
            """
            public final class Use {
                public static Object newRow(String title, java.math.BigDecimal price) {
                    return NewPost.create().title(title).price(price);
                }
                public static Object patch(String country) {
                    return PostPatch.create().country(country);
                }
                public static Object row(String title) {
                    return new Post(1, title, null, java.math.BigDecimal.ONE);
                }
            }
            """;

    static Set<String> violations(Object bean) {
        try (ValidatorFactory factory =
                Validation.byDefaultProvider()
                        .configure()
                        .messageInterpolator(new ParameterMessageInterpolator())
                        .buildValidatorFactory()) {
            Validator validator = factory.getValidator();
            return validator.validate(bean).stream()
                    .map(each ->
                            each.getPropertyPath()
                                    + " "
                                    + each.getConstraintDescriptor()
                                            .getAnnotation()
                                            .annotationType()
                                            .getSimpleName())
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void aValidatorFindsWhatTheSchemaWouldRefuse(@TempDir Path classes) throws Exception {
        Compilation compilation =
                TableProcessorTest.compile(
                        TableProcessorTest.source("Posts", TABLE.formatted("@Validated")),
                        TableProcessorTest.source("Use", USE));
        assertThat(compilation).succeeded();
        try (URLClassLoader loader = TableProcessorTest.load(compilation, classes)) {
            Class<?> use = loader.loadClass("app.Use");
            var newRow = use.getMethod("newRow", String.class, BigDecimal.class);
            var patch = use.getMethod("patch", String.class);
            var row = use.getMethod("row", String.class);

            assertThat(violations(newRow.invoke(null, "short", new BigDecimal("12.34")))).isEmpty();
            assertThat(violations(newRow.invoke(null, "too long", new BigDecimal("123.4"))))
                    .containsExactlyInAnyOrder("title Size", "price Digits");
            assertThat(violations(patch.invoke(null, "DE"))).isEmpty();
            assertThat(violations(patch.invoke(null, "DEU"))).containsExactly("country Size");
            assertThat(violations(row.invoke(null, "too long"))).containsExactly("title Size");
            assertThat(violations(row.invoke(null, (Object) null)))
                    .containsExactly("title NotNull");
        }
    }

    @Test
    void theCompilerOptionAsksForAllTables() throws Exception {
        Compilation compilation =
                javac().withOptions("-Xlint:-options", "-Aleat.validation=jakarta")
                        .withProcessors(new TableProcessor())
                        .compile(TableProcessorTest.source("Posts", TABLE.formatted("")));

        assertThat(compilation).succeeded();
        assertThat(
                        compilation
                                .generatedSourceFile("app.Post")
                                .orElseThrow()
                                .getCharContent(false)
                                .toString())
                .contains("@Size(max = 5)")
                .contains("@Digits(integer = 2, fraction = 2)");
    }

    @Test
    void withoutAWishNothingOfJakartaIsMentioned() throws Exception {
        Compilation compilation =
                TableProcessorTest.compile(TableProcessorTest.source("Posts", TABLE.formatted("")));

        assertThat(compilation).succeeded();
        for (var file : compilation.generatedSourceFiles()) {
            assertThat(file.getCharContent(false).toString()).doesNotContain("jakarta");
        }
    }
}
