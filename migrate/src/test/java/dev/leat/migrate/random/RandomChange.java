package dev.leat.migrate.random;

import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.random.ModelTable.Key;
import dev.leat.migrate.random.ModelTable.ModelColumn;
import dev.leat.migrate.random.ModelTable.ModelIndex;
import dev.leat.migrate.random.ModelTable.Part;
import dev.leat.migrate.random.ModelTable.Reference;
import dev.leat.migrate.random.ModelType.ModelEnum;
import dev.leat.migrate.snapshot.Renames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// The next age of a schema: most of it stays, anything may change, names wander.
///
/// Only changes that the rows can survive are made: a test of failing conversions would test
/// Postgres.
final class RandomChange {
    final RandomSchema after;
    final Map<TableName, TableName> tableRenames = new LinkedHashMap<>();
    final Map<String, String> columnRenames = new LinkedHashMap<>();
    private final RandomSchema before;
    private final Map<ModelTable, ModelTable> tables = new HashMap<>();
    private final Map<ModelColumn, ModelColumn> columns = new HashMap<>();
    private final Map<String, ModelEnum> enums = new HashMap<>();

    RandomChange(RandomSchema before, Random random) {
        this.before = before;
        this.after = new RandomSchema(random);
        after.schemas.addAll(before.schemas);
        if (after.chance(10)) {
            after.schemas.add("s t");
        }
        enums();
        tables();
        for (ModelTable table : List.copyOf(tables.values())) {
            if (after.chance(40)) {
                after.newColumns(table, 1 + random.nextInt(2));
            }
        }
        for (int i = random.nextInt(3); i > 1; i--) {
            ModelTable table =
                    new ModelTable(new TableName(after.someSchema(), "new table " + i), null);
            after.newColumns(table, 1 + random.nextInt(5));
            after.tables.add(table);
        }
        keepKeys();
        after.tables.forEach(after::newKeys);
        keepReferences();
        after.tables.forEach(after::newReferences);
        keepIndexes();
        after.tables.forEach(after::newIndexes);
        after.publish();
    }

    Renames renames() {
        return new Renames(tableRenames, columnRenames);
    }

    private void enums() {
        for (ModelEnum each : before.enums) {
            if (after.chance(12)) {
                continue;
            }
            List<String> labels = new ArrayList<>(each.labels());
            if (after.chance(30) && labels.size() > 1) {
                labels.remove(after.random.nextInt(labels.size()));
            }
            if (after.chance(40)) {
                labels.add(after.random.nextInt(labels.size() + 1), "new 'label'");
            }
            if (after.chance(15)) {
                Collections.shuffle(labels, after.random);
            }
            ModelEnum now = new ModelEnum(each.schema(), each.name(), List.copyOf(labels));
            enums.put(each.path(), now);
            after.enums.add(now);
        }
        if (after.chance(20)) {
            after.enums.add(
                    new ModelEnum("public", "enum new", after.labels(List.of("p", "q"), 1)));
        }
    }

    private void tables() {
        List<ModelTable> kept = before.tables.stream().filter(table -> !after.chance(12)).toList();
        for (String schema : RandomSchema.SCHEMAS) {
            List<ModelTable> here =
                    kept.stream().filter(table -> table.name.schema().equals(schema)).toList();
            List<String> names =
                    wander(here.stream().map(table -> table.name.name()).toList(), "moved table");
            for (int i = 0; i < here.size(); i++) {
                ModelTable old = here.get(i);
                ModelTable now = new ModelTable(new TableName(schema, names.get(i)), old);
                if (!now.name.equals(old.name)) {
                    tableRenames.put(now.name, old.name);
                }
                tables.put(old, now);
                after.tables.add(now);
                columns(old, now);
            }
        }
    }

    /// Some of the names change places, and one place may be a new one.
    private List<String> wander(List<String> names, String fresh) {
        List<Integer> places = new ArrayList<>();
        List<String> pool = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (after.chance(30)) {
                places.add(i);
                pool.add(names.get(i));
            }
        }
        if (after.chance(60)) {
            pool.add(fresh);
        }
        Collections.shuffle(pool, after.random);
        List<String> wandered = new ArrayList<>(names);
        for (int i = 0; i < places.size(); i++) {
            wandered.set(places.get(i), pool.get(i));
        }
        return wandered;
    }

    private void columns(ModelTable old, ModelTable now) {
        List<ModelColumn> kept =
                old.columns.stream()
                        .filter(column -> column == old.columns.getFirst() || !after.chance(12))
                        .toList();
        List<String> names =
                wander(kept.stream().map(column -> column.name).toList(), "moved column");
        for (int i = 0; i < kept.size(); i++) {
            ModelColumn then = kept.get(i);
            ModelColumn column = new ModelColumn(names.get(i), then, nextType(then));
            if (!column.name.equals(then.name)) {
                columnRenames.put(now.name + "." + column.name, then.name);
            }
            column.nullable = then.nullable != after.chance(15);
            boolean sameType = column.type.equals(then.type);
            if (column.type.isInteger() && (then.identity != null != after.chance(10))) {
                column.identity =
                        then.identity != null && after.chance(70)
                                ? then.identity
                                : after.identity();
                column.nullable = false;
            } else if (sameType && then.defaultSql != null && after.chance(70)) {
                column.defaultSql = then.defaultSql;
            } else if (after.chance(30)) {
                column.defaultSql = column.type.defaultSql(after.random.nextInt(9));
            }
            columns.put(then, column);
            now.columns.add(column);
        }
    }

    private ModelType nextType(ModelColumn column) {
        ModelType type = column.type;
        if (type.of() != null) {
            ModelEnum now = enums.get(type.of().path());
            return now == null || after.chance(8)
                    ? new ModelType("text", type.array(), null)
                    : new ModelType("enum", type.array(), now);
        }
        if (!after.chance(20)) {
            return type;
        }
        if (type.array()) {
            return type.base().equals("integer")
                    ? new ModelType(after.pick(List.of("text", "bigint")), true, null)
                    : after.chance(50)
                            ? new ModelType("text", true, null)
                            : new ModelType("text", false, null);
        }
        if (column.identity != null) {
            return new ModelType(after.pick(ModelType.NUMBERS.subList(0, 3)), false, null);
        }
        List<String> next = new ArrayList<>(List.of("text"));
        if (ModelType.NUMBERS.contains(type.base()) || ModelType.TEXTS.contains(type.base())) {
            next.addAll(ModelType.NUMBERS);
            next.addAll(ModelType.TEXTS);
            if (type.base().equals("numeric(10,2)")) {
                next.remove("varchar(20)");
            }
        } else if (ModelType.MOMENTS.contains(type.base())) {
            next.addAll(ModelType.MOMENTS);
        } else if (type.base().equals("boolean")) {
            next.add("integer");
        } else if (type.base().startsWith("json")) {
            next.addAll(List.of("json", "jsonb"));
        }
        return new ModelType(after.pick(next), false, null);
    }

    private void keepKeys() {
        tables.forEach((old, now) -> {
            for (Key key : old.keys) {
                List<ModelColumn> same = same(key.columns());
                if (same != null
                        && same.stream().allMatch(column -> column.type.tellsRowsApart())
                        && after.chance(65)) {
                    if (key.primary()) {
                        same.forEach(column -> column.nullable = false);
                    }
                    now.keys.add(new Key(name(key.name()), key.primary(), same));
                }
            }
        });
    }

    private void keepReferences() {
        tables.forEach((old, now) -> {
            for (Reference each : old.references) {
                ModelTable target = tables.get(each.target());
                List<ModelColumn> same = same(each.columns());
                List<ModelColumn> targets = same(each.targetColumns());
                if (target == null || same == null || targets == null || !after.chance(70)) {
                    continue;
                }
                boolean fits =
                        target.keys.stream()
                                .anyMatch(key ->
                                        Set.copyOf(key.columns()).equals(Set.copyOf(targets)));
                for (int i = 0; i < same.size(); i++) {
                    fits &= same.get(i).type.equals(targets.get(i).type);
                }
                if (fits) {
                    now.references.add(
                            new Reference(
                                    name(each.name()),
                                    same,
                                    target,
                                    targets,
                                    each.onDelete(),
                                    each.onUpdate()));
                }
            }
        });
    }

    private void keepIndexes() {
        tables.forEach((old, now) -> {
            for (ModelIndex each : old.indexes) {
                List<ModelColumn> same = same(each.parts().stream().map(Part::column).toList());
                ModelColumn condition =
                        each.conditionColumn() == null ? null : columns.get(each.conditionColumn());
                boolean conditionFits =
                        each.conditionColumn() == null
                                || condition != null
                                        && (each.condition().contains("NOT NULL")
                                                || condition.type.equals(
                                                        each.conditionColumn().type)
                                                || literalFits(each.condition(), condition));
                if (same == null || !conditionFits || !after.chance(70)) {
                    continue;
                }
                boolean fits = true;
                for (ModelColumn column : same) {
                    fits &=
                            each.method().equals("gin")
                                    ? column.type.array() || column.type.base().equals("jsonb")
                                    : !column.type.base().equals("json");
                    fits &= !each.unique() || column.type.tellsRowsApart();
                }
                if (fits) {
                    List<Part> parts = new ArrayList<>();
                    for (int i = 0; i < same.size(); i++) {
                        Part part = each.parts().get(i);
                        parts.add(new Part(same.get(i), part.descending(), part.nullsFirst()));
                    }
                    now.indexes.add(
                            new ModelIndex(
                                    name(each.name()),
                                    each.unique(),
                                    each.method(),
                                    parts,
                                    condition,
                                    each.condition()));
                }
            }
        });
    }

    /// The literal of a predicate still reads as a value of the column's new type.
    private static boolean literalFits(String condition, ModelColumn column) {
        if (column.type.array()) {
            return false;
        }
        if (column.type.of() != null) {
            return column.type.of().labels().stream()
                    .anyMatch(label ->
                            condition.endsWith(
                                    "= " + dev.leat.schema.SqlLiteral.quote(label) + ")"));
        }
        return ModelType.TEXTS.contains(column.type.base())
                || ModelType.NUMBERS.contains(column.type.base()) && condition.contains("'3'");
    }

    private String name(String old) {
        return after.chance(75) ? after.keepName(old) : after.freeName();
    }

    private List<ModelColumn> same(List<ModelColumn> old) {
        List<ModelColumn> now = new ArrayList<>();
        for (ModelColumn each : old) {
            ModelColumn column = columns.get(each);
            if (column == null) {
                return null;
            }
            now.add(column);
        }
        return now;
    }

    ModelTable next(ModelTable table) {
        return tables.get(table);
    }

    ModelColumn next(ModelColumn column) {
        return columns.get(column);
    }

    /// The labels that rows may have: those that survive.
    List<String> labels(ModelEnum type) {
        ModelEnum now = enums.get(type.path());
        return now == null
                ? type.labels()
                : type.labels().stream().filter(now.labels()::contains).toList();
    }
}
