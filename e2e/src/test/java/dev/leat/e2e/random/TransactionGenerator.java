package dev.leat.e2e.random;

import dev.leat.e2e.random.Model.Column;
import dev.leat.e2e.random.Model.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Draws transactions: inserts, updates, deletes and changes of keys, alone and together, sometimes
/// undone in part.
final class TransactionGenerator {
    private final Random random;

    TransactionGenerator(Random random) {
        this.random = random;
    }

    /// The statements of one transaction, without its BEGIN and COMMIT.
    List<String> transaction() {
        List<String> statements = new ArrayList<>();
        int size = random.nextInt(8) == 0 ? 20 : 1 + random.nextInt(5);
        for (int i = 0; i < size; i++) {
            statements.add(statement());
        }
        if (random.nextInt(6) == 0) {
            statements.add("SAVEPOINT undone");
            statements.add(statement());
            statements.add("ROLLBACK TO SAVEPOINT undone");
        }
        return statements;
    }

    /// Enough rows to start with.
    List<String> seed() {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            statements.add(upsert(Model.entities().get(i % Model.entities().size())));
        }
        return statements;
    }

    private String statement() {
        Entity entity = Model.entities().get(random.nextInt(Model.entities().size()));
        int kind = random.nextInt(100);
        if (kind < 40) {
            return upsert(entity);
        }
        if (kind < 65) {
            List<Column> plain =
                    entity.columns().stream()
                            .filter(c -> !entity.key().contains(c.name()))
                            .toList();
            if (plain.isEmpty()) {
                return moveKey(entity);
            }
            Column column = plain.get(random.nextInt(plain.size()));
            return "UPDATE %s SET %s = %s WHERE %s"
                    .formatted(
                            entity.sqlName(),
                            sql(entity, column),
                            literal(column),
                            somewhere(entity));
        }
        if (kind < 90) {
            return "DELETE FROM %s WHERE %s".formatted(entity.sqlName(), somewhere(entity));
        }
        if (kind < 97) {
            return moveKey(entity);
        }
        if (kind < 99) {
            Column column = entity.columns().getFirst();
            return "UPDATE %s SET %s = %s"
                    .formatted(entity.sqlName(), sql(entity, column), sql(entity, column));
        }
        return "TRUNCATE " + entity.sqlName();
    }

    private String upsert(Entity entity) {
        String columns =
                entity.columns().stream()
                        .map(c -> sql(entity, c))
                        .collect(Collectors.joining(", "));
        String values =
                entity.columns().stream().map(this::literal).collect(Collectors.joining(", "));
        String key =
                entity.key().stream()
                        .map(entity.sqlColumns()::get)
                        .collect(Collectors.joining(", "));
        String update =
                entity.columns().stream()
                        .filter(c -> !entity.key().contains(c.name()))
                        .map(c -> sql(entity, c) + " = excluded." + sql(entity, c))
                        .collect(Collectors.joining(", "));
        return "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO %s"
                .formatted(
                        entity.sqlName(),
                        columns,
                        values,
                        key,
                        update.isEmpty() ? "NOTHING" : "UPDATE SET " + update);
    }

    /// Gives one row a key that no other has.
    private String moveKey(Entity entity) {
        Column key = entity.column(entity.key().getLast());
        String column = sql(entity, key);
        String others =
                entity.key().stream()
                        .filter(k -> !k.equals(key.name()))
                        .map(k ->
                                " AND o."
                                        + entity.sqlColumns().get(k)
                                        + " = t."
                                        + entity.sqlColumns().get(k))
                        .collect(Collectors.joining());
        String wanted = literal(key);
        return "UPDATE %s t SET %s = %s WHERE %s AND NOT EXISTS (SELECT FROM %s o WHERE o.%s = %s%s)"
                .formatted(
                        entity.sqlName(),
                        column,
                        wanted,
                        one(entity),
                        entity.sqlName(),
                        column,
                        wanted,
                        others);
    }

    private String one(Entity entity) {
        return entity.key().stream()
                .map(k -> "t." + entity.sqlColumns().get(k) + " = " + literal(entity.column(k)))
                .collect(Collectors.joining(" AND "));
    }

    private String somewhere(Entity entity) {
        Column column = entity.column(entity.key().getFirst());
        String name = sql(entity, column);
        return random.nextInt(3) == 0
                ? name + " IN (" + literal(column) + ", " + literal(column) + ")"
                : name + " = " + literal(column);
    }

    private String literal(Column column) {
        return column.literals().get(random.nextInt(column.literals().size()));
    }

    private static String sql(Entity entity, Column column) {
        return entity.sqlColumns().get(column.name());
    }
}
