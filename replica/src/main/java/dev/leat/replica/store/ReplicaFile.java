package dev.leat.replica.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file of the copy, held by this process alone until it is closed.
///
/// What is configured may be a directory (the file is `leat-replica.mdb` in it) or a file. A SQLite
/// file that stands there, left by a stock server, is not touched: the copy is put beside it.
public final class ReplicaFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaFile.class);
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final Path path;
    private final FileChannel channel;

    private ReplicaFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Finds the place, creates its directory and locks it.
    ///
    /// @throws ReplicaFileException if another process holds it or it cannot be written to
    public static ReplicaFile claim(Path configured) {
        Path path = configured.toAbsolutePath();
        try {
            if (Files.isDirectory(path)) {
                path = path.resolve("leat-replica.mdb");
            } else if (holdsSqlite(path)) {
                Path beside = path.resolveSibling(path.getFileName() + ".leat");
                LOG.info("{} is a SQLite file; the replica is kept in {}", path, beside);
                path = beside;
            }
            Path directory = path.getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            return new ReplicaFile(path, lock(path));
        } catch (IOException e) {
            throw new ReplicaFileException(
                    "The replica cannot be kept in "
                            + path
                            + ": "
                            + e
                            + ". Name a file in a directory that this process may write to.",
                    e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        Path lockFile = path.resolveSibling(path.getFileName() + "-owner");
        FileChannel channel =
                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            LOG.debug("{} is held by this process", lockFile);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new ReplicaFileException(
                    "Another server uses the replica file "
                            + path
                            + ". Stop it, or name another file for this one.",
                    null);
        }
        return channel;
    }

    private static boolean holdsSqlite(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
        }
    }

    /// {@return where the copy is}
    public Path path() {
        return path;
    }

    /// Deletes the copy, if there is one. It must not be open.
    public void delete() {
        try {
            Files.deleteIfExists(path);
            Files.deleteIfExists(path.resolveSibling(path.getFileName() + "-lock"));
        } catch (IOException e) {
            throw new ReplicaFileException("The old replica " + path + " cannot be deleted", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ReplicaFileException("The lock of " + path + " cannot be given up", e);
        }
    }
}
