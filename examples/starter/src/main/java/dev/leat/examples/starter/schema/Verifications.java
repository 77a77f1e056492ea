package dev.leat.examples.starter.schema;

import dev.leat.schema.Column;
import java.time.LocalDateTime;

/// What was sent to an address to see whether it comes back.
public final class Verifications extends StarterTable<Verification> {
    public static final Verifications VERIFICATIONS = new Verifications();

    public final Column<String> id = text().primaryKey();
    public final Column<String> identifier = text();
    public final Column<String> value = text();
    public final Column<LocalDateTime> expiresAt = timestamp();
    public final Column<LocalDateTime> createdAt = timestamp().defaultNow();
    public final Column<LocalDateTime> updatedAt =
            timestamp().defaultNow().onUpdate(StarterTable::now);

    private Verifications() {
        super("verification");
        index("verification_identifier_idx").on(identifier);
    }
}
