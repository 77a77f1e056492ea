package dev.leat.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A foreign key.
///
/// @param columns of the referring table
/// @param targetColumns of the table referred to, pairwise
/// @param onDeleteColumns what `SET NULL` and `SET DEFAULT` on delete set; empty for all
/// @param matchFull whether the columns are null together or not at all
/// @param notValid whether rows that are older than it may break it
/// @param notEnforced whether any row may break it; from Postgres 18 on
/// @param period whether the last column is a range that must be covered; from Postgres 18 on
/// @param renamedFrom the name that it had before; `null` if it was not renamed
public record ForeignKey(
        String name,
        List<Column<?>> columns,
        List<Column<?>> targetColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        List<Column<?>> onDeleteColumns,
        boolean matchFull,
        Deferrability deferrability,
        boolean notValid,
        boolean notEnforced,
        boolean period,
        @Nullable String renamedFrom) {
    public ForeignKey {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
        onDeleteColumns = List.copyOf(onDeleteColumns);
        if (!(targetColumns.getFirst().table() instanceof Table<?>)) {
            throw new IllegalArgumentException(
                    "foreign key \"%s\" refers to %s, which is a view"
                            .formatted(name, targetColumns.getFirst().table()));
        }
    }

    /// {@return a key with these options}
    ///
    /// @param usualName what it is called unless an option says otherwise
    static ForeignKey of(
            String usualName,
            List<Column<?>> columns,
            List<Column<?>> targetColumns,
            boolean period,
            List<ForeignKeyOption> options) {
        String name = usualName;
        ReferentialAction onDelete = ReferentialAction.NO_ACTION;
        ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
        List<Column<?>> onDeleteColumns = new ArrayList<>();
        boolean matchFull = false;
        Deferrability deferrability = Deferrability.NOT_DEFERRABLE;
        boolean notValid = false;
        boolean notEnforced = false;
        String renamedFrom = null;
        for (ForeignKeyOption option : options) {
            switch (option) {
                case ReferentialAction.On on when on.event() == ReferentialAction.Event.DELETE ->
                        onDelete = on.action();
                case ReferentialAction.On on -> onUpdate = on.action();
                case ForeignKeyOption.Name named -> name = named.name();
                case ForeignKeyOption.Deferred deferred -> deferrability = deferred.deferrability();
                case ForeignKeyOption.NotValid said -> notValid = true;
                case ForeignKeyOption.NotEnforced said -> notEnforced = true;
                case ForeignKeyOption.MatchFull said -> matchFull = true;
                case ForeignKeyOption.DeleteColumns some -> onDeleteColumns.addAll(some.columns());
                case ForeignKeyOption.RenamedFrom renamed -> renamedFrom = renamed.oldName();
            }
        }
        return new ForeignKey(
                name,
                columns,
                targetColumns,
                onDelete,
                onUpdate,
                onDeleteColumns,
                matchFull,
                deferrability,
                notValid,
                notEnforced,
                period,
                renamedFrom);
    }

    /// {@return the table referred to}
    public Table<?> target() {
        return (Table<?>) targetColumns.getFirst().table();
    }
}
