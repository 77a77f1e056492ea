package dev.leat.schema;

import java.util.List;
import java.util.Objects;

/// What a foreign key may say besides its columns: `references(() -> USERS.id, onDelete(CASCADE),
/// named("post_author"), initiallyDeferred())`.
public sealed interface ForeignKeyOption permits ReferentialAction.On, ForeignKeyOption.Other {

    /// What is no referential action.
    sealed interface Other extends ForeignKeyOption {}

    /// The constraint's name.
    record Name(String name) implements Other {
        public Name {
            Objects.requireNonNull(name, "name");
        }
    }

    /// When it is checked.
    record Deferred(Deferrability deferrability) implements Other {
        public Deferred {
            Objects.requireNonNull(deferrability, "deferrability");
        }
    }

    /// Rows that are there already are not checked.
    record NotValid() implements Other {}

    /// No row is checked; from Postgres 18 on.
    record NotEnforced() implements Other {}

    /// The columns are null together or not at all.
    record MatchFull() implements Other {}

    /// What `SET NULL` or `SET DEFAULT` on delete sets; all columns without this.
    record DeleteColumns(List<Column<?>> columns) implements Other {
        public DeleteColumns {
            columns = List.copyOf(columns);
        }
    }

    /// The name that the constraint had before.
    record RenamedFrom(String oldName) implements Other {
        public RenamedFrom {
            Objects.requireNonNull(oldName, "oldName");
        }
    }
}
