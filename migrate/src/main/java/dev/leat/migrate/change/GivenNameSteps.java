package dev.leat.migrate.change;

import dev.leat.migrate.catalog.Catalog;
import dev.leat.migrate.catalog.GivenName;
import dev.leat.migrate.catalog.GivenName.Sort;
import dev.leat.migrate.depend.NamesTaken;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Steps that give parts of things the names that they have in the other database.
///
/// Postgres names the NOT NULL of a column (since 18) and a partition's share of an index after the
/// table and the columns, when it makes them; a rename leaves those names behind. What is there
/// gets its name right after the renames, before anything new could want the old one.
final class GivenNameSteps {
    private final Plan plan;
    private final Difference difference;
    private final Catalog from;
    private final Catalog to;
    private final ChangedNames renamed;
    private final Set<String> taken = new HashSet<>();
    private final List<Move> moves = new ArrayList<>();

    private GivenNameSteps(Plan plan, Difference difference, Catalog from, Catalog to) {
        this.plan = plan;
        this.difference = difference;
        this.from = from;
        this.to = to;
        this.renamed = new ChangedNames(plan.renames());
    }

    /// {@return the answers without those that name parts, which get their new names anyway}
    static Answers without(Answers answers, Catalog from, Catalog to) {
        List<String> rest = new ArrayList<>(answers.renames());
        rest.removeIf(arrow -> {
            String[] sides = arrow.replace("\"", "").split("->", -1);
            return sides.length == 2
                    && isPart(sides[0].strip(), from)
                    && isPart(sides[1].strip(), to);
        });
        return new Answers(rest, answers.paths(), answers.destroyAnything());
    }

    private static boolean isPart(String path, Catalog catalog) {
        return catalog.names().stream()
                .anyMatch(each ->
                        each.sort() != Sort.COLUMNS_OF_INDEX
                                && path.equals(each.table() + "." + each.name()));
    }

    /// @param early whether it is there before the plan begins
    private record Move(GivenName wish, String old, boolean early) {
        /// Indexes share their names in a schema, constraints in a table.
        String place() {
            return wish.sort() == Sort.NOT_NULL
                    ? "c " + wish.table()
                    : "r " + wish.table().schema();
        }
    }

    /// {@return the plan with them}
    static Plan within(Plan plan, Difference difference, Catalog from, Catalog to) {
        GivenNameSteps steps = new GivenNameSteps(plan, difference, from, to);
        steps.compare();
        return steps.moves.isEmpty() ? plan : steps.whole();
    }

    private void compare() {
        List<GivenName> there = from.names().stream().map(renamed::of).toList();
        for (GivenName wish : to.names()) {
            if (wish.sort() == Sort.COLUMNS_OF_INDEX) {
                continue;
            }
            GivenName old = there.stream().filter(wish::isSame).findFirst().orElse(null);
            if (old != null && isKept(old)) {
                move(wish, old.name(), true);
            } else if (wish.sort() == Sort.NOT_NULL) {
                if (forbidsNull(wish)) {
                    move(wish, derived(wish), false);
                }
            } else {
                String brought = broughtAlong(wish);
                String made = madeAs(wish, there);
                if (brought != null) {
                    move(wish, brought, true);
                } else if (made != null) {
                    move(wish, made, false);
                }
            }
        }
        for (Entity entity : difference.before().values()) {
            taken.addAll(NamesTaken.by(entity));
        }
        there.stream()
                .filter(each -> each.sort() == Sort.INDEX_OF_PARTITION)
                .forEach(
                        each -> taken.add(NamesTaken.relation(each.table().schema(), each.name())));
    }

    /// {@return how Postgres calls a new share of an index that was there before; `null` if the
    /// index is new as well, so that its name is the one that a fresh database has}
    private @Nullable String madeAs(GivenName wish, List<GivenName> there) {
        for (GivenName columns : there) {
            if (columns.sort() == Sort.COLUMNS_OF_INDEX
                    && columns.owner().equals(wish.owner())
                    && columns.part().equals(wish.part())
                    && isKept(columns)) {
                for (Entity whole : difference.after().values()) {
                    if (whole instanceof Entity.Named it
                            && it.table().equals(wish.owner())
                            && it.name().equals(wish.part())) {
                        return switch (it) {
                            case PrimaryKeyEntity key ->
                                    Identifier.derived(wish.table().name(), "pkey");
                            case UniqueEntity key ->
                                    Identifier.derived(wish.table().name(), columns.name(), "key");
                            case IndexEntity index ->
                                    Identifier.derived(wish.table().name(), columns.name(), "idx");
                            case Entity.Named other -> null;
                        };
                    }
                }
            }
        }
        return null;
    }

    /// One that is not valid yet forbids nothing to the rows that are there.
    private boolean forbidsNull(GivenName name) {
        TableName table = name.table();
        Entity.Key key =
                new Entity.Key(
                        Entity.Kind.COLUMN, List.of(table.schema(), table.name(), name.part()));
        return difference.after().get(key) instanceof ColumnEntity column && !column.nullable();
    }

    private void move(GivenName wish, String old, boolean early) {
        if (!wish.name().equals(old)) {
            moves.add(new Move(wish, old, early));
        }
    }

    private static String derived(GivenName wish) {
        return Identifier.derived(wish.table().name(), wish.part(), "not_null");
    }

    /// Whether no step makes it anew.
    private boolean isKept(GivenName name) {
        String table = qualified(name.table());
        String part = Identifier.quote(name.part());
        return plan.steps().stream()
                .map(Step::sql)
                .noneMatch(sql ->
                        sql.startsWith("CREATE TABLE " + table + " ")
                                || (name.sort() == Sort.NOT_NULL
                                        ? sql.startsWith("ALTER TABLE " + table + " ")
                                                && (sql.contains(" ADD COLUMN " + part + " ")
                                                        || sql.contains(
                                                                " ALTER COLUMN "
                                                                        + part
                                                                        + " DROP NOT NULL"))
                                        : sql.startsWith("CREATE ")
                                                        && sql.contains("INDEX " + part + " ON ")
                                                || sql.contains("ADD CONSTRAINT " + part + " ")
                                                || sql.contains("CONSTRAINT " + part + " ")
                                                        && sql.startsWith("CREATE TABLE ")));
    }

    /// {@return the name of an index of a table that becomes a partition, if it becomes the
    /// partition's share}
    private @Nullable String broughtAlong(GivenName wish) {
        Entity.Key table =
                new Entity.Key(
                        Entity.Kind.TABLE, List.of(wish.table().schema(), wish.table().name()));
        if (!(difference.before().get(table) instanceof TableEntity old)
                || !(difference.after().get(table) instanceof TableEntity now)
                || Objects.equals(old.partitionOf(), now.partitionOf())) {
            return null;
        }
        for (Entity whole : difference.after().values()) {
            if (whole instanceof Entity.Named it
                    && it.table().equals(wish.owner())
                    && it.name().equals(wish.part())) {
                for (Entity each : difference.before().values()) {
                    if (each instanceof Entity.Named own
                            && own.table().equals(wish.table())
                            && difference.after().containsKey(own.key())
                            && isLike(own, it)) {
                        return own.name();
                    }
                }
            }
        }
        return null;
    }

    private static boolean isLike(Entity.Named one, Entity.Named other) {
        return switch (one) {
            case PrimaryKeyEntity a ->
                    other instanceof PrimaryKeyEntity b && a.columns().equals(b.columns());
            case UniqueEntity a ->
                    other instanceof UniqueEntity b
                            && a.columns().equals(b.columns())
                            && a.nullsNotDistinct() == b.nullsNotDistinct();
            case IndexEntity a ->
                    other instanceof IndexEntity b
                            && a.unique() == b.unique()
                            && a.method().equals(b.method())
                            && a.parts().equals(b.parts())
                            && a.include().equals(b.include())
                            && Objects.equals(a.where(), b.where());
            case Entity.Named others -> false;
        };
    }

    private Plan whole() {
        List<Step> steps = new ArrayList<>(plan.steps());
        List<Step> early = new ArrayList<>();
        List<Step> late = new ArrayList<>();
        for (Move move : moves) {
            boolean isEarly = move.early && !isTakenByOthers(move);
            List<Step> here = isEarly ? early : late;
            boolean waits =
                    moves.stream()
                            .anyMatch(other ->
                                    other != move
                                            && other.place().equals(move.place())
                                            && other.old.equals(move.wish.name()));
            if (waits) {
                String aside = difference.freeNames().aside(move.wish.name());
                early.addFirst(step(move.wish, move.old, aside));
                here.add(step(move.wish, aside, move.wish.name()));
            } else {
                here.add(step(move.wish, move.old, move.wish.name()));
            }
        }
        steps.addAll(behindRenames(), early);
        steps.addAll(late);
        return new Plan(steps, plan.renames(), plan.questions(), plan.problems());
    }

    /// What is to go has the name as yet.
    private boolean isTakenByOthers(Move move) {
        String name = move.wish.name();
        boolean moves =
                this.moves.stream()
                        .anyMatch(other ->
                                other.place().equals(move.place()) && other.old.equals(name));
        if (moves) {
            return false;
        }
        return move.wish.sort() == Sort.NOT_NULL
                ? taken.contains("c " + move.wish.table() + " " + name)
                : taken.contains(NamesTaken.relation(move.wish.table().schema(), name));
    }

    private int behindRenames() {
        int place = 0;
        for (int i = 0; i < plan.steps().size(); i++) {
            String sql = plan.steps().get(i).sql();
            if (sql.contains(" RENAME ")
                    || sql.contains(" SET SCHEMA ")
                    || sql.startsWith("CREATE SCHEMA IF NOT EXISTS ")) {
                place = i + 1;
            } else {
                return place;
            }
        }
        return place;
    }

    private static Step step(GivenName name, String then, String now) {
        String to = " TO " + Identifier.quote(now);
        return new Step(
                name.sort() == Sort.NOT_NULL
                        ? "ALTER TABLE "
                                + qualified(name.table())
                                + " RENAME CONSTRAINT "
                                + Identifier.quote(then)
                                + to
                        : "ALTER INDEX IF EXISTS "
                                + Identifier.qualified(name.table().schema(), then)
                                + " RENAME"
                                + to,
                Step.Risk.SAFE,
                "");
    }

    private static String qualified(TableName table) {
        return Identifier.qualified(table.schema(), table.name());
    }

    /// Tables, columns and indexes under the names that they have after the renames.
    private record ChangedNames(List<Rename> renames) {
        GivenName of(GivenName it) {
            TableName table = table(it.table());
            TableName owner = table(it.owner());
            return it.at(table, owner, part(it.sort(), owner, it.part()));
        }

        private TableName table(TableName then) {
            TableName now = then;
            for (Rename rename : renames) {
                if (rename.kind() == Entity.Kind.SCHEMA && rename.oldName().equals(now.schema())) {
                    now = new TableName(rename.newName(), now.name());
                    break;
                }
            }
            List<String> address = List.of(now.schema(), now.name());
            for (Rename rename : renames) {
                if (rename.kind() == Entity.Kind.TABLE && rename.before().equals(address)) {
                    return new TableName(rename.after().getFirst(), rename.newName());
                }
            }
            return now;
        }

        private String part(Sort sort, TableName owner, String part) {
            List<String> address = List.of(owner.schema(), owner.name(), part);
            for (Rename rename : renames) {
                boolean kind =
                        switch (rename.kind()) {
                            case COLUMN -> sort == Sort.NOT_NULL;
                            case INDEX, PRIMARY_KEY, UNIQUE -> sort != Sort.NOT_NULL;
                            default -> false;
                        };
                if (kind && rename.before().equals(address)) {
                    return rename.newName();
                }
            }
            return part;
        }
    }
}
