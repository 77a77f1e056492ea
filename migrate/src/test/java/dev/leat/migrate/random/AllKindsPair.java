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
        objects(names);
        Set<String> lasting = new HashSet<>(first);
        lasting.retainAll(second);
        before = new AllKindsSchema(random, first, lasting, columnNames(Map.of()));
        after = new AllKindsSchema(random, second, lasting, columnNames(names));
        List<Rename> list = renames(both);
        list.addAll(objectRenames(both));
        renames = new Renames(list);
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
        for (String table : AllKindsPartitions.TABLES) {
            if (random.nextInt(100) < 60) {
                present.add(table);
            }
            if (random.nextInt(100) < 70) {
                present.add(table + ".attached");
            }
        }
        if (random.nextInt(100) < 40) {
            present.add("base");
        }
        return present;
    }

    /// Names of what is no table and no column.
    private void objects(Map<String, String> names) {
        if (random.nextInt(100) < 30) {
            wander(List.of("mood", "dom", "addr"), "", names, "moved type");
        }
        for (String each : List.of("span", "numbers", "touch", "plus", "v1", "v2", "mv", "pub")) {
            if (random.nextInt(100) < 15) {
                names.put(each, each + " then");
            }
        }
        for (String each : List.of("s t", "glad", "street")) {
            if (random.nextInt(100) < 15) {
                names.put(each, each + " then");
            }
        }
        for (String each : List.of("t0 tr", "t0 p", "t0 r")) {
            if (random.nextInt(100) < 15) {
                names.put(each, "then");
            }
        }
        for (String table : AllKindsSchema.TABLES) {
            for (String each : List.of("_i", "_c")) {
                if (random.nextInt(100) < 15) {
                    names.put(table + " " + table + each, table + each + " then");
                }
            }
        }
    }

    /// Some of these exist only before or only after, or in neither: such a rename has nothing to
    /// do.
    private List<Rename> objectRenames(List<String> tables) {
        List<Rename> list = new ArrayList<>();
        add(list, Kind.SCHEMA, List.of(), "s t");
        add(list, Kind.PUBLICATION, List.of(), "pub");
        List<String> here = List.of("public");
        add(list, Kind.ENUM, here, "mood");
        add(list, Kind.DOMAIN, here, "dom");
        add(list, Kind.COMPOSITE_TYPE, here, "addr");
        add(list, Kind.RANGE_TYPE, here, "span");
        add(list, Kind.SEQUENCE, here, "numbers");
        add(list, Kind.VIEW, here, "v1");
        add(list, Kind.VIEW, here, "v2");
        add(list, Kind.MATERIALIZED_VIEW, here, "mv");
        add(list, Kind.ENUM, List.of("public", after.name("mood")), "glad");
        add(list, Kind.COMPOSITE_TYPE, List.of("public", after.name("addr")), "street");
        function(list, "touch", "", "");
        function(list, "plus", before.plusArgument, after.plusArgument);
        for (String table : tables) {
            List<String> address = List.of(after.schemaOf(table), after.name(table));
            ofTable(list, Kind.INDEX, table, address, table + "_i");
            ofTable(list, Kind.CHECK, table, address, table + "_c");
            if (table.equals("t0")) {
                ofTable(list, Kind.TRIGGER, table, address, "tr");
                ofTable(list, Kind.POLICY, table, address, "p");
                ofTable(list, Kind.RULE, table, address, "r");
            }
        }
        return list;
    }

    private void add(List<Rename> list, Kind kind, List<String> enclosing, String lasting) {
        add(list, kind, enclosing, lasting, after.name(lasting));
    }

    private static void add(
            List<Rename> list, Kind kind, List<String> enclosing, String then, String now) {
        if (!then.equals(now)) {
            List<String> old = new ArrayList<>(enclosing);
            old.add(then);
            List<String> next = new ArrayList<>(enclosing);
            next.add(now);
            list.add(new Rename(kind, old, next));
        }
    }

    private void ofTable(
            List<Rename> list, Kind kind, String table, List<String> address, String object) {
        String quoted = after.of(table, object);
        add(list, kind, address, object, quoted.substring(1, quoted.length() - 1));
    }

    private void function(List<Rename> list, String name, String then, String now) {
        if (!after.name(name).equals(name) && then.equals(now)) {
            list.add(
                    new Rename(
                            Kind.FUNCTION,
                            List.of("public", name, then),
                            List.of("public", after.name(name), now)));
        }
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
