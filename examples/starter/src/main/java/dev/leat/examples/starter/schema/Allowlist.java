package dev.leat.examples.starter.schema;

import static dev.leat.examples.starter.schema.Users.USERS;

import dev.leat.schema.Column;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Addresses, and domains such as `@example.org`, that may sign up. Postgres tells the two apart.
public final class Allowlist extends StarterTable<AllowedSender> {
    public static final Allowlist ALLOWLIST = new Allowlist();

    public final Column<String> id = text().primaryKey();
    public final Column<String> value = text().unique();
    public final Column<String> kind =
            text().generatedAlwaysAs("case when value like '@%' then 'domain' else 'email' end")
                    .check("allowlist_kind_check", kind -> kind.in("domain", "email"));
    public final Column<LocalDateTime> createdAt = timestamp().defaultNow();
    public final Column<@Nullable String> createdBy =
            text().references(() -> USERS.id, onDelete(SET_NULL)).nullable();

    private Allowlist() {
        super("allowlist");
    }
}
