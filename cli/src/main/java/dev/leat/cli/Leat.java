package dev.leat.cli;

import dev.leat.cli.command.AdoptCommand;
import dev.leat.cli.command.BaselineCommand;
import dev.leat.cli.command.BuildCommand;
import dev.leat.cli.command.CheckCommand;
import dev.leat.cli.command.DemoCommand;
import dev.leat.cli.command.DevCommand;
import dev.leat.cli.command.DiffCommand;
import dev.leat.cli.command.ExportCommand;
import dev.leat.cli.command.ForgetCommand;
import dev.leat.cli.command.GenerateCommand;
import dev.leat.cli.command.MigrateCommand;
import dev.leat.cli.command.PlanCommand;
import dev.leat.cli.command.PullCommand;
import dev.leat.cli.command.PushCommand;
import dev.leat.cli.command.RepairCommand;
import dev.leat.cli.command.SquashCommand;
import dev.leat.cli.command.StatusCommand;
import dev.leat.cli.command.SyncCommand;
import dev.leat.cli.command.UndoCommand;
import dev.leat.cli.command.Version;
import dev.leat.cli.terminal.FailureReport;
import dev.leat.cli.terminal.WrongCommandLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The entry point of the `leat` command.
@Command(
        name = "leat",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Schema as code, migrations, typed queries and live sync for PostgreSQL.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Run 'leat COMMAND --help' for what a command does and takes.",
            "From a checkout, 'leat verify' runs every test and 'leat format' formats the sources."
        },
        subcommands = {
            DemoCommand.class,
            DevCommand.class,
            GenerateCommand.class,
            MigrateCommand.class,
            StatusCommand.class,
            CheckCommand.class,
            BuildCommand.class,
            BaselineCommand.class,
            ForgetCommand.class,
            RepairCommand.class,
            AdoptCommand.class,
            DiffCommand.class,
            PullCommand.class,
            PushCommand.class,
            ExportCommand.class,
            PlanCommand.class,
            SquashCommand.class,
            UndoCommand.class,
            SyncCommand.class
        })
public final class Leat implements Runnable {
    @Spec private CommandSpec spec;

    private Leat(CommandSpec spec) {
        this.spec = spec;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Runs a command line in this process and returns its exit code.
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        CommandSpec unset = CommandSpec.create();
        CommandLine commandLine = new CommandLine(new Leat(unset));
        return commandLine
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(
                        new WrongCommandLine(commandLine.getParameterExceptionHandler()))
                .setExecutionExceptionHandler(new FailureReport());
    }

    /// Without a command: the help, and the exit code of a wrong command line.
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command.");
    }
}
