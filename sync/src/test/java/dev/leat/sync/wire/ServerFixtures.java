package dev.leat.sync.wire;

import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.config.SyncConfigReader;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What tests of a whole server share.
final class ServerFixtures {
    private ServerFixtures() {}

    /// {@return settings for a server on a test's database, on loopback and any free port}
    static SyncConfig config(TestDatabase database, Path replica, String... more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ZERO_UPSTREAM_DB", database.url().reveal());
        environment.put("LEAT_HOST", "127.0.0.1");
        environment.put("ZERO_PORT", "0");
        environment.put("ZERO_ADMIN_PASSWORD", "pw");
        environment.put("ZERO_REPLICA_FILE", replica.toString());
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return SyncConfigReader.read(environment).config();
    }

    /// Drops what a server leaves in the database on purpose, once Postgres has noticed that it is
    /// gone.
    static void dropSlots(TestDatabase database) {
        database.execute(
                """
                DO $$ BEGIN
                    FOR i IN 1..400 LOOP
                        EXIT WHEN NOT EXISTS (SELECT FROM pg_replication_slots WHERE active AND database = current_database());
                        PERFORM pg_sleep(0.05);
                    END LOOP;
                END $$
                """,
                "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = current_database()");
    }
}
