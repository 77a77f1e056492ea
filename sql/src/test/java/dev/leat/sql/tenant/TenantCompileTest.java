package dev.leat.sql.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the compiler refuses: statements over a tenant's table without a tenant.
class TenantCompileTest {
    @TempDir Path classes;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenants.tenant(7L).selectFrom(NOTES).list();",
                "tenants.tenant(7L).update(NOTES).set(NOTES.text, \"x\").where(NOTES.id.eq(1L)).execute();",
                "tenants.acrossTenants(\"report\").selectFrom(NOTES).list();",
                "db.tenant(7L).deleteFrom(NOTES).all().execute();",
                "db.selectFrom(PLACES).list();",
                "db.select(PLACES.id).distinct().from(PLACES).where(PLACES.id.eq(1L)).list();",
                "db.select(PLACES.id, PLACES.id).from(PLACES, new Places()).list();",
                "db.tenant(7L).select(PLACES.id).from(PLACES).join(NOTES).on(NOTES.id.eq(PLACES.id)).list();",
                "db.tenant(7L).select(PLACES.id).from(PLACES, NOTES).list();",
                "db.tenant(7L).with().selectFrom(PLACES).crossJoin(NOTES).list();",
                "db.tenant(7L).transaction(tx -> tx.selectFrom(NOTES).list());",
                "db.tenant(7L).inTransaction(tx -> tx.inTransaction(in -> in.deleteFrom(NOTES).all()));",
                "db.inTransaction(tx -> tx.tenant(7L).deleteFrom(NOTES).all().execute());",
                "TransactionFunction<List<Place>, RuntimeException> work = tx -> tx.selectFrom(PLACES).list(); db.transaction(work); db.tenant(7L).transaction(work);",
                "db.tenant(7L).insertInto(NOTES).values(row).execute();",
                "db.tenant(7L).copyInto(NOTES).rows(List.of(row));",
                "db.tenant(7L).mergeInto(PLACES).using(NOTES);",
                "db.tenant(7L).select(NOTES).from(NOTES).list();",
                "db.tenant(7L).update(NOTES).set(NOTES.text, \"x\").all().execute();"
            })
    void withATenantItCompiles(String statement) throws IOException {
        assertThat(errorsOf(statement)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.selectFrom(NOTES).list();",
                "db.selectFrom(NOTES).where(NOTES.id.eq(1L));",
                "db.insertInto(NOTES).values(row);",
                "db.update(NOTES).set(NOTES.text, \"x\");",
                "db.deleteFrom(NOTES).all();",
                "db.copyInto(NOTES).rows(List.of(row));",
                "db.mergeInto(NOTES).using(PLACES);",
                "db.select(NOTES).from(NOTES);",
                "db.select(NOTES.id).from(NOTES).list();",
                "db.select(NOTES.id).from(PLACES, NOTES).list();",
                "db.select(NOTES.id).from(NOTES, PLACES).list();",
                "db.select(PLACES.id).from(PLACES).join(NOTES).on(NOTES.id.eq(PLACES.id));",
                "db.select(PLACES.id).distinct().from(PLACES).leftJoin(NOTES).on(NOTES.id.eq(PLACES.id));",
                "db.select(PLACES.id).from(PLACES).rightJoin(NOTES).using(PLACES.id);",
                "db.select(PLACES.id).from(PLACES).fullJoin(NOTES).onTrue();",
                "db.select(PLACES.id, NOTES.text).from(PLACES).crossJoin(NOTES).list();",
                "db.selectFrom(PLACES).where(PLACES.id.eq(1L)).join(NOTES).onTrue();",
                "db.selectFrom(PLACES).join(PLACES).onTrue().join(NOTES).onTrue();",
                "db.with().selectFrom(NOTES).list();",
                "db.with().selectFrom(PLACES).crossJoin(NOTES).list();",
                "db.with().update(NOTES).set(NOTES.text, \"x\");",
                "db.with().deleteFrom(NOTES).all();",
                "db.transaction(tx -> tx.selectFrom(NOTES).list());",
                "db.transaction(TransactionOptions.serializable(), tx -> tx.selectFrom(NOTES).list());",
                "db.transaction(Isolation.SERIALIZABLE, tx -> tx.selectFrom(NOTES).list());",
                "db.inTransaction(tx -> tx.deleteFrom(NOTES).all().execute());",
                "db.inTransaction(tx -> tx.inTransaction(in -> in.update(NOTES).set(NOTES.text, \"x\")));",
                "db.inTransaction(TransactionOptions.DEFAULT, tx -> tx.copyInto(NOTES).rows(List.of(row)));",
                "db.inTransaction(tx -> tx.selectFrom(PLACES).crossJoin(NOTES).list());",
                "tenants.selectFrom(NOTES).list();",
                "tenants.selectFrom(PLACES).list();",
                "tenants.run(Query.from(NOTES));",
                "tenants.select(NOTES.id).from(NOTES).list();",
                "tenants.sql(\"SELECT 1\").rows();",
                "tenants.transaction(tx -> 1);",
                "tenants.tenant().selectFrom(NOTES).list();",
                "tenants.tenant(\"7\").selectFrom(NOTES).list();",
                "tenants.acrossTenants().selectFrom(NOTES).list();"
            })
    void withoutOneItDoesNot(String statement) throws IOException {
        // A name that nothing has would be a mistake of the test.
        assertThat(errorsOf(statement))
                .isNotEmpty()
                .doesNotContain("symbol:   class", "symbol:   variable", "syntax");
    }

    @Test
    void theErrorNamesWhatIsMissing() throws IOException {
        assertThat(errorsOf("db.selectFrom(NOTES).list();")).contains("TenantRequired");
    }

    private String errorsOf(String statement) throws IOException {
        String source =
                """
                import dev.leat.query.Query;
                import dev.leat.schema.*;
                import dev.leat.sql.*;
                import java.util.List;
                class Probe {
                    record Note(long id, long account, String text) {}
                    static final class Notes extends TenantTable<Note, Long> {
                        public final Column<Long> id = bigint("id").primaryKey();
                        public final Column<Long> account = tenant(bigint("account"));
                        public final Column<String> text = text("text");
                        Notes() { super("note"); }
                    }
                    record Place(long id) {}
                    static final class Places extends Table<Place> {
                        public final Column<Long> id = bigint("id").primaryKey();
                        Places() { super("place"); }
                    }
                    static final Notes NOTES = new Notes();
                    static final Places PLACES = new Places();
                    static void probe(Database db, TenantDatabase<Long> tenants, NewRow<Note> row) {
                        %s
                    }
                }
                """
                        .formatted(statement);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        var file =
                new SimpleJavaFileObject(
                        java.net.URI.create("mem:///Probe.java"), JavaFileObject.Kind.SOURCE) {
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
