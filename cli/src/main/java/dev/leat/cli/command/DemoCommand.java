package dev.leat.cli.command;

import dev.leat.cli.demo.Demo;
import dev.leat.cli.terminal.Console;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `leat demo`: the whole way of a row, shown on the example application.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Shows what Leat does, on an issue tracker.",
            "",
            "It starts a PostgreSQL of its own, creates the tracker's database from its Java schema through a generated "
                    + "migration, fills it, and starts the API endpoints and the sync server. Then it opens live queries in the published "
                    + "@rocicorp/zero client and makes changes from three sides: plain SQL, a Java mutator, and the client's "
                    + "own mutator. Everything keeps running until Ctrl-C.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat demo",
            "  leat demo --rows 100000",
            "  leat demo --check          verify everything that is shown, then end",
            "",
            "Exit codes: 0 all went well, 1 something did not, 2 wrong command line."
        })
public final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--check",
            description = "Verify what is shown, print a summary and end instead of serving.")
    private boolean check;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "4848",
            description = "Where clients connect (default: ${DEFAULT-VALUE}; 0 for any free port).")
    private int port;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "5000",
            description =
                    "How many rows the tracker has, from 1000 to 1000000 (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            defaultValue = "${sys:leat.home:-.}",
            hidden = true,
            description = "The checkout, where e2e/ has the published client.")
    private Path home = Path.of(".");

    @Override
    public Integer call() throws Exception {
        return new Demo(Console.standard(), home, port, rows).run(check) ? 0 : 1;
    }
}
