package dev.leat.migrate.plan;

import dev.leat.migrate.depend.Dependencies;
import dev.leat.migrate.depend.NamesTaken;
import dev.leat.migrate.depend.Need;
import dev.leat.migrate.depend.Need.Strength;
import dev.leat.migrate.depend.Part;
import dev.leat.migrate.depend.Part.Side;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.plan.Action.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All that has to be done, and in which order.
///
/// What Postgres does by itself together with something else is part of that: a table goes with its
/// columns, and is made with them.
final class Actions {
    private static final Set<Kind> LATE =
            EnumSet.of(
                    Kind.SCHEMA,
                    Kind.EXTENSION,
                    Kind.ROLE,
                    Kind.COLLATION,
                    Kind.ENUM,
                    Kind.DOMAIN,
                    Kind.COMPOSITE_TYPE,
                    Kind.RANGE_TYPE,
                    Kind.FUNCTION,
                    Kind.SEQUENCE,
                    Kind.PUBLICATION);
    private static final int MANY_RINGS = 10_000;

    private final Difference difference;
    private final Dependencies before;
    private final Dependencies after;
    private final Fates fates;
    private final Forms forms;
    private final Set<Action> all = new LinkedHashSet<>();
    private final Set<Action> onTheirOwn = new HashSet<>();
    private final Set<ActionOrder.Wait> given = new HashSet<>();
    private final Set<Part> unchecked = new HashSet<>();
    private final RowTypes rowTypes;
    private Map<Action, Action> within = new HashMap<>();

    Actions(
            Difference difference,
            Dependencies before,
            Dependencies after,
            Fates fates,
            Forms forms) {
        this.difference = difference;
        this.before = before;
        this.after = after;
        this.fates = fates;
        this.forms = forms;
        collect();
        this.rowTypes = new RowTypes(difference, fates, forms, all, onTheirOwn::contains);
    }

    private void collect() {
        fates.all()
                .forEach((part, fate) -> {
                    switch (fate) {
                        case KEPT -> {}
                        case ALTERED -> {
                            all.add(Action.alter(part));
                            if (forms.forbidsNullLater(part)) {
                                all.add(new Action(Verb.FORBID_NULL, part));
                            }
                        }
                        case REMADE, DROPPED -> {
                            if (!forms.isSwapped(part)) {
                                all.add(Action.drop(part));
                            }
                            if (fate == Fate.REMADE && stepsAside(part)) {
                                all.add(new Action(Verb.PURGE, part));
                            }
                        }
                    }
                });
        after.parts()
                .forEach((part, entity) -> {
                    if (!before.parts().containsKey(part) || fates.of(part) == Fate.REMADE) {
                        all.add(Action.create(part));
                        if (forms.validatesLater(part)) {
                            all.add(new Action(Verb.VALIDATE, part));
                        }
                    }
                });
    }

    /// {@return whether the part is a type that stays, under another name, until its columns are
    /// converted}
    static boolean stepsAside(Part part) {
        return part.side() == Side.ITSELF
                && switch (part.kind()) {
                    case ENUM, DOMAIN, COMPOSITE_TYPE, COLLATION -> true;
                    default -> false;
                };
    }

    boolean has(Action action) {
        return all.contains(action);
    }

    /// {@return what PostgreSQL refuses in whatever order}
    List<Plan.Problem> impossible() {
        return rowTypes.problems();
    }

    /// {@return the functions whose body cannot be checked when they are made}
    Set<Part> unchecked() {
        return unchecked;
    }

    /// {@return what is done together with something else, by that}
    Map<Action, List<Action>> parts() {
        Map<Action, List<Action>> parts = new HashMap<>();
        for (Action each : all) {
            Action root = root(each);
            if (!root.equals(each)) {
                parts.computeIfAbsent(root, key -> new ArrayList<>()).add(each);
            }
        }
        return parts;
    }

    /// {@return what has to be done, in order}
    List<Action> sorted() {
        for (int i = 0; i < MANY_RINGS; i++) {
            within = new Wholes(difference, all, onTheirOwn).within();
            ActionOrder order = order();
            List<Action> sorted = order.sorted(this::rank);
            if (sorted.size() == all.stream().filter(each -> !within.containsKey(each)).count()) {
                return sorted;
            }
            breakRing(order, order.ring(sorted));
        }
        throw new IllegalStateException("the changes wait for each other: " + all);
    }

    /// What may only be meant gives way first; then a whole is taken apart; then anything.
    private void breakRing(ActionOrder order, List<ActionOrder.Wait> ring) {
        ActionOrder.Wait weakest = ring.getFirst();
        for (ActionOrder.Wait each : ring) {
            if (order.strength(each).compareTo(order.strength(weakest)) < 0) {
                weakest = each;
            }
        }
        if (order.strength(weakest) == Strength.SURE) {
            Set<Action> wholes = new HashSet<>();
            ring.forEach(each -> wholes.add(each.first()));
            boolean apart = false;
            for (Map.Entry<Action, Action> each : within.entrySet()) {
                if (wholes.contains(root(each.getKey())) && Wholes.canStandAlone(each.getKey())) {
                    apart |= onTheirOwn.add(each.getKey());
                }
            }
            if (apart) {
                return;
            }
        }
        if (weakest.then().part().kind() == Kind.FUNCTION) {
            unchecked.add(weakest.then().part());
        }
        given.add(weakest);
    }

    private Action root(Action action) {
        Action root = action;
        for (Action whole = within.get(root); whole != null; whole = within.get(root)) {
            root = whole;
        }
        return root;
    }

    private ActionOrder order() {
        ActionOrder order =
                new ActionOrder(all.stream().filter(each -> !within.containsKey(each)).toList());
        for (Action each : all) {
            switch (each.verb()) {
                case DROP -> {
                    wait(order, each, Action.create(each.part()));
                    wait(order, each, new Action(Verb.PURGE, each.part()));
                    before.needs(each.part()).forEach(need -> dropped(order, each, need));
                    if (each.part().kind() == Kind.RANGE_TYPE) {
                        before.columnsOf(each.part()).forEach(column -> clear(order, column, each));
                    }
                }
                case ALTER -> {
                    wait(order, each, new Action(Verb.FORBID_NULL, each.part()));
                    before.needs(each.part()).forEach(need -> alteredAway(order, each, need));
                    after.needs(each.part()).forEach(need -> needed(order, each, need));
                }
                case CREATE -> {
                    wait(order, each, new Action(Verb.VALIDATE, each.part()));
                    wait(order, each, new Action(Verb.PURGE, each.part()));
                    after.needs(each.part()).forEach(need -> needed(order, each, need));
                }
                case PURGE ->
                        before.needs(each.part())
                                .forEach(need -> {
                                    wait(order, each, new Action(Verb.PURGE, need.on()));
                                    if (!stepsAside(need.on())) {
                                        wait(order, each, Action.drop(need.on()));
                                    }
                                });
                case FORBID_NULL, VALIDATE -> {}
            }
        }
        namesAreFree(order);
        rowTypes.waits((first, then) -> wait(order, first, then, Strength.LIKELY));
        new LoggedOrder(difference).waits((first, then) -> wait(order, first, then));
        new PartitionOrder(difference, all).waits(all, (first, then) -> wait(order, first, then));
        given.forEach(order::remove);
        return order;
    }

    private void wait(ActionOrder order, Action first, Action then) {
        wait(order, first, then, Strength.SURE);
    }

    private void wait(ActionOrder order, Action first, Action then, Strength strength) {
        if (all.contains(first) && all.contains(then)) {
            order.add(root(first), root(then), strength);
        }
    }

    private void dropped(ActionOrder order, Action drop, Need need) {
        if (need.strength() != Strength.SOFT) {
            wait(order, drop, Action.drop(need.on()), need.strength());
            // An index that is swapped goes when the new one is there.
            wait(order, drop, Action.create(need.on()), need.strength());
            // Nothing that a table can become forbids to drop a column afterwards.
            boolean isTables = drop.part().kind() == Kind.COLUMN && need.on().kind() == Kind.TABLE;
            // Nor does anything forbid to add labels to its type before.
            if (need.on().kind() != Kind.ENUM) {
                wait(
                        order,
                        drop,
                        Action.alter(need.on()),
                        isTables ? Strength.LIKELY : need.strength());
            }
            wait(order, drop, new Action(Verb.PURGE, need.on()), need.strength());
        }
    }

    /// A column is converted at once when its range type goes, not only when the new one is there.
    private void clear(ActionOrder order, Part column, Action drop) {
        if (fates.isRetyped(column) && fates.keepsTypeName(column)) {
            before.neededBy(column)
                    .forEach(need -> wait(order, Action.drop(need.part()), drop, need.strength()));
        }
    }

    private void alteredAway(ActionOrder order, Action alter, Need need) {
        if (need.strength() == Strength.SOFT) {
            return;
        }
        if (need.how() == Need.How.IS_OF
                && fates.of(need.on()) == Fate.REMADE
                && need.on().kind() == Kind.RANGE_TYPE
                && fates.keepsTypeName(alter.part())) {
            return;
        }
        if (all.contains(new Action(Verb.PURGE, need.on()))) {
            wait(order, alter, new Action(Verb.PURGE, need.on()), need.strength());
        } else {
            wait(order, alter, Action.drop(need.on()), need.strength());
        }
    }

    private void needed(ActionOrder order, Action action, Need need) {
        wait(order, Action.create(need.on()), action, need.strength());
        wait(order, Action.alter(need.on()), action, need.strength());
        if (action.part().kind() == Kind.PRIMARY_KEY
                || action.part().side() == Side.REPLICA_IDENTITY) {
            wait(order, new Action(Verb.FORBID_NULL, need.on()), action, need.strength());
        }
    }

    /// What gets a name comes after what has it.
    private void namesAreFree(ActionOrder order) {
        Map<String, List<Action>> leaving = new HashMap<>();
        Map<String, List<Action>> coming = new LinkedHashMap<>();
        for (Action each : all) {
            if (each.part().side() != Side.ITSELF) {
                continue;
            }
            Entity old = difference.before().get(each.part().key());
            Entity now = difference.after().get(each.part().key());
            if (each.verb() == Verb.DROP && old != null) {
                NamesTaken.by(old).forEach(name -> put(leaving, name, each));
                NamesTaken.places(old).forEach(name -> put(leaving, name, each));
            } else if (each.verb() == Verb.CREATE && now != null) {
                NamesTaken.by(now).forEach(name -> put(coming, name, each));
                NamesTaken.places(now).forEach(name -> put(coming, name, each));
            } else if (each.verb() == Verb.ALTER
                    && old instanceof ColumnEntity was
                    && now instanceof ColumnEntity is) {
                String left = was.identity() == null ? "" : NamesTaken.identity(was);
                String taken = is.identity() == null ? "" : NamesTaken.identity(is);
                if (!left.isEmpty() && !left.equals(taken)) {
                    put(leaving, left, each);
                }
                if (!taken.isEmpty() && !taken.equals(left)) {
                    put(coming, taken, each);
                }
            }
        }
        coming.forEach((name, actions) -> {
            for (Action then : actions) {
                for (Action first : leaving.getOrDefault(name, List.of())) {
                    wait(order, first, then);
                }
            }
        });
    }

    private static void put(Map<String, List<Action>> map, String name, Action action) {
        map.computeIfAbsent(name, key -> new ArrayList<>(1)).add(action);
    }

    /// Where nothing else decides: what others cannot see first, what takes long and needs no
    /// transaction last.
    private int rank(Action action) {
        int kind = action.part().kind().ordinal();
        int count = Kind.values().length;
        return switch (action.verb()) {
            case DROP ->
                    LATE.contains(action.part().kind()) && !has(Action.create(action.part()))
                            ? 4 * count - kind
                            : count - kind;
            case ALTER -> forms.isFirst(action.part()) ? -1 : count + 2 * kind;
            case CREATE -> forms.isAlone(action.part()) ? 5 * count + kind : count + 2 * kind + 1;
            case PURGE -> 3 * count + 1;
            case FORBID_NULL -> 5 * count - 1;
            case VALIDATE -> 6 * count + kind;
        };
    }
}
