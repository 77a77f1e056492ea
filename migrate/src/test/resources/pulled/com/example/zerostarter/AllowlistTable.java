package com.example.zerostarter;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.allowlist`.
 */
public final class AllowlistTable extends Table<Allowlist> {
    public static final AllowlistTable ALLOWLIST = new AllowlistTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> value = text("value");

    public final Column<String> kind = text("kind").generatedAlwaysAs("CASE\n"
            + "    WHEN (value ~~ '@%'::text) THEN 'domain'::text\n"
            + "    ELSE 'email'::text\n"
            + "END");

    public final Column<LocalDateTime> createdAt = timestamp("created_at").defaultNow();

    public final Column<@Nullable String> createdBy = text("created_by").nullable();

    public final One<User> user = one(createdBy, () -> UserTable.USER.id);

    private AllowlistTable() {
        super("allowlist");
        unique(value).named("allowlist_value_unique");
        check("allowlist_kind_check", "kind = ANY (ARRAY['domain'::text, 'email'::text])");
        foreignKey(createdBy)
                .references(() -> List.of(UserTable.USER.id), onDelete(SET_NULL))
                .named("allowlist_created_by_user_id_fk");
    }
}
