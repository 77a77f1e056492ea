package dev.leat.migrate.plan;

import dev.leat.migrate.ddl.Names;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.IdentitySequence;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.plan.RenameOrder.Move;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The steps that give things other names. They come before everything else, so that all that
/// follows speaks of today's names.
final class RenameSteps {
    private final Difference difference;
    private final List<Step> steps = new ArrayList<>();

    private RenameSteps(Difference difference) {
        this.difference = difference;
    }

    static List<Step> of(Difference difference) {
        RenameSteps steps = new RenameSteps(difference);
        List<Move<Rename>> globals = new ArrayList<>();
        List<Move<Rename>> objects = new ArrayList<>();
        List<Move<Rename>> members = new ArrayList<>();
        List<Move<Rename>> named = new ArrayList<>();
        for (Rename each : difference.renames()) {
            Move<Rename> move = new Move<>(each, each.before(), each.after());
            if (each.before().size() == 1) {
                globals.add(move);
            } else if (each.before().size() == 2 || each.kind() == Kind.FUNCTION) {
                objects.add(move);
            } else if (each.kind() == Kind.COLUMN || each.isOfType()) {
                members.add(move);
            } else {
                named.add(move);
            }
        }
        steps.simple(globals);
        steps.newSchemas(objects);
        steps.objects(objects);
        steps.simple(members);
        steps.named(named);
        return steps.steps;
    }

    private static boolean sameName(Move<Rename> move, Move<Rename> other) {
        return move.after().equals(other.before());
    }

    private void simple(List<Move<Rename>> moves) {
        RenameOrder.of(
                        moves,
                        (move, other) ->
                                move.what().kind() == other.what().kind() && sameName(move, other),
                        difference.freeNames())
                .forEach(move -> rename(move.what().kind(), move.before(), move.after()));
    }

    /// A schema must exist before something moves into it.
    private void newSchemas(List<Move<Rename>> moves) {
        Set<String> needed = new LinkedHashSet<>();
        moves.forEach(move -> needed.add(move.after().getFirst()));
        for (String each : needed) {
            Entity.Key key = new Entity.Key(Kind.SCHEMA, List.of(each));
            if (difference.after().containsKey(key) && !difference.before().containsKey(key)) {
                add("CREATE SCHEMA IF NOT EXISTS " + Identifier.quote(each));
            }
        }
    }

    private void objects(List<Move<Rename>> moves) {
        Set<TableName> moving = new HashSet<>();
        for (Move<Rename> each : moves) {
            if (each.what().kind() == Kind.TABLE) {
                moving.add(new TableName(each.after().getFirst(), each.after().get(1)));
            }
        }
        Map<List<String>, TableName> ofTables = sequencesOf(moving);
        for (Move<Rename> move :
                RenameOrder.of(
                        moves,
                        (then, first) ->
                                sameName(then, first) || followsTable(ofTables, then, first),
                        difference.freeNames())) {
            Kind kind = move.what().kind();
            if (isOfIdentity(move.what())) {
                add(
                        "ALTER SEQUENCE IF EXISTS "
                                + Identifier.qualified(
                                        move.before().getFirst(), move.before().get(1))
                                + " RENAME TO "
                                + Identifier.quote(move.after().get(1)));
            } else if (move.before().getFirst().equals(move.after().getFirst())) {
                rename(kind, move.before(), move.after());
            } else if (move.before().get(1).equals(move.after().get(1))) {
                setSchema(kind, move.before(), move.after().getFirst());
            } else {
                // Either half of the way may be taken by something else.
                List<String> aside = RenameOrder.aside(move.before(), 1, difference.freeNames());
                rename(kind, move.before(), aside);
                setSchema(kind, aside, move.after().getFirst());
                List<String> there = new ArrayList<>(aside);
                there.set(0, move.after().getFirst());
                rename(kind, there, move.after());
            }
        }
    }

    /// {@return the tables by their sequences: those move to another schema with the table}
    private Map<List<String>, TableName> sequencesOf(Set<TableName> tables) {
        Map<List<String>, TableName> owners = new HashMap<>();
        for (Entity entity : tables.isEmpty() ? List.<Entity>of() : difference.before().values()) {
            if (entity instanceof SequenceEntity sequence
                    && sequence.ownerTable() != null
                    && tables.contains(sequence.ownerTable())) {
                owners.put(sequence.address(), sequence.ownerTable());
            } else if (entity instanceof ColumnEntity column
                    && column.identity() != null
                    && tables.contains(column.table())) {
                owners.put(
                        List.of(column.table().schema(), IdentitySequence.name(column)),
                        column.table());
            }
        }
        return owners;
    }

    private static boolean followsTable(
            Map<List<String>, TableName> owners, Move<Rename> move, Move<Rename> first) {
        if (move.what().kind() != Kind.SEQUENCE || first.what().kind() != Kind.TABLE) {
            return false;
        }
        TableName owner = owners.get(move.after());
        return owner != null && List.of(owner.schema(), owner.name()).equals(first.after());
    }

    /// What the sequence of an identity is called, only the database knows for sure: a rename that
    /// was written by hand may have left it behind.
    private boolean isOfIdentity(Rename rename) {
        return rename.kind() == Kind.SEQUENCE
                && !difference.before().containsKey(new Entity.Key(rename.kind(), rename.after()));
    }

    /// Constraints share their names in a table, and indexes, with the constraints that have one,
    /// in a schema.
    private void named(List<Move<Rename>> moves) {
        RenameOrder.of(
                        moves,
                        (move, other) ->
                                move.after().getLast().equals(other.before().getLast())
                                        && (move.before()
                                                        .subList(0, 2)
                                                        .equals(other.before().subList(0, 2))
                                                || isIndex(move)
                                                        && isIndex(other)
                                                        && move.before()
                                                                .getFirst()
                                                                .equals(other.before().getFirst())),
                        difference.freeNames())
                .forEach(move -> rename(move.what().kind(), move.before(), move.after()));
    }

    private static boolean isIndex(Move<Rename> move) {
        return switch (move.what().kind()) {
            case INDEX, PRIMARY_KEY, UNIQUE, EXCLUSION -> true;
            default -> false;
        };
    }

    private void setSchema(Kind kind, List<String> address, String schema) {
        add("ALTER " + Names.object(kind, address) + " SET SCHEMA " + Identifier.quote(schema));
    }

    private void rename(Kind kind, List<String> before, List<String> after) {
        String to = " TO " + Identifier.quote(after.getLast());
        String from = Identifier.quote(before.getLast());
        String table =
                before.size() == 3 ? Identifier.qualified(before.getFirst(), before.get(1)) : "";
        add(
                switch (kind) {
                    case COLUMN -> "ALTER " + relation(before) + " RENAME COLUMN " + from + to;
                    case PRIMARY_KEY, UNIQUE, CHECK, EXCLUSION, FOREIGN_KEY ->
                            "ALTER TABLE " + table + " RENAME CONSTRAINT " + from + to;
                    case TRIGGER, POLICY, RULE ->
                            "ALTER " + Names.object(kind, before) + " RENAME" + to;
                    case ENUM, COMPOSITE_TYPE ->
                            before.size() == 3
                                    ? "ALTER TYPE "
                                            + table
                                            + (kind == Kind.ENUM
                                                    ? " RENAME VALUE "
                                                            + SqlLiteral.quote(before.getLast())
                                                            + " TO "
                                                            + SqlLiteral.quote(after.getLast())
                                                    : " RENAME ATTRIBUTE " + from + to)
                                    : "ALTER " + Names.object(kind, before) + " RENAME" + to;
                    case DOMAIN ->
                            before.size() == 3
                                    ? "ALTER DOMAIN " + table + " RENAME CONSTRAINT " + from + to
                                    : "ALTER " + Names.object(kind, before) + " RENAME" + to;
                    case FUNCTION ->
                            "ALTER "
                                    + Names.object(kind, before)
                                    + " RENAME TO "
                                    + Identifier.quote(after.get(1));
                    default -> "ALTER " + Names.object(kind, before) + " RENAME" + to;
                });
    }

    /// A view's columns are renamed as those of a table.
    private String relation(List<String> column) {
        List<String> address = column.subList(0, 2);
        for (Kind kind : List.of(Kind.VIEW, Kind.MATERIALIZED_VIEW)) {
            if (difference.before().containsKey(new Entity.Key(kind, address))) {
                return Names.object(kind, address);
            }
        }
        return Names.object(Kind.TABLE, address);
    }

    private void add(String sql) {
        steps.add(Step.safe(sql));
    }
}
