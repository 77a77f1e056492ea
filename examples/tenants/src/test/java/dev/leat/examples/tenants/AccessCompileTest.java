package dev.leat.examples.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What callers in other packages can write, and what the compiler refuses.
class AccessCompileTest {
    @TempDir Path classes;

    @Test
    void aCallerThatNamesTheAccountCompiles() throws IOException {
        assertThat(
                        errorsOf(
                                "",
                                "access.payments().list(account); access.payments().find(account, id);"))
                .isEmpty();
    }

    @Test
    void aCallerThatOmitsTheAccountDoesNot() throws IOException {
        assertThat(errorsOf("", "access.payments().list();")).contains("list");
        assertThat(errorsOf("", "access.payments().find(id);")).contains("find");
        assertThat(errorsOf("", "access.payments().find(id, account);")).contains("AccountId");
        assertThat(errorsOf("", "access.payments().list(id);")).contains("AccountId");
        assertThat(errorsOf("", "access.payments().list(\"7\");")).contains("AccountId");
    }

    @Test
    void aCallerThatImportsTheSchemaOrTheDatabaseDoesNot() throws IOException {
        assertThat(errorsOf("import dev.leat.examples.tenants.Payments;", "")).contains("Payments");
        assertThat(errorsOf("import static dev.leat.examples.tenants.Payments.PAYMENTS;", ""))
                .contains("Payments");
        assertThat(errorsOf("", "dev.leat.examples.tenants.Payouts.PAYOUTS.columns();"))
                .contains("Payouts");
        assertThat(errorsOf("", "access.database.sql(\"SELECT * FROM payment\");"))
                .contains("database");
        assertThat(errorsOf("", "access.tenants.acrossTenants(\"curious\");")).contains("tenants");
        assertThat(errorsOf("", "new PaymentAccess(null);")).contains("PaymentAccess");
    }

    private String errorsOf(String imports, String statements) throws IOException {
        String source =
                """
                package caller;
                import dev.leat.examples.tenants.*;
                %s
                class Caller {
                    static void call(Access access, AccountId account, java.util.UUID id) {
                        %s
                    }
                }
                """
                        .formatted(imports, statements);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        var file =
                new SimpleJavaFileObject(
                        URI.create("mem:///caller/Caller.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
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
        return found.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> each.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }
}
