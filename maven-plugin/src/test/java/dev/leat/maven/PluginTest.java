package dev.leat.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The goals, and the descriptor by which Maven finds them.
@PostgresTest
class PluginTest {
    @TempDir private Path folder;

    /// What a project declares.
    public static final class App implements DatabaseDefinition {
        static final class Notes extends Table<Object> {
            public final Column<Integer> id = integer("id").primaryKey();

            Notes() {
                super("notes");
            }
        }

        @Override
        public Tables synced() {
            return Tables.of(new Notes());
        }
    }

    private <M extends LeatMojo> M configured(M mojo, TestDatabase database) {
        mojo.definition = App.class.getName();
        mojo.migrations = folder.resolve("migrations").toFile();
        mojo.url = database.url().reveal();
        return mojo;
    }

    @Test
    void aSchemaBecomesAMigrationAndTheMigrationADatabase(TestDatabase database) throws Exception {
        GenerateMojo check = configured(new GenerateMojo(), database);
        check.check = true;
        assertThatThrownBy(check::execute).isInstanceOf(MojoFailureException.class);
        configured(new GenerateMojo(), database).execute();
        check.execute();
        StatusMojo status = configured(new StatusMojo(), database);
        status.failIfPending = true;
        assertThatThrownBy(status::execute).hasMessageContaining("1 migrations are pending");
        configured(new MigrateMojo(), database).execute();
        status.execute();
        configured(new CheckMojo(), database).execute();
        configured(new DiffMojo(), database).execute();
        configured(new BaselineMojo(), database).execute();
        assertThat(database.value("SELECT to_regclass('notes')::text")).isEqualTo("notes");

        database.execute("ALTER TABLE notes ADD COLUMN by_hand int");
        assertThatThrownBy(configured(new CheckMojo(), database)::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("public.notes.by_hand");
    }

    @Test
    void aDatabaseOfAnotherMachineIsRefused(TestDatabase database) {
        MigrateMojo migrate = configured(new MigrateMojo(), database);
        migrate.url = "postgres://app:s3cret@db.example.com/app";
        assertThatThrownBy(migrate::execute)
                .hasMessageContaining("not on this machine")
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void theDescriptorNamesClassesAndFieldsThatAreThere() throws Exception {
        Element plugin;
        try (InputStream file =
                PluginTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            plugin =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(Objects.requireNonNull(file))
                            .getDocumentElement();
        }
        assertThat(text(plugin, "version")).matches("\\d+\\.\\d+\\.\\d+.*");
        List<String> goals = new ArrayList<>();
        NodeList mojos = plugin.getElementsByTagName("mojo");
        for (int i = 0; i < mojos.getLength(); i++) {
            Element mojo = (Element) mojos.item(i);
            goals.add(text(mojo, "goal"));
            Class<?> type = Class.forName(text(mojo, "implementation"));
            type.getDeclaredConstructor().newInstance();
            NodeList parameters = mojo.getElementsByTagName("parameter");
            for (int p = 0; p < parameters.getLength(); p++) {
                Element parameter = (Element) parameters.item(p);
                assertThat(field(type, text(parameter, "name")).getName())
                        .isEqualTo(text(parameter, "type"));
            }
        }
        assertThat(goals)
                .containsExactlyInAnyOrder(
                        "generate", "migrate", "status", "check", "diff", "baseline");
    }

    private static Class<?> field(Class<?> type, String name) throws NoSuchFieldException {
        try {
            return type.getDeclaredField(name).getType();
        } catch (NoSuchFieldException e) {
            return LeatMojo.class.getDeclaredField(name).getType();
        }
    }

    private static String text(Element of, String name) {
        return of.getElementsByTagName(name).item(0).getTextContent();
    }
}
