package com.example.zerostarter;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.activity`.
 */
public final class ActivityTable extends Table<Activity> {
    public static final ActivityTable ACTIVITY = new ActivityTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> actorId = text("actor_id").nullable();

    public final Column<String> actor = text("actor");

    public final Column<String> action = text("action");

    public final Column<String> summary = text("summary");

    public final Column<LocalDateTime> createdAt = timestamp("created_at").defaultNow();

    public final One<User> actor2 = one(actorId, () -> UserTable.USER.id);

    private ActivityTable() {
        super("activity");
        foreignKey(actorId)
                .references(() -> List.of(UserTable.USER.id), onDelete(SET_NULL))
                .named("activity_actor_id_user_id_fk");
    }
}
