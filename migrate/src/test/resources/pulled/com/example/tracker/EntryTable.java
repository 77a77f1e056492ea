package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table `Audit Log.Entry`.
 */
public final class EntryTable extends Table<Entry> {
    public static final EntryTable ENTRY = new EntryTable();

    public final Column<Instant> at = timestamptz("At").defaultNow();

    public final Column<String> who = text("Who").defaultSql("CURRENT_USER");

    public final Column<String> table = custom("Table", "name");

    public final Column<@Nullable String> row = jsonb("Row").nullable();

    public final Column<@Nullable String> oldRow = jsonb("Old \"Row\"").nullable();

    private EntryTable() {
        super("Audit Log", "Entry");
        index("At, then who").on(part(at).desc(), who);
    }
}
