package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.time.Instant;

/**
 * The table `public.medium`.
 */
public final class MediumTable extends Table<Medium> {
    public static final MediumTable MEDIUM = new MediumTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    public final Many<Message> messageRows = many(id, () -> MessageTable.MESSAGE.mediumId);

    private MediumTable() {
        super("medium");
    }
}
