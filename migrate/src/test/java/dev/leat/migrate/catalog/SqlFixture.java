package dev.leat.migrate.catalog;

import dev.leat.migrate.history.SqlStatements;
import dev.leat.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// SQL files of the tests.
final class SqlFixture {
    private SqlFixture() {}

    static String text(String resource) {
        try (InputStream in = SqlFixture.class.getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(TestDatabase database, String resource) {
        database.execute(
                SqlStatements.split(text(resource)).stream()
                        .map(SqlStatements.Statement::sql)
                        .toArray(String[]::new));
    }
}
