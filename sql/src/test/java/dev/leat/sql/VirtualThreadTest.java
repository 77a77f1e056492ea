package dev.leat.sql;

import static dev.leat.sql.Tracker.LABELS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.postgres.ConnectionPool;
import dev.leat.postgres.Pool;
import dev.leat.schema.RowValues;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Virtual threads wait for connections and answers without holding on to the threads that carry
/// them. The flight recorder, whose own thread stays, is witness.
@PostgresTest(checkThreads = false)
class VirtualThreadTest {
    private static final int THREADS = 120;

    @TempDir Path directory;

    @Test
    void waitingForConnectionsRowsAndLocksPinsNoCarrier(TestDatabase database) throws Exception {
        Tracker.create(database);
        Path file = directory.resolve("pinned.jfr");
        try (ConnectionPool pool = Pool.application("virtual").withMaximum(3).open(database.url());
                Recording recording = new Recording()) {
            Database db = Database.of(pool);
            // Classes are loaded here, and not while others wait.
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(threads.submit(() -> work(db, "first")).get()).isEqualTo(3);
            }
            recording
                    .enable("jdk.VirtualThreadPinned")
                    .withThreshold(Duration.ZERO)
                    .withStackTrace();
            recording.start();
            List<Future<Long>> all = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < THREADS; i++) {
                    String id = "l" + i;
                    all.add(threads.submit(() -> work(db, id)));
                }
            }
            for (Future<Long> each : all) {
                assertThat(each.get()).isEqualTo(3);
            }
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> pinned =
                RecordingFile.readAllEvents(file).stream()
                        .filter(event -> event.getEventType().getName().endsWith("Pinned"))
                        .filter(VirtualThreadTest::isOfTheLibraries)
                        .toList();
        assertThat(pinned).isEmpty();
    }

    /// Loading a class, and waiting until another thread has, pins on any Java.
    private static boolean isOfTheLibraries(RecordedEvent event) {
        if (event.hasField("pinnedReason")
                && String.valueOf(event.getString("pinnedReason")).contains("initialization")) {
            return false;
        }
        var stack = event.getStackTrace();
        if (stack == null) {
            return false;
        }
        List<String> methods =
                stack.getFrames().stream()
                        .map(frame ->
                                frame.getMethod().getType().getName()
                                        + "."
                                        + frame.getMethod().getName())
                        .toList();
        return methods.stream().noneMatch(each -> each.startsWith("java.lang.ClassLoader"))
                && methods.stream()
                        .anyMatch(each ->
                                each.startsWith("dev.leat")
                                        || each.startsWith("org.postgresql")
                                        || each.startsWith("com.zaxxer"));
    }

    private static long work(Database db, String id) {
        return db.transaction(tx -> {
            tx.insertInto(LABELS)
                    .values(RowValues.of(LABELS).set(LABELS.id, id).set(LABELS.name, id))
                    .execute();
            // All wait for each other here.
            tx.sql("SELECT pg_advisory_xact_lock(1), pg_sleep(0.002)").rows();
            tx.copyInto(LABELS)
                    .rows(
                            IntStream.range(0, 2)
                                    .mapToObj(n ->
                                            RowValues.of(LABELS)
                                                    .set(LABELS.id, id + "-" + n)
                                                    .set(LABELS.name, id + "-" + n)));
            return db
                    .current()
                    .selectFrom(LABELS)
                    .where(LABELS.id.eq(id).or(LABELS.id.like(id + "-%")))
                    .stream(rows -> rows.count());
        });
    }
}
