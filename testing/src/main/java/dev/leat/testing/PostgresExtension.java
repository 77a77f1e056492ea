package dev.leat.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test, or each class that asks in its constructor or `@BeforeAll`, a database of its
/// own.
///
/// ```java
/// @PostgresTest
/// class PostTest {
///     @Test
///     void savesAPost(TestDatabase database) { … }
/// }
/// ```
///
/// The same test gets the same database in its `@BeforeEach`, in itself and in its `@AfterEach`.
/// Afterwards the test fails if it left a connection, a replication slot or a thread behind; then
/// the database is dropped.
public final class PostgresExtension
        implements ParameterResolver,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback {

    private static final ExtensionContext.Namespace SPACE =
            ExtensionContext.Namespace.create(PostgresExtension.class);

    /// What belongs to one test, or to one class.
    private static final class Scope {
        final List<TestDatabase> databases = new ArrayList<>();
        final Set<Thread> threads = LeakCheck.threads();
    }

    /// Template databases by the SQL that made them; they last as long as the run.
    private static final Map<List<String>, TestDatabase> TEMPLATES = new ConcurrentHashMap<>();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Scope scope = scope(context);
        int index = parameterIndex(parameter);
        while (scope.databases.size() <= index) {
            scope.databases.add(open(context));
        }
        return scope.databases.get(index);
    }

    /// The first database parameter of every method of a test is one database, the second another.
    private static int parameterIndex(ParameterContext parameter) {
        int index = 0;
        for (var each : parameter.getDeclaringExecutable().getParameters()) {
            if (each.equals(parameter.getParameter())) {
                return index;
            }
            if (each.getType() == TestDatabase.class) {
                index++;
            }
        }
        return index;
    }

    private static TestDatabase open(ExtensionContext context) {
        List<String> template =
                annotation(context).map(each -> List.of(each.template())).orElse(List.of());
        if (template.isEmpty()) {
            return TestDatabase.create();
        }
        TestDatabase made =
                TEMPLATES.computeIfAbsent(
                        template,
                        sql -> {
                            TestDatabase fresh = TestDatabase.create();
                            fresh.execute(sql.toArray(String[]::new));
                            Runtime.getRuntime()
                                    .addShutdownHook(new Thread(() -> dropQuietly(fresh)));
                            return fresh;
                        });
        return TestDatabase.create(made.name());
    }

    /// At the end of the JVM an embedded server may have been stopped first, and the template with
    /// it.
    private static void dropQuietly(TestDatabase template) {
        try {
            template.close();
        } catch (IllegalStateException e) {
            System.getLogger(PostgresExtension.class.getName())
                    .log(System.Logger.Level.DEBUG, "Template not dropped: the server is gone", e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        TestServer.url();
        scope(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        scope(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        finish(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        finish(context);
    }

    private static Scope scope(ExtensionContext context) {
        Scope found = context.getStore(SPACE).get(context.getUniqueId(), Scope.class);
        if (found == null) {
            found = new Scope();
            context.getStore(SPACE).put(context.getUniqueId(), found);
        }
        return found;
    }

    private static void finish(ExtensionContext context) {
        Scope scope = context.getStore(SPACE).remove(context.getUniqueId(), Scope.class);
        if (scope == null) {
            return;
        }
        boolean threads = annotation(context).map(PostgresTest::checkThreads).orElse(true);
        List<String> leaks = new ArrayList<>();
        try {
            // A test that failed did not come to its clean-up; its own error is the one to show.
            if (context.getExecutionException().isEmpty()) {
                leaks.addAll(LeakCheck.find(scope.databases, scope.threads, threads));
            }
        } finally {
            scope.databases.forEach(TestDatabase::close);
        }
        if (!leaks.isEmpty()) {
            throw new AssertionError(
                    context.getDisplayName()
                            + " left behind:\n  - "
                            + String.join("\n  - ", leaks));
        }
    }

    private static java.util.Optional<PostgresTest> annotation(ExtensionContext context) {
        return context.getTestClass()
                .map(type -> type.getAnnotation(PostgresTest.class))
                .or(() ->
                        context.getElement()
                                .map(element -> element.getAnnotation(PostgresTest.class)));
    }
}
