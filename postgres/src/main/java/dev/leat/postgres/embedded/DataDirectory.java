package dev.leat.postgres.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A cluster's files.
///
/// `initdb` takes a second, so its result is kept in the cache and copied. The copy is of the same
/// binaries (their id is in the name of the template), so nothing can differ but the cluster's
/// system identifier, which only matters between servers that replicate from each other physically.
final class DataDirectory {

    private DataDirectory() {}

    /// Makes sure that the directory holds a cluster for these binaries.
    ///
    /// @throws EmbeddedServerException if it holds something else
    static void prepare(Path directory, ServerBinaries binaries, Account account, Path cache)
            throws IOException {
        Path version = directory.resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            String ours = majorVersion(binaries);
            if (!found.equals(ours)) {
                throw new EmbeddedServerException(
                        "The data in "
                                + directory
                                + " was made by PostgreSQL "
                                + found
                                + ", but this is PostgreSQL "
                                + ours
                                + ". Delete the directory if the data is not needed, or name another one");
            }
            return;
        }
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                if (files.findAny().isPresent()) {
                    throw new EmbeddedServerException(
                            "The directory "
                                    + directory
                                    + " is neither empty nor a PostgreSQL data directory. Name another one");
                }
            }
        }
        copy(template(binaries, account, cache), directory);
        account.own(directory);
    }

    private static String majorVersion(ServerBinaries binaries) {
        String line =
                run(List.of(binaries.program("postgres").toString(), "--version"), Account.OWN)
                        .strip();
        String number = line.substring(line.lastIndexOf(' ') + 1);
        return number.contains(".") ? number.substring(0, number.indexOf('.')) : number;
    }

    private static Path template(ServerBinaries binaries, Account account, Path cache)
            throws IOException {
        Path template =
                cache.resolve(
                        "cluster-"
                                + binaries.id()
                                + "-"
                                + account.name().toLowerCase(java.util.Locale.ROOT));
        if (Files.isDirectory(template)) {
            return template;
        }
        try (FileChannel lock =
                FileChannel.open(
                        cache.resolve("initdb.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            lock.lock(); // until the channel is closed
            if (Files.isDirectory(template)) {
                return template;
            }
            Path partial = Files.createTempDirectory(cache, "initdb-");
            account.own(partial);
            run(
                    List.of(
                            binaries.program("initdb").toString(),
                            "-D",
                            partial.toString(),
                            "-U",
                            "postgres",
                            "-A",
                            "trust",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--no-sync",
                            "--no-instructions"),
                    account);
            Files.move(partial, template, StandardCopyOption.ATOMIC_MOVE);
            return template;
        }
    }

    private static String run(List<String> command, Account account) {
        try {
            Process process =
                    new ProcessBuilder(account.command(command)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output =
                    new String(
                            process.getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new EmbeddedServerException(
                        "The command " + String.join(" ", command) + " failed:\n" + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Could not run " + command.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while running " + command.get(0), e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString("rwx------"));
                } else {
                    Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /// Removes a cluster. Files that vanish meanwhile are no problem.
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path each, @org.jspecify.annotations.Nullable IOException e)
                            throws IOException {
                        Files.deleteIfExists(each);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// The directories below `parent` whose names begin so, oldest first.
    static List<Path> below(Path parent, String prefix) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(each -> each.getFileName().toString().startsWith(prefix))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }
}
