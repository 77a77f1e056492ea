package dev.leat.migrate.plan;

import dev.leat.migrate.depend.Part;
import dev.leat.migrate.depend.Part.Side;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.plan.Plan.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Changes of tables whose rows are kept in columns of others, too.
///
/// Postgres changes the rows of a table, never the copies of them elsewhere: while there is such a
/// column, empty or not, it refuses any other type for a column of the table, one that gives the
/// rows that are there a value, and moving the rows. A column that goes makes way first, one that
/// comes waits; what stays in the way is named before anything runs.
final class RowTypes {
    private final Difference difference;
    private final Fates fates;
    private final Forms forms;
    private final Set<Action> all;
    private final Predicate<Action> onTheirOwn;
    private final RowHolders before;
    private final RowHolders after;

    /// What an action does to rows.
    ///
    /// @param tables whose rows
    /// @param what in words
    /// @param instead what can be done first, in words
    private record Touch(Set<TableName> tables, String path, String what, String instead) {}

    /// @param all what has to be done
    /// @param onTheirOwn what of it is not done together with anything
    RowTypes(
            Difference difference,
            Fates fates,
            Forms forms,
            Set<Action> all,
            Predicate<Action> onTheirOwn) {
        this.difference = difference;
        this.fates = fates;
        this.forms = forms;
        this.all = all;
        this.onTheirOwn = onTheirOwn;
        this.before = new RowHolders(difference.before().values());
        this.after = new RowHolders(difference.after().values());
    }

    /// @param wait the first comes before the second
    void waits(BiConsumer<Action, Action> wait) {
        for (Action each : all) {
            Touch touch = touch(each);
            if (touch == null) {
                continue;
            }
            for (TableName table : touch.tables()) {
                Set<Entity.Key> had = before.of(table);
                Set<Entity.Key> has = after.of(table);
                had.forEach(holder -> waits(each, holder, !has.contains(holder), false, wait));
                has.forEach(holder -> waits(each, holder, false, !had.contains(holder), wait));
            }
        }
    }

    private void waits(
            Action touches,
            Entity.Key holder,
            boolean goes,
            boolean comes,
            BiConsumer<Action, Action> wait) {
        Part part = new Part(holder, Side.ITSELF);
        boolean again = holder.kind() == Kind.COLUMN && fates.of(part).isGone();
        if (goes || again) {
            wait.accept(Action.drop(part), touches);
        }
        if (comes || again) {
            wait.accept(touches, Action.create(part));
        }
        if (goes) {
            wait.accept(Action.alter(part), touches);
        }
        if (comes) {
            wait.accept(touches, Action.alter(part));
        }
    }

    /// {@return what no order of the actions makes possible}
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (Action each : all) {
            Touch touch = touch(each);
            if (touch == null) {
                continue;
            }
            Map<TableName, Set<String>> holders = new LinkedHashMap<>();
            for (TableName table : touch.tables()) {
                Set<Entity.Key> kept = new LinkedHashSet<>(before.of(table));
                kept.retainAll(after.of(table));
                for (Entity.Key holder : kept) {
                    if (holder.kind() == Kind.COLUMN
                            && !fates.of(new Part(holder, Side.ITSELF)).isGone()) {
                        holders.computeIfAbsent(table, key -> new TreeSet<>()).add(holder.path());
                    }
                }
            }
            if (!holders.isEmpty()) {
                problems.add(problem(touch, holders));
            }
        }
        return problems;
    }

    private static Problem problem(Touch touch, Map<TableName, Set<String>> holders) {
        String found =
                holders.entrySet().stream()
                        .map(each ->
                                "%s %s rows of table %s"
                                        .formatted(
                                                columns(each.getValue()),
                                                each.getValue().size() == 1 ? "keeps" : "keep",
                                                path(each.getKey())))
                        .collect(Collectors.joining(", and "));
        Set<String> all = new TreeSet<>();
        holders.values().forEach(all::addAll);
        return Problem.impossible(
                touch.path(),
                "%s: PostgreSQL refuses that while %s, whether there are values or not. Make two migrations of it: %sfirst drop %s or give it another type, such as jsonb, and then do this."
                        .formatted(touch.what(), found, touch.instead(), columns(all)));
    }

    private static String columns(Set<String> paths) {
        return (paths.size() == 1 ? "column " : "columns ") + String.join(", ", paths);
    }

    private @Nullable Touch touch(Action action) {
        Part part = action.part();
        if (part.side() != Side.ITSELF) {
            return null;
        }
        Entity old = difference.before().get(part.key());
        Entity now = difference.after().get(part.key());
        return switch (action.verb()) {
            case ALTER ->
                    switch (now) {
                        case ColumnEntity is when old instanceof ColumnEntity was ->
                                alter(part, was, is);
                        case TableEntity is when old instanceof TableEntity was -> alter(was, is);
                        case null -> null;
                        case Entity other -> null;
                    };
            case CREATE ->
                    switch (now) {
                        case ColumnEntity column -> create(part, column);
                        case TableEntity table when old != null ->
                                new Touch(
                                        Set.of(table.table()),
                                        table.path(),
                                        "dropping table " + table.path() + " and making it anew",
                                        "");
                        case null -> null;
                        case Entity other -> null;
                    };
            case DROP, FORBID_NULL, VALIDATE, PURGE -> null;
        };
    }

    private @Nullable Touch alter(Part part, ColumnEntity was, ColumnEntity is) {
        if (fates.isRetyped(part)) {
            return new Touch(
                    family(is.table()), is.path(), "changing the type of column " + is.path(), "");
        }
        return was.generated() != null
                        && is.generated() != null
                        && !is.virtual()
                        && !was.generated().equals(is.generated())
                ? new Touch(
                        withRows(is.table()),
                        is.path(),
                        "changing the expression of column " + is.path(),
                        "")
                : null;
    }

    private @Nullable Touch alter(TableEntity was, TableEntity is) {
        String what =
                was.unlogged() != is.unlogged()
                        ? is.unlogged() ? "SET UNLOGGED" : "SET LOGGED"
                        : Objects.equals(was.accessMethod(), is.accessMethod())
                                ? null
                                : "SET ACCESS METHOD";
        return what == null || is.partitionBy() != null
                ? null
                : new Touch(Set.of(is.table()), is.path(), "table " + is.path() + ": " + what, "");
    }

    private @Nullable Touch create(Part part, ColumnEntity column) {
        if (!forms.isInUse(column.table())) {
            return null;
        }
        String what = "adding column " + column.path();
        if (difference.before().get(part.key()) instanceof ColumnEntity old
                && old.virtual()
                && column.generated() == null
                && old.type().equals(column.type())) {
            return new Touch(family(column.table()), column.path(), what + " with values", "");
        }
        boolean computed = column.generated() != null || column.identity() != null;
        boolean hasDefault =
                isValue(column.defaultSql())
                        && !onTheirOwn.test(Action.create(part.side(Side.DEFAULT)));
        if (!computed && !hasDefault && !domainHasMore(column.type())) {
            return null;
        }
        return new Touch(
                withRows(column.table()),
                column.path(),
                what,
                hasDefault
                        ? "first add it without its default, and give it the default in the second; or "
                        : "");
    }

    private static boolean isValue(@Nullable String defaultSql) {
        return defaultSql != null && !defaultSql.strip().toLowerCase(Locale.ROOT).equals("null");
    }

    /// {@return whether the type is a domain that gives or forbids values}
    private boolean domainHasMore(String type) {
        for (Entity entity : difference.after().values()) {
            if (entity instanceof DomainEntity domain && AddedColumn.isCalled(domain, type)) {
                return !domain.nullable()
                        || !domain.checks().isEmpty()
                        || isValue(domain.defaultSql())
                        || domainHasMore(domain.type());
            }
        }
        return false;
    }

    /// What a table and its heirs have together, from the beginning to the end.
    private Set<TableName> family(TableName table) {
        Set<TableName> family = new LinkedHashSet<>(before.family(table));
        family.retainAll(after.family(table));
        return family;
    }

    /// A partitioned table has no rows of its own.
    private Set<TableName> withRows(TableName table) {
        Set<TableName> family = new LinkedHashSet<>(family(table));
        family.removeIf(each ->
                difference.after().get(new Entity.Key(Kind.TABLE, address(each)))
                                instanceof TableEntity entity
                        && entity.partitionBy() != null);
        return family;
    }

    private static List<String> address(TableName table) {
        return List.of(table.schema(), table.name());
    }

    private static String path(TableName table) {
        return String.join(".", address(table));
    }
}
