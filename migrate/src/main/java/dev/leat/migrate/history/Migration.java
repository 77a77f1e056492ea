package dev.leat.migrate.history;

import dev.leat.migrate.snapshot.Digest;
import dev.leat.migrate.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;

/// One migration.
///
/// @param name the folder's name, by which migrations sort and which the ledger keeps
/// @param sql the text of `migration.sql`
/// @param snapshot the schema after it
public record Migration(String name, String sql, Snapshot snapshot) {

    /// {@return the checksum of the SQL, the same whatever line ends version control gave it}
    public String checksum() {
        return Digest.sha256(sql.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
    }
}
