package com.example.takeout;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.userPublic`.
 */
public final class UserPublicTable extends Table<UserPublic> {
    public static final UserPublicTable USER_PUBLIC = new UserPublicTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> name = text("name").nullable();

    public final Column<@Nullable String> username = text("username").nullable();

    public final Column<@Nullable String> image = text("image").nullable();

    public final Column<LocalDateTime> joinedAt = timestamp("joinedAt").defaultNow();

    private UserPublicTable() {
        super("userPublic");
        index("userPublic_username_idx").on(username);
    }
}
