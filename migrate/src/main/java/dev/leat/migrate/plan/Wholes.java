package dev.leat.migrate.plan;

import dev.leat.migrate.depend.Part;
import dev.leat.migrate.depend.Part.Side;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.CheckEntity;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.ExclusionEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.StatisticsEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is done together with something else, because Postgres does so or a statement can.
final class Wholes {
    private static final List<Kind> RELATIONS =
            List.of(Kind.TABLE, Kind.VIEW, Kind.MATERIALIZED_VIEW);

    private final Difference difference;
    private final Set<Action> all;
    private final Set<Action> onTheirOwn;

    /// @param onTheirOwn what is not done together with anything
    Wholes(Difference difference, Set<Action> all, Set<Action> onTheirOwn) {
        this.difference = difference;
        this.all = all;
        this.onTheirOwn = onTheirOwn;
    }

    /// {@return the part to the whole}
    Map<Action, Action> within() {
        Map<Action, Action> within = new HashMap<>();
        for (Action each : all) {
            Action whole =
                    onTheirOwn.contains(each)
                            ? null
                            : switch (each.verb()) {
                                case DROP -> wholeDrop(each);
                                case CREATE -> wholeCreate(each);
                                case ALTER, FORBID_NULL, VALIDATE, PURGE -> null;
                            };
            if (whole != null) {
                within.put(each, whole);
            }
        }
        return within;
    }

    /// {@return whether there is a statement for it alone}
    static boolean canStandAlone(Action action) {
        return switch (action.part().side()) {
            case DEFAULT, OWNER, REPLICA_IDENTITY -> true;
            case PARTITION -> false;
            case ITSELF ->
                    switch (action.part().kind()) {
                        case CHECK,
                                FOREIGN_KEY,
                                EXCLUSION,
                                UNIQUE,
                                PRIMARY_KEY,
                                INDEX,
                                POLICY,
                                TRIGGER,
                                RULE,
                                STATISTICS,
                                PUBLISHED_TABLE ->
                                true;
                        default -> false;
                    };
        };
    }

    private @Nullable Action present(Action action) {
        return all.contains(action) ? action : null;
    }

    private @Nullable Action wholeDrop(Action drop) {
        Part part = drop.part();
        Entity entity = difference.before().get(part.key());
        if (entity == null) {
            return null;
        }
        return switch (part.side()) {
            case DEFAULT, REPLICA_IDENTITY, PARTITION -> {
                Action own = Action.drop(new Part(part.key(), Side.ITSELF));
                yield present(own);
            }
            case OWNER -> {
                Action sequence = Action.drop(new Part(part.key(), Side.ITSELF));
                yield all.contains(sequence) ? sequence : null;
            }
            case ITSELF -> wholeDrop(part, entity);
        };
    }

    private @Nullable Action wholeDrop(Part part, Entity entity) {
        return switch (entity) {
            case SequenceEntity sequence -> ownersDrop(sequence);
            case TableEntity table -> null;
            case PublishedTableEntity published -> {
                Action publication =
                        Action.drop(itself(Kind.PUBLICATION, List.of(published.publication())));
                yield all.contains(publication) ? publication : relationDrop(published.table());
            }
            case PrimaryKeyEntity key -> withTableOrColumn(key.table(), key.columns());
            case UniqueEntity key -> withTableOrColumn(key.table(), key.columns());
            case ForeignKeyEntity key -> withTableOrColumn(key.table(), key.columns());
            case IndexEntity index ->
                    withTableOrColumn(
                            index.table(),
                            index.parts().stream()
                                    .map(each -> each.column() == null ? "" : each.column())
                                    .toList());
            case Entity.OfTable it -> relationDrop(it.table());
            case StatisticsEntity statistics -> relationDrop(statistics.table());
            case PrivilegeEntity privilege -> objectDrop(privilege.on(), privilege.object());
            case CommentEntity comment -> objectDrop(comment.on(), comment.object());
            case Entity other -> null;
        };
    }

    private @Nullable Action objectDrop(Kind on, List<String> object) {
        Action drop = Action.drop(itself(on, object));
        if (all.contains(drop)) {
            return drop;
        }
        return on == Kind.COLUMN
                ? relationDrop(new TableName(object.getFirst(), object.get(1)))
                : null;
    }

    /// A sequence goes with the column that owns it; one that becomes an identity goes with the
    /// change.
    private @Nullable Action ownersDrop(SequenceEntity sequence) {
        if (sequence.ownerTable() == null || sequence.ownerColumn() == null) {
            return null;
        }
        Part column = column(sequence.ownerTable(), sequence.ownerColumn());
        Action drop = present(Action.drop(column));
        if (drop != null) {
            return drop;
        }
        return hasIdentityOnlyIn(difference.after(), difference.before(), column)
                ? present(Action.alter(column))
                : null;
    }

    /// A sequence in whose place an identity was comes with the change.
    private @Nullable Action ownersCreate(SequenceEntity sequence) {
        if (sequence.ownerTable() == null || sequence.ownerColumn() == null) {
            return null;
        }
        Part column = column(sequence.ownerTable(), sequence.ownerColumn());
        return !difference.before().containsKey(sequence.key())
                        && hasIdentityOnlyIn(difference.before(), difference.after(), column)
                ? present(Action.alter(column))
                : null;
    }

    private static boolean hasIdentityOnlyIn(
            Map<Entity.Key, Entity> one, Map<Entity.Key, Entity> other, Part column) {
        return one.get(column.key()) instanceof ColumnEntity with
                && other.get(column.key()) instanceof ColumnEntity without
                && with.identity() != null
                && without.identity() == null;
    }

    private @Nullable Action withTableOrColumn(TableName table, List<String> columns) {
        Action whole = relationDrop(table);
        if (whole != null) {
            return whole;
        }
        for (String name : columns) {
            Action column = Action.drop(column(table, name));
            if (all.contains(column)) {
                return column;
            }
        }
        return null;
    }

    private @Nullable Action relationDrop(TableName table) {
        for (Kind kind : RELATIONS) {
            Action drop = Action.drop(itself(kind, List.of(table.schema(), table.name())));
            if (all.contains(drop)) {
                return drop;
            }
        }
        return null;
    }

    private @Nullable Action wholeCreate(Action create) {
        Part part = create.part();
        Entity entity = difference.after().get(part.key());
        if (part.side() == Side.DEFAULT || part.side() == Side.PARTITION) {
            return present(Action.create(new Part(part.key(), Side.ITSELF)));
        }
        if (part.side() != Side.ITSELF || entity == null) {
            return null;
        }
        return switch (entity) {
            case SequenceEntity sequence -> ownersCreate(sequence);
            case ColumnEntity column -> newTable(column.table());
            case PrimaryKeyEntity key -> newTable(key.table());
            case UniqueEntity key -> newTable(key.table());
            case ExclusionEntity exclusion -> newTable(exclusion.table());
            case CheckEntity check -> check.notValid() ? null : newTable(check.table());
            case PublishedTableEntity published ->
                    present(
                            Action.create(
                                    itself(Kind.PUBLICATION, List.of(published.publication()))));
            case Entity other -> null;
        };
    }

    private @Nullable Action newTable(TableName table) {
        return present(Action.create(itself(Kind.TABLE, List.of(table.schema(), table.name()))));
    }

    private static Part column(TableName table, String name) {
        return itself(Kind.COLUMN, List.of(table.schema(), table.name(), name));
    }

    private static Part itself(Kind kind, List<String> address) {
        return new Part(new Entity.Key(kind, address), Side.ITSELF);
    }
}
