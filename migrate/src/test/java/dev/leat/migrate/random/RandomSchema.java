package dev.leat.migrate.random;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.migrate.entity.SchemaEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.random.ModelTable.Key;
import dev.leat.migrate.random.ModelTable.ModelColumn;
import dev.leat.migrate.random.ModelTable.ModelIndex;
import dev.leat.migrate.random.ModelTable.Part;
import dev.leat.migrate.random.ModelTable.Reference;
import dev.leat.migrate.random.ModelType.ModelEnum;
import dev.leat.schema.SqlLiteral;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// A schema made up by dice, over everything that entities can say.
final class RandomSchema {
    static final List<String> SCHEMAS = List.of("public", "s t");
    private static final List<String> ACTIONS =
            List.of("NO ACTION", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT");

    final Random random;
    final Set<String> schemas = new HashSet<>();
    final List<ModelEnum> enums = new ArrayList<>();
    final List<ModelTable> tables = new ArrayList<>();
    final Set<String> publications = new HashSet<>();
    private final Set<String> usedNames = new HashSet<>();

    RandomSchema(Random random) {
        this.random = random;
    }

    static RandomSchema first(Random random) {
        RandomSchema schema = new RandomSchema(random);
        if (random.nextInt(3) > 0) {
            schema.schemas.add("s t");
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            schema.enums.add(
                    new ModelEnum(
                            schema.someSchema(),
                            "enum " + i,
                            schema.labels(List.of("a", "it's", "B \"c\"", "d", "e,f"), 1)));
        }
        List<String> names =
                new ArrayList<>(
                        List.of("user", "Post", "tag \"q\"", "order", "plain", "straße", "x"));
        java.util.Collections.shuffle(names, random);
        for (int i = random.nextInt(4); i >= 0; i--) {
            ModelTable table =
                    new ModelTable(new TableName(schema.someSchema(), names.get(i)), null);
            schema.tables.add(table);
            schema.newColumns(table, 1 + random.nextInt(7));
        }
        schema.tables.forEach(schema::newKeys);
        schema.tables.forEach(schema::newReferences);
        schema.tables.forEach(schema::newIndexes);
        schema.publish();
        return schema;
    }

    List<Entity> entities() {
        List<Entity> entities = new ArrayList<>();
        schemas.forEach(each -> entities.add(new SchemaEntity(each)));
        enums.forEach(
                each -> entities.add(new EnumEntity(each.schema(), each.name(), each.labels())));
        tables.forEach(each -> each.entities(entities));
        for (String publication : publications) {
            entities.add(new PublicationEntity(publication));
            for (ModelTable table : tables) {
                if (table.published) {
                    entities.add(new PublishedTableEntity(publication, table.name));
                }
            }
        }
        return entities;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String someSchema() {
        return schemas.isEmpty() || chance(60) ? "public" : "s t";
    }

    List<String> labels(List<String> pool, int atLeast) {
        List<String> labels = new ArrayList<>(pool);
        java.util.Collections.shuffle(labels, random);
        return List.copyOf(
                labels.subList(0, atLeast + random.nextInt(labels.size() - atLeast + 1)));
    }

    /// Keys and indexes draw from few names, so that names move from one to another.
    String freeName() {
        while (true) {
            String name = "k" + random.nextInt(60);
            if (usedNames.add(name)) {
                return name;
            }
        }
    }

    String keepName(String name) {
        return usedNames.add(name) ? name : freeName();
    }

    void newColumns(ModelTable table, int count) {
        List<String> names =
                new ArrayList<>(
                        List.of("id", "name", "a", "b", "select", "We \"ird", "ü", "n", "m"));
        java.util.Collections.shuffle(names, random);
        for (int i = 0; i < count; i++) {
            // A new column of an old table has a name that was never there.
            String name = table.origin == null ? names.get(i) : "new " + i;
            ModelColumn column = new ModelColumn(name, null, someType());
            boolean filled = table.origin != null;
            column.nullable = chance(50);
            if (!filled && column.type.isInteger() && chance(15)) {
                column.identity = identity();
                column.nullable = false;
            } else if (filled && !column.nullable || chance(40)) {
                column.defaultSql = column.type.defaultSql(random.nextInt(9));
            }
            table.columns.add(column);
        }
    }

    String identity() {
        return chance(50) ? "GENERATED ALWAYS AS IDENTITY" : "GENERATED BY DEFAULT AS IDENTITY";
    }

    ModelType someType() {
        int dice = random.nextInt(10);
        if (dice < 4) {
            return new ModelType(pick(ModelType.NUMBERS), false, null);
        }
        if (dice < 6) {
            return new ModelType(pick(ModelType.TEXTS), chance(20), null);
        }
        if (dice < 7) {
            return new ModelType(pick(ModelType.MOMENTS), false, null);
        }
        if (dice < 8) {
            return new ModelType(pick(ModelType.REST), false, null);
        }
        if (dice < 9 && !enums.isEmpty()) {
            return new ModelType("enum", chance(25), pick(enums));
        }
        return new ModelType(pick(List.of("integer", "bigint", "text")), true, null);
    }

    /// Whether a key may stand on the column: the rows that are there must differ in it.
    private static boolean canBeKey(ModelTable table, ModelColumn column) {
        boolean now = column.type.tellsRowsApart();
        if (table.origin == null) {
            return now;
        }
        return now && column.origin != null && column.origin.type.tellsRowsApart();
    }

    private List<ModelColumn> keyColumns(ModelTable table) {
        List<ModelColumn> columns = new ArrayList<>(table.columns);
        columns.removeIf(column -> !canBeKey(table, column));
        java.util.Collections.shuffle(columns, random);
        return columns.isEmpty()
                ? columns
                : new ArrayList<>(
                        columns.subList(0, 1 + random.nextInt(Math.min(2, columns.size()))));
    }

    void newKeys(ModelTable table) {
        boolean primary = table.keys.stream().noneMatch(Key::primary) && chance(80);
        for (int i = random.nextInt(3); i > 0; i--) {
            List<ModelColumn> columns = keyColumns(table);
            if (columns.isEmpty()
                    || table.keys.stream().anyMatch(key -> key.columns().equals(columns))) {
                continue;
            }
            if (primary) {
                columns.forEach(column -> column.nullable = false);
            }
            table.keys.add(new Key(freeName(), primary, columns));
            primary = false;
        }
    }

    /// Rows have equal values in columns of one type, so what refers finds what it refers to.
    void newReferences(ModelTable table) {
        for (ModelTable target : tables) {
            for (Key key : target.keys) {
                if (!chance(40)) {
                    continue;
                }
                List<ModelColumn> targetColumns = new ArrayList<>(key.columns());
                java.util.Collections.shuffle(targetColumns, random);
                List<ModelColumn> columns = new ArrayList<>();
                for (ModelColumn each : targetColumns) {
                    table.columns.stream()
                            .filter(column -> canRefer(table, column, target, each))
                            .filter(column -> !columns.contains(column))
                            .findFirst()
                            .ifPresent(columns::add);
                }
                if (columns.size() == targetColumns.size()) {
                    table.references.add(
                            new Reference(
                                    freeName(),
                                    columns,
                                    target,
                                    targetColumns,
                                    pick(ACTIONS),
                                    pick(ACTIONS)));
                }
            }
        }
    }

    private static boolean canRefer(
            ModelTable table, ModelColumn column, ModelTable target, ModelColumn targetColumn) {
        if (!column.type.equals(targetColumn.type)) {
            return false;
        }
        if (table.origin == null) {
            return true;
        }
        if (column.origin == null) {
            return column.nullable && column.defaultSql == null;
        }
        return target.origin != null
                && targetColumn.origin != null
                && column.origin.type.equals(targetColumn.origin.type);
    }

    void newIndexes(ModelTable table) {
        for (int i = random.nextInt(3); i > 0; i--) {
            ModelColumn some = pick(table.columns);
            if ((some.type.array() || some.type.base().equals("jsonb")) && chance(60)) {
                table.indexes.add(
                        new ModelIndex(
                                freeName(),
                                false,
                                "gin",
                                List.of(new Part(some, false, null)),
                                null,
                                null));
                continue;
            }
            boolean unique = chance(25);
            List<ModelColumn> columns =
                    unique
                            ? keyColumns(table)
                            : table.columns.stream()
                                    .filter(column -> !column.type.base().equals("json"))
                                    .filter(column -> chance(40))
                                    .limit(3)
                                    .toList();
            if (columns.isEmpty()) {
                continue;
            }
            List<Part> parts =
                    columns.stream()
                            .map(column ->
                                    new Part(
                                            column,
                                            chance(40),
                                            chance(30) ? Boolean.valueOf(chance(50)) : null))
                            .toList();
            String condition = chance(40) ? condition(some) : null;
            table.indexes.add(
                    new ModelIndex(
                            freeName(),
                            unique,
                            "btree",
                            parts,
                            condition == null ? null : some,
                            condition));
        }
    }

    private String condition(ModelColumn column) {
        if (column.type.array() || column.type.base().equals("json") || chance(30)) {
            return "(%s IS NOT NULL)";
        }
        if (column.type.of() != null) {
            return "(%s = " + SqlLiteral.quote(pick(column.type.of().labels())) + ")";
        }
        return "(%s <> " + SqlLiteral.quote(column.type.text(3, List.of())) + ")";
    }

    void publish() {
        if (chance(70)) {
            publications.add("pub \"1\"");
        }
        if (chance(20)) {
            publications.add("pub2");
        }
        tables.forEach(table -> table.published = chance(50));
    }
}
