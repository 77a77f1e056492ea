package dev.leat.cli.command;

import dev.leat.cli.terminal.Logging;
import dev.leat.migrate.Generator;
import dev.leat.sync.SyncServer;
import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.config.SyncConfigReader;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/// `leat sync`: the sync server, told everything by `ZERO_*` settings.
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Runs the sync server until it is asked to end.",
            "",
            "It copies the published tables of a database, follows its changes, and keeps the queries of connected clients "
                    + "up to date. Clients speak the Zero protocol, so the published @rocicorp/zero connects unmodified.",
            ""
        },
        footerHeading = "%nSettings, from the environment, with the names of the stock server:%n",
        footer = {
            "  ZERO_UPSTREAM_DB       the database, postgres://user:password@host:port/name (required;",
            "                         wal_level = logical)",
            "  ZERO_CVR_DB            where client groups are remembered    (default: the same)",
            "  ZERO_CHANGE_DB         where the change log is kept          (default: the same)",
            "  ZERO_APP_PUBLICATIONS  what is published, comma-separated    (default: schema public;",
            "                         leat_synced for a database that leat migrate made)",
            "  ZERO_REPLICA_FILE      the local copy                        (default: zero.db)",
            "  ZERO_PORT              where clients connect                 (default: 4848)",
            "  ZERO_QUERY_URL         the API server's endpoint for named queries",
            "  ZERO_MUTATE_URL        the API server's endpoint for mutators",
            "  ZERO_QUERY_API_KEY, ZERO_MUTATE_API_KEY, ZERO_QUERY_FORWARD_COOKIES, …",
            "  ZERO_APP_ID            names what it creates upstream        (default: zero)",
            "  ZERO_ADMIN_PASSWORD    opens the inspector and /statz",
            "  ZERO_LOG_LEVEL         debug, info, warn or error            (default: info)",
            "",
            "Exit codes: 0 it was asked to end, 1 it could not start or go on, 2 wrong command line."
        })
public final class SyncCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(SyncCommand.class);

    @Override
    public Integer call() {
        SyncConfigReader.Result settings = SyncConfigReader.read(System.getenv());
        SyncConfig config = settings.config();
        Logging.toTerminal(config.logLevel(), config.logFormat().equals("json"));
        settings.notices().forEach(notice -> LOG.info("{}", notice));
        if (config.publications().isEmpty()) {
            LOG.info(
                    "ZERO_APP_PUBLICATIONS is not set: every table of the schema public is published and"
                            + " copied. For a database that leat migrate made, set it to {}, which leaves"
                            + " the server-only tables out",
                    Generator.DEFAULT_PUBLICATION);
        }
        SyncServer server = SyncServer.start(config);
        server.closeOnShutdown();
        // Ends only with the process, or with the failure that makes going on impossible.
        server.terminated().join();
        return 0;
    }
}
