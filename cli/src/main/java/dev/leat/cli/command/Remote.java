package dev.leat.cli.command;

import dev.leat.cli.project.ProjectProblem;
import dev.leat.migrate.apply.Databases;
import dev.leat.postgres.ConnectionUrl;
import picocli.CommandLine.Option;

/// Guards databases of other machines from commands that were meant for one's own.
final class Remote {
    @Option(
            names = "--allow-remote",
            defaultValue = "${env:LEAT_ALLOW_REMOTE:-false}",
            description =
                    "Allow a database that is not on this machine (environment: LEAT_ALLOW_REMOTE=true, as for a deployment).")
    private boolean allowed;

    /// @throws ProjectProblem if the database is on another machine and that was not allowed
    void guard(ConnectionUrl url, String command) {
        if (!allowed && !Databases.isLoopback(url)) {
            throw new ProjectProblem(
                    "The database %s is not on this machine, and leat %s changes it. If that is meant, pass --allow-remote, or set LEAT_ALLOW_REMOTE=true where deployments run."
                            .formatted(url, command));
        }
    }
}
