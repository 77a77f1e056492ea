package dev.leat.migrate.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.history.SqlStatements;
import dev.leat.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The schemas of applications: each as SQL in `schemas/`, and as the Java that was pulled from it
/// in `pulled/`.
///
/// The Java is compared to the letter with what is pulled today. After a change of what `leat pull`
/// writes, `-Dleat.pulled=write` writes it anew, in a run from the module's folder: look at the
/// difference in version control before you commit it.
enum RealSchema {
    TAKEOUT("Takeout", "zero_takeout", null),
    ZEROSTARTER("ZeroStarter", "leat_synced", null),
    ZBUGS("Zbugs", "leat_synced", null),
    NINETY("Ninety", "leat_synced", null),
    SHOP("Shop", "leat_synced", null),
    CHAT("Chat", "leat_synced", "message_3"),
    TRACKER("Tracker", "leat_synced", null);

    private final String definition;
    private final String publication;
    private final @Nullable String unsaid;

    /// @param unsaid the object that Java cannot say
    RealSchema(String definition, String publication, @Nullable String unsaid) {
        this.definition = definition;
        this.publication = publication;
        this.unsaid = unsaid;
    }

    String publication() {
        return publication;
    }

    /// {@return the simple name of the class that lists everything}
    String definition() {
        return definition;
    }

    String packageName() {
        return "com.example." + id();
    }

    /// {@return whether the text is about what Java can say}
    boolean isSaid(String text) {
        return unsaid == null || !text.contains(unsaid);
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Makes the database that the SQL says.
    void build(TestDatabase database) throws SQLException, IOException {
        try (Connection connection = database.url().connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET check_function_bodies = off");
            for (SqlStatements.Statement each : SqlStatements.split(sql())) {
                statement.execute(each.sql());
            }
        }
    }

    private String sql() throws IOException {
        String path = "/schemas/" + id() + ".sql";
        try (InputStream in = RealSchema.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// {@return the Java that is kept in version control}
    PulledSchema kept() throws IOException, URISyntaxException {
        String folder = packageName().replace('.', '/') + "/";
        URI resource =
                Objects.requireNonNull(
                                RealSchema.class.getResource("/pulled/" + folder),
                                "no pulled Java of " + this)
                        .toURI();
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(Path.of(resource))) {
            for (Path file : found.sorted().toList()) {
                files.add(new SourceFile(folder + file.getFileName(), Files.readString(file)));
            }
        }
        return new PulledSchema(files, packageName() + "." + definition, List.of());
    }

    /// Compares what was pulled with what is kept, or keeps it if that is wished.
    void assertIsKept(PulledSchema pulled) throws IOException, URISyntaxException {
        if ("write".equals(System.getProperty("leat.pulled"))) {
            new SourceFolder(Path.of("src/test/resources/pulled")).write(pulled.files());
            return;
        }
        PulledSchema kept = kept();
        assertThat(pulled.files())
                .extracting(SourceFile::path)
                .containsExactlyInAnyOrderElementsOf(
                        kept.files().stream().map(SourceFile::path).toList());
        for (SourceFile file : pulled.files()) {
            assertThat(kept.files())
                    .filteredOn(each -> each.path().equals(file.path()))
                    .singleElement()
                    .extracting(SourceFile::text)
                    .as(file.path())
                    .isEqualTo(file.text());
        }
        assertThat(pulled.definition()).isEqualTo(kept.definition());
    }
}
