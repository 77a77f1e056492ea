package dev.leat.examples.starter.schema;

import static dev.leat.examples.starter.schema.Users.USERS;

import dev.leat.schema.Column;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// What happened. It stays, with the name, when whoever did it goes.
public final class Activities extends StarterTable<Activity> {
    public static final Activities ACTIVITIES = new Activities();

    public final Column<String> id = text().primaryKey();
    public final Column<@Nullable String> actorId =
            text().references(() -> USERS.id, onDelete(SET_NULL)).nullable();
    public final Column<String> actor = text();
    public final Column<String> action = text();
    public final Column<String> summary = text();
    public final Column<LocalDateTime> createdAt = timestamp().defaultNow();

    private Activities() {
        super("activity");
    }
}
