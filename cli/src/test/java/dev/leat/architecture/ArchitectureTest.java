package dev.leat.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The rules that keep the house in order. The table of modules is the one in docs/architecture.md.
class ArchitectureTest {

    /// What a module may import, from the ground up. Every module may import itself.
    private static final Map<String, Set<String>> ALLOWED = new LinkedHashMap<>();

    static {
        ALLOWED.put("schema", Set.of());
        ALLOWED.put("query", Set.of("schema"));
        ALLOWED.put("processor", Set.of("schema"));
        ALLOWED.put("postgres", Set.of("schema"));
        ALLOWED.put("testing", Set.of("postgres"));
        ALLOWED.put("sql", Set.of("schema", "query"));
        ALLOWED.put("migrate", Set.of("schema", "postgres"));
        ALLOWED.put("maven", Set.of("schema", "postgres", "migrate"));
        ALLOWED.put("ivm", Set.of("query"));
        ALLOWED.put("replica", Set.of("schema", "postgres", "query", "ivm"));
        ALLOWED.put("protocol", Set.of("query"));
        ALLOWED.put("api", Set.of("schema", "query", "sql", "protocol"));
        ALLOWED.put("sync", Set.of("replica", "ivm", "protocol", "query", "postgres"));
        ALLOWED.put(
                "examples",
                Set.of("schema", "query", "sql", "api", "postgres", "migrate", "protocol"));
        ALLOWED.put(
                "cli",
                Set.of(
                        "schema",
                        "query",
                        "sql",
                        "api",
                        "postgres",
                        "migrate",
                        "protocol",
                        "ivm",
                        "replica",
                        "sync",
                        "examples"));
    }

    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.leat");
    }

    @Test
    void aModuleImportsOnlyWhatItsRowNames() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : classes) {
            String from = module(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (!target.getPackageName().startsWith("dev.leat.")) {
                    continue;
                }
                String to = module(target);
                if (!from.equals(to) && !ALLOWED.getOrDefault(from, Set.of()).contains(to)) {
                    wrong.add(
                            from
                                    + " -> "
                                    + to
                                    + ": "
                                    + type.getName()
                                    + " uses "
                                    + target.getName());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.leat.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void everyPackageSaysWhatLivesInIt() throws IOException {
        Set<String> silent = new TreeSet<>();
        for (Path directory : sourceDirectories()) {
            Path info = directory.resolve("package-info.java");
            boolean good =
                    Files.exists(info)
                            && Files.readString(info).contains("@NullMarked")
                            && Files.readAllLines(info).stream()
                                            .filter(l -> l.startsWith("///"))
                                            .count()
                                    >= 3;
            if (!good) {
                silent.add(root().relativize(directory).toString());
            }
        }
        assertThat(silent).as("packages without a package-info that explains them").isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() throws IOException {
        assertThat(mainSources())
                .noneMatch(file ->
                        file.getFileName()
                                .toString()
                                .matches(".*(Utils?|Helpers?|Manager|Impl|Misc|Common)\\.java"));
    }

    @Test
    void filesStaySmall() throws IOException {
        Set<String> large = new TreeSet<>();
        for (Path file : mainSources()) {
            long lines;
            try (Stream<String> content = Files.lines(file)) {
                lines = content.count();
            }
            if (lines > 600) {
                large.add(root().relativize(file) + ": " + lines + " lines");
            }
        }
        assertThat(large).isEmpty();
    }

    private static String module(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }

    private static Set<Path> sourceDirectories() throws IOException {
        return mainSources().stream().map(Path::getParent).collect(toCollection(TreeSet::new));
    }

    private static List<Path> mainSources() throws IOException {
        try (Stream<Path> files = Files.walk(root(), 16)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .toList();
        }
    }

    /// Surefire runs in the module's folder; the root is its parent.
    private static Path root() {
        Path root = Path.of("").toAbsolutePath().getParent();
        assertThat(root.resolve("docs/architecture.md")).exists();
        return root;
    }
}
