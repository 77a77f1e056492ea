package com.example.takeout;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.verification`.
 */
public final class VerificationTable extends Table<Verification> {
    public static final VerificationTable VERIFICATION = new VerificationTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> identifier = text("identifier");

    public final Column<String> value = text("value");

    public final Column<LocalDateTime> expiresAt = timestamp("expiresAt");

    public final Column<@Nullable LocalDateTime> createdAt = timestamp("createdAt").nullable();

    public final Column<@Nullable LocalDateTime> updatedAt = timestamp("updatedAt").nullable();

    private VerificationTable() {
        super("verification");
    }
}
