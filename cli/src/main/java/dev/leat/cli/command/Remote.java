package dev.leat.cli.command;

import dev.leat.cli.project.ProjectProblem;
import dev.leat.migrate.apply.Databases;
import dev.leat.postgres.ConnectionUrl;
import picocli.CommandLine.Option;

/// Guards databases of other machines from commands that were meant for one's own.
final class Remote {
    @Option(
            names = "--allow-remote",
            description =
                    "Allow a database that is not on this machine (environment: LEAT_ALLOW_REMOTE=true, as for a deployment).")
    private boolean allowed;

    /// A command that a developer runs at hand: that deployments are allowed says nothing about it.
    ///
    /// @throws ProjectProblem if the database is on another machine and this command line does not
    ///   allow that
    void guardByHand(ConnectionUrl url, String command) {
        if (!allowed && !Databases.isLoopback(url)) {
            throw new ProjectProblem(
                    "The database %s is not on this machine, and leat %s is for a developer's own. If that is meant all the same, pass --allow-remote."
                            .formatted(url, command));
        }
    }

    /// @throws ProjectProblem if the database is on another machine and that was not allowed
    void guard(ConnectionUrl url, String command) {
        if (!allowed
                && !Boolean.parseBoolean(System.getenv("LEAT_ALLOW_REMOTE"))
                && !Databases.isLoopback(url)) {
            throw new ProjectProblem(
                    "The database %s is not on this machine, and leat %s changes it. If that is meant, pass --allow-remote, or set LEAT_ALLOW_REMOTE=true where deployments run."
                            .formatted(url, command));
        }
    }
}
