package dev.leat.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds and ends servers whose JVM was killed before it could stop them.
final class LeftBehind {

    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private LeftBehind() {}

    /// Makes the directory free for a new server.
    ///
    /// A server that still runs there is stopped if the JVM that started it is gone. A lock file
    /// without a server is removed.
    ///
    /// @throws EmbeddedServerException if another living JVM owns the directory
    static void clear(Path directory) throws IOException {
        Owner owner = Owner.of(directory);
        Optional<ProcessHandle> server = server(directory);
        if (owner != null
                && owner.isAlive()
                && (server.isPresent() || owner.pid() != ProcessHandle.current().pid())) {
            throw new EmbeddedServerException(
                    "The data directory "
                            + directory
                            + " is in use by process "
                            + owner.pid()
                            + " (another leat?). Stop that one first, or name another directory");
        }
        if (server.isPresent()) {
            LOG.warn(
                    "A PostgreSQL server (process {}) still runs on {}, but the process that started it is gone; stopping it",
                    server.get().pid(),
                    directory);
            stop(server.get());
        }
        if (Files.deleteIfExists(directory.resolve("postmaster.pid"))) {
            LOG.info("Removed the lock file of a server that is gone from {}", directory);
        }
    }

    /// Removes the temporary clusters below a directory whose JVMs are gone.
    static void sweep(Path parent, String prefix) throws IOException {
        List<Path> all = DataDirectory.below(parent, prefix);
        for (Path each : all) {
            if (!each.getFileName().toString().endsWith(".owner")) {
                continue;
            }
            String name = each.getFileName().toString();
            Path directory =
                    each.resolveSibling(name.substring(0, name.length() - ".owner".length()));
            Owner owner = Owner.of(directory);
            if (owner == null || owner.isAlive()) {
                continue;
            }
            Optional<ProcessHandle> server = server(directory);
            if (server.isPresent()) {
                stop(server.get());
            }
            DataDirectory.delete(directory);
            Files.deleteIfExists(each);
            LOG.info("Removed a temporary server that was left behind in {}", directory);
        }
    }

    /// The living server of a data directory, by its lock file. A process that merely has the same
    /// id is not taken for it.
    static Optional<ProcessHandle> server(Path directory) throws IOException {
        long pid;
        try {
            List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
            pid = Long.parseLong(lines.get(0).strip());
        } catch (NoSuchFileException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(each -> isServerOf(each, directory));
    }

    /// Whether the server with this process id has written that it accepts connections: the eighth
    /// line of its lock file.
    static boolean isReady(Path directory, long pid) throws IOException {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.get(0).strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean isServerOf(ProcessHandle process, Path directory) {
        // On Linux the command line is the sure sign; where the system does not tell, the lock
        // file's word has to do.
        Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            if (Files.isReadable(commandLine)) {
                return Files.readString(commandLine).contains(directory.toString());
            }
        } catch (IOException e) {
            return false; // it ended while we looked
        }
        return process.info().command().map(each -> each.contains("postgres")).orElse(true);
    }

    /// Ends a server that is not our child: fast shutdown, then by force.
    static void stop(ProcessHandle server) {
        ServerProcess.interrupt(server.pid());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (server.isAlive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        if (server.isAlive()) {
            server.destroyForcibly();
        }
    }
}
