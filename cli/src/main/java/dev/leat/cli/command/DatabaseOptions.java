package dev.leat.cli.command;

import dev.leat.cli.project.Project;
import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.apply.LockPatience;
import dev.leat.migrate.apply.MigrateOptions;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.Retry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The database that a command works on, with the migrations it is to have.
final class DatabaseOptions {
    @Mixin private final ProjectOptions options = new ProjectOptions();

    @Mixin private final Remote remote = new Remote();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description =
                    "How long to wait for a server that does not answer yet (default: ${DEFAULT-VALUE}).")
    private int waitSeconds;

    @Option(
            names = "--lock-timeout",
            paramLabel = "MILLISECONDS",
            defaultValue = "10000",
            description =
                    "How long a statement waits for a lock before the run starts anew (default: ${DEFAULT-VALUE}).")
    private long lockTimeout;

    Project project() {
        return options.project();
    }

    ConnectionUrl url() {
        return DirectUrl.parse(project().requiredUrl());
    }

    /// {@return the database's URL, for a command that changes it}
    ConnectionUrl urlToChange(String command) {
        ConnectionUrl url = url();
        remote.guard(url, command);
        return url;
    }

    /// {@return the database's URL, for a command that only a developer runs}
    ConnectionUrl urlToTryOutOn(String command) {
        ConnectionUrl url = url();
        remote.guardByHand(url, command);
        return url;
    }

    MigrationFolder folder() {
        return new MigrationFolder(project().migrations());
    }

    MigrateOptions migrateOptions(@Nullable String upTo) {
        Retry retry = LockPatience.DEFAULT.retry();
        return MigrateOptions.defaults()
                .withWait(Duration.ofSeconds(waitSeconds))
                .withLocks(new LockPatience(Duration.ofMillis(lockTimeout), retry))
                .withClasses(new JavaMigrations(Definitions.loader(project())))
                .withUpTo(upTo);
    }

    Migrator migrator(ConnectionUrl url, @Nullable String upTo) {
        return new Migrator(url, folder(), migrateOptions(upTo));
    }
}
