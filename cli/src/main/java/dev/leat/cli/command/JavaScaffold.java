package dev.leat.cli.command;

import dev.leat.cli.project.ProjectProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The class of a Java step, ready to be filled in.
///
/// @param sources the folder of the project's sources
/// @param className its full name
record JavaScaffold(Path sources, String className) {

    JavaScaffold {
        if (!className.matches("([a-z_][\\w$]*\\.)*[A-Z_][\\w$]*")) {
            throw new ProjectProblem(
                    "--java needs the full name of a class, as in com.example.migrations.LowerCaseEmails, not \"%s\"."
                            .formatted(className));
        }
    }

    /// @throws ProjectProblem if the file exists or cannot be written
    Path write() {
        Path file = sources.resolve(className.replace('.', '/') + ".java");
        int lastPoint = className.lastIndexOf('.');
        String declaration =
                lastPoint < 0 ? "" : "package " + className.substring(0, lastPoint) + ";\n\n";
        String text =
                declaration
                        + """
                        import dev.leat.migrate.apply.JavaMigration;
                        import dev.leat.migrate.apply.MigrationContext;
                        import java.sql.SQLException;

                        /** Runs once in each database, in the transaction of its migration. */
                        public final class %s implements JavaMigration {
                            @Override
                            public void run(MigrationContext migration) throws SQLException {
                                // migration.execute("UPDATE users SET email = lower(email) WHERE email <> lower(email)");
                            }
                        }
                        """
                                .formatted(className.substring(lastPoint + 1));
        try {
            if (Files.exists(file)) {
                throw new ProjectProblem("%s exists already; name another class.".formatted(file));
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new ProjectProblem("Could not write " + file + ".", e);
        }
    }
}
