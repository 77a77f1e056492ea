package com.example.zerostarter;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.time.LocalDateTime;

/**
 * The table `public.verification`.
 */
public final class VerificationTable extends Table<Verification> {
    public static final VerificationTable VERIFICATION = new VerificationTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> identifier = text("identifier");

    public final Column<String> value = text("value");

    public final Column<LocalDateTime> expiresAt = timestamp("expires_at");

    public final Column<LocalDateTime> createdAt = timestamp("created_at").defaultNow();

    public final Column<LocalDateTime> updatedAt = timestamp("updated_at").defaultNow();

    private VerificationTable() {
        super("verification");
        index("verification_identifier_idx").on(identifier);
    }
}
