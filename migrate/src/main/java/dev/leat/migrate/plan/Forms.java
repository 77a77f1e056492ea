package dev.leat.migrate.plan;

import dev.leat.migrate.depend.Dependencies;
import dev.leat.migrate.depend.FreeNames;
import dev.leat.migrate.depend.Part;
import dev.leat.migrate.depend.Part.Side;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.CheckEntity;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import dev.leat.schema.SqlLiteral;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// In which form a change is made: the plain one, or the one that lets others go on.
///
/// Only a table that exists has others who wait for it. A step outside of the transaction has its
/// price, too: if it fails, what came before stays. So the plain form is taken where the other
/// gains nothing, or opens a gap: a key that is replaced is replaced within the transaction, so
/// that there is no moment without it; partitioned tables take plain forms, because Postgres has no
/// others for them.
final class Forms {
    private final Difference difference;
    private final Dependencies before;
    private final Fates fates;
    private final PlanOptions options;
    private final Map<Part, Boolean> labelsUsed = new HashMap<>();

    Forms(Difference difference, Dependencies before, Fates fates, PlanOptions options) {
        this.difference = difference;
        this.before = before;
        this.fates = fates;
        this.options = options;
    }

    FreeNames freeNames() {
        return difference.freeNames();
    }

    PlanOptions options() {
        return options;
    }

    AddedColumn added(ColumnEntity column) {
        return new AddedColumn(column, difference.after());
    }

    /// {@return whether the table has rows and readers}
    boolean isInUse(TableName table) {
        List<String> address = List.of(table.schema(), table.name());
        for (Kind kind : List.of(Kind.TABLE, Kind.MATERIALIZED_VIEW)) {
            Entity.Key key = new Entity.Key(kind, address);
            if (difference.before().containsKey(key)
                    && !fates.of(new Part(key, Side.ITSELF)).isGone()) {
                return true;
            }
        }
        return false;
    }

    private boolean mayGoOn(TableName table) {
        Entity.Key key = new Entity.Key(Kind.TABLE, List.of(table.schema(), table.name()));
        return !options.onlySimple()
                && isInUse(table)
                && !(difference.after().get(key) instanceof TableEntity entity
                        && entity.partitionBy() != null);
    }

    /// {@return whether NOT NULL is set by a step of its own, after a check was validated}
    boolean forbidsNullLater(Part part) {
        return part.side() == Side.ITSELF
                && difference.before().get(part.key()) instanceof ColumnEntity old
                && difference.after().get(part.key()) instanceof ColumnEntity now
                && old.nullable()
                && !now.nullable()
                && now.identity() == null
                && mayGoOn(now.table());
    }

    /// {@return whether the constraint is added for new rows first}
    boolean validatesLater(Part part) {
        Entity entity = difference.after().get(part.key());
        return part.side() == Side.ITSELF
                && (entity instanceof ForeignKeyEntity key
                                && !key.notValid()
                                && !key.notEnforced()
                                && mayGoOn(key.table())
                        || entity instanceof CheckEntity check
                                && !check.notValid()
                                && !check.notEnforced()
                                && mayGoOn(check.table()));
    }

    /// {@return whether an index is built under another name while the old one still serves, so
    /// that there is no time without one}
    ///
    /// Not where something that the old one needs goes, or is converted: it would go with that.
    boolean isSwapped(Part part) {
        return part.kind() == Kind.INDEX
                && fates.of(part) == Fate.REMADE
                && isAlone(part)
                && before.needs(part).stream()
                        .noneMatch(
                                need -> fates.of(need.on()).isGone() || fates.isRetyped(need.on()));
    }

    /// {@return whether an index is built beside the transaction}
    boolean isAlone(Part part) {
        Entity entity = difference.after().get(part.key());
        if (part.side() != Side.ITSELF || entity == null) {
            return false;
        }
        boolean replaced = difference.before().containsKey(part.key()) || hadPrimaryKey(entity);
        return switch (entity) {
            case IndexEntity index -> mayGoOn(index.table());
            case PrimaryKeyEntity key ->
                    !replaced && !key.withoutOverlaps() && mayGoOn(key.table());
            case UniqueEntity key -> !replaced && !key.withoutOverlaps() && mayGoOn(key.table());
            case Entity other -> false;
        };
    }

    private boolean hadPrimaryKey(Entity entity) {
        return entity instanceof PrimaryKeyEntity key
                && difference.before().values().stream()
                        .anyMatch(old ->
                                old instanceof PrimaryKeyEntity other
                                        && other.table().equals(key.table()));
    }

    /// {@return whether labels are added before everything else, because something uses them: a
    /// transaction cannot use what it added itself}
    boolean isFirst(Part part) {
        return labelsUsed.computeIfAbsent(part, this::usesNewLabel);
    }

    private boolean usesNewLabel(Part part) {
        if (!(difference.before().get(part.key()) instanceof EnumEntity old
                && difference.after().get(part.key()) instanceof EnumEntity now)) {
            return false;
        }
        for (String label : now.labels()) {
            if (!old.labels().contains(label) && isUsed(label, part.key())) {
                return true;
            }
        }
        return false;
    }

    /// A text does not tell the types of its literals: one that reads like the label is taken for
    /// it.
    private boolean isUsed(String label, Entity.Key type) {
        String quoted = SqlLiteral.quote(label);
        String inside = quoted.substring(1, quoted.length() - 1);
        return difference.after().values().stream()
                .anyMatch(entity -> {
                    Entity old = difference.before().get(entity.key());
                    boolean made =
                            old == null
                                    || !old.equals(entity)
                                    || fates.of(Part.of(entity)) != Fate.KEPT;
                    return made
                            && !entity.key().equals(type)
                            && entity.kind() != Kind.COMMENT
                            && (entity instanceof ColumnEntity column
                                    ? contains(column.defaultSql(), inside)
                                            || contains(column.generated(), inside)
                                    : entity.toString().contains(inside));
                });
    }

    private static boolean contains(@Nullable String text, String part) {
        return text != null && text.contains(part);
    }
}
