package dev.leat.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which JVM a data directory's server belongs to: a file next to the directory with its process id
/// and start time.
///
/// The start time tells a process from a later one with the same id.
///
/// @param pid of the JVM
/// @param started in ms since 1970; 0 if the system does not tell
record Owner(long pid, long started) {

    static Owner current() {
        return of(ProcessHandle.current());
    }

    private static Owner of(ProcessHandle process) {
        return new Owner(
                process.pid(),
                process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L));
    }

    static Path file(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".owner");
    }

    static @Nullable Owner of(Path directory) throws IOException {
        try {
            String[] parts = Files.readString(file(directory)).strip().split(" ");
            return new Owner(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        } catch (NoSuchFileException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return null; // nobody wrote it, or was killed while writing it: nobody owns the
            // directory
        }
    }

    void claim(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file(directory), pid + " " + started + "\n");
    }

    boolean isAlive() {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isPresent() && of(process.get()).started == started;
    }
}
