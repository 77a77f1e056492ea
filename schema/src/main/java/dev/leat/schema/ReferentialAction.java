package dev.leat.schema;

import java.util.Objects;

/// What happens to the referring row when the row that it refers to goes or changes its key.
public enum ReferentialAction {
    NO_ACTION("NO ACTION"),
    RESTRICT("RESTRICT"),
    CASCADE("CASCADE"),
    SET_NULL("SET NULL"),
    SET_DEFAULT("SET DEFAULT");

    private final String sql;

    ReferentialAction(String sql) {
        this.sql = sql;
    }

    /// {@return the SQL keywords}
    public String sql() {
        return sql;
    }

    /// An action together with the event that it answers; made by `onDelete(…)`, `onUpdate(…)`.
    public record On(Event event, ReferentialAction action) implements ForeignKeyOption {
        public On {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(action, "action");
        }
    }

    /// What a referential action answers.
    public enum Event {
        DELETE,
        UPDATE
    }
}
