package dev.leat.migrate.random;

import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.migrate.snapshot.Renames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Two schemas that are about the same things: some are only in one of them, some have another name
/// in the second.
final class AllKindsPair {
    final AllKindsSchema before;
    final AllKindsSchema after;
    final Renames renames;
    private final Random random;

    AllKindsPair(Random random) {
        this.random = random;
        Set<String> first = drawn();
        Set<String> second = drawn();
        Map<String, String> names = new LinkedHashMap<>();
        List<String> both =
                new ArrayList<>(
                        AllKindsSchema.TABLES.stream()
                                .filter(each -> first.contains(each) && second.contains(each))
                                .toList());
        wander(both, "", names, "moved table");
        for (String table : both) {
            if (random.nextInt(100) < 15) {
                names.put(table + ".schema", "s t");
            }
            List<String> columns = new ArrayList<>();
            columns.add("id");
            for (String column : AllKindsSchema.COLUMNS) {
                if (first.contains(table + "." + column) && second.contains(table + "." + column)) {
                    columns.add(column);
                }
            }
            if (random.nextInt(100) < 40) {
                wander(columns, table + ".", names, "moved column");
            }
        }
        Set<String> lasting = new HashSet<>(first);
        lasting.retainAll(second);
        before = new AllKindsSchema(random, first, lasting, columnNames(Map.of()));
        after = new AllKindsSchema(random, second, lasting, columnNames(names));
        renames = new Renames(renames(both));
    }

    private Set<String> drawn() {
        Set<String> present = new HashSet<>();
        for (String table : AllKindsSchema.TABLES) {
            if (random.nextInt(100) < 80) {
                present.add(table);
            }
            for (String column : AllKindsSchema.COLUMNS) {
                if (column.equals("a") || random.nextInt(100) < 65) {
                    present.add(table + "." + column);
                }
            }
            if (random.nextInt(100) < 40) {
                present.add(table + ".v");
            }
        }
        if (random.nextInt(100) < 50) {
            present.add("parted");
        }
        if (random.nextInt(100) < 40) {
            present.add("base");
        }
        return present;
    }

    /// Gives some of them the names of others, or new ones.
    private void wander(List<String> all, String prefix, Map<String, String> names, String fresh) {
        List<String> moving =
                new ArrayList<>(all.stream().filter(each -> random.nextInt(100) < 40).toList());
        List<String> targets = new ArrayList<>(moving);
        Collections.shuffle(targets, random);
        for (int i = 0; i < moving.size(); i++) {
            String target = random.nextInt(100) < 30 ? fresh + " " + i : targets.get(i);
            names.put(prefix + moving.get(i), target);
        }
    }

    /// The present name of a column is the last part of its lasting one, unless it has another.
    private static Map<String, String> columnNames(Map<String, String> names) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String table : AllKindsSchema.TABLES) {
            for (String column : AllKindsSchema.COLUMNS) {
                all.put(table + "." + column, column);
            }
            all.put(table + ".id", "id");
            all.put(table + ".v", "v");
        }
        all.putAll(names);
        return all;
    }

    private List<Rename> renames(List<String> tables) {
        List<Rename> list = new ArrayList<>();
        for (String table : tables) {
            List<String> then = List.of(before.schemaOf(table), before.name(table));
            List<String> now = List.of(after.schemaOf(table), after.name(table));
            if (!then.equals(now)) {
                list.add(new Rename(Kind.TABLE, then, now));
            }
            List<String> columns = new ArrayList<>(AllKindsSchema.COLUMNS);
            columns.add("id");
            for (String column : columns) {
                String old = before.column(table, column);
                String next = after.column(table, column);
                if (!old.equals(next)) {
                    list.add(
                            new Rename(
                                    Kind.COLUMN,
                                    List.of(now.getFirst(), now.get(1), old),
                                    List.of(now.getFirst(), now.get(1), next)));
                }
            }
        }
        return list;
    }
}
