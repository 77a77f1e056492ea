package com.example.takeout;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.time.LocalDateTime;

/**
 * The table `public.todo`.
 */
public final class TodoTable extends Table<Todo> {
    public static final TodoTable TODO = new TodoTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> userId = text("userId");

    public final Column<String> text = text("text");

    public final Column<Boolean> completed = bool("completed").defaultValue(false);

    public final Column<LocalDateTime> createdAt = timestamp("createdAt").defaultNow();

    private TodoTable() {
        super("todo");
        index("todo_userId_idx").on(userId);
    }
}
