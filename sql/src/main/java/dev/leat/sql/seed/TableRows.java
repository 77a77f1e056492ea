package dev.leat.sql.seed;

import dev.leat.schema.Column;
import dev.leat.schema.ColumnDefault;
import dev.leat.schema.ForeignKey;
import dev.leat.schema.Index;
import dev.leat.schema.MentionedColumns;
import dev.leat.schema.PrimaryKey;
import dev.leat.schema.SqlType;
import dev.leat.schema.Table;
import dev.leat.schema.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes the rows of one table: values of generators, references to rows that were made before,
/// keys that differ.
final class TableRows {
    private static final int ATTEMPTS = 200;
    private static final int ATTEMPTS_WITHOUT_NUMBER = 20;
    private static final int NULL_EVERY = 10;

    private final Table<?> table;
    private final TableSeed wanted;
    private final Map<Table<?>, List<Map<Column<?>, @Nullable Object>>> made;
    private final Map<Column<?>, RandomGenerator> random = new HashMap<>();
    private final Map<Column<?>, Generator<?>> generators = new LinkedHashMap<>();
    private final RandomGenerator references;
    private final List<List<Column<?>>> keys = new ArrayList<>();
    private final List<Set<List<Object>>> taken = new ArrayList<>();
    private final List<Map<Column<?>, @Nullable Object>> rows = new ArrayList<>();

    /// For each row the values of each key.
    private final List<List<List<Object>>> claims = new ArrayList<>();

    /// @param made the rows of tables that were filled before
    TableRows(
            Table<?> table,
            TableSeed wanted,
            long seed,
            Map<Table<?>, List<Map<Column<?>, @Nullable Object>>> made) {
        this.table = table;
        this.wanted = wanted;
        this.made = made;
        this.references = new SplitMix(seed, table.serverName());
        Set<Column<?>> referring = new HashSet<>();
        table.foreignKeys().forEach(key -> referring.addAll(key.columns()));
        for (Column<?> column : table.columns()) {
            random.put(column, new SplitMix(seed, column.toString()));
            Generator<?> said = wanted.generators().get(column);
            if (said != null) {
                generators.put(column, said);
            } else if (isNumbered(column)) {
                generators.put(column, numbers(column));
            } else if (column.generation() == null && !referring.contains(column)) {
                generators.put(column, DefaultGenerator.of(column));
            }
        }
        PrimaryKey primaryKey = table.primaryKey();
        if (primaryKey != null) {
            key(primaryKey.columns());
        }
        for (UniqueKey unique : table.uniqueKeys()) {
            key(unique.columns());
        }
        for (Index index : table.indexes()) {
            if (index.unique() && index.where() == null) {
                List<Column<?>> columns = new ArrayList<>();
                index.parts()
                        .forEach(part ->
                                columns.addAll(MentionedColumns.of(part.sort().expression())));
                key(columns);
            }
        }
    }

    private void key(List<Column<?>> columns) {
        keys.add(columns);
        taken.add(new HashSet<>());
    }

    static boolean isNumbered(Column<?> column) {
        return column.defaultClause() instanceof ColumnDefault.Identity
                || column.defaultClause() instanceof ColumnDefault.Serial;
    }

    private static Generator<Object> numbers(Column<?> column) {
        return (numbers, row) ->
                switch (column.type()) {
                    case SqlType.Smallint t -> (short) (row + 1);
                    case SqlType.Bigint t -> row + 1L;
                    default -> row + 1;
                };
    }

    /// Makes one more row.
    ///
    /// @param parent the row that it must refer to, by the parent's table; `null` for any
    void add(@Nullable Table<?> parentTable, @Nullable Map<Column<?>, @Nullable Object> parent) {
        int number = rows.size();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Map<Column<?>, @Nullable Object> row = row(number, attempt, parentTable, parent);
            if (row != null && claim(row)) {
                rows.add(row);
                return;
            }
        }
        throw new IllegalArgumentException(
                "table %s: after %d rows no other one was found whose keys (%s) differ; ask for fewer rows, or give a column a generator with more values"
                        .formatted(table, number, names()));
    }

    /// Forgets the rows from a place on.
    void takeBack(int size) {
        while (rows.size() > size) {
            rows.removeLast();
            List<List<Object>> claimed = claims.removeLast();
            for (int i = 0; i < keys.size(); i++) {
                taken.get(i).remove(claimed.get(i));
            }
        }
    }

    private String names() {
        List<String> names = new ArrayList<>();
        keys.forEach(key -> names.add(key.stream().map(Column::name).toList().toString()));
        return String.join(", ", names);
    }

    /// {@return a row; `null` if its references do not go together}
    private @Nullable Map<Column<?>, @Nullable Object> row(
            int number,
            int attempt,
            @Nullable Table<?> parentTable,
            @Nullable Map<Column<?>, @Nullable Object> parent) {
        Map<Column<?>, @Nullable Object> row = new LinkedHashMap<>();
        generators.forEach(
                (column, generator) -> row.put(column, value(column, generator, number, attempt)));
        for (ForeignKey key : table.foreignKeys()) {
            if (!refer(row, key, key.target() == parentTable ? parent : null, number)) {
                return null;
            }
        }
        return row;
    }

    private @Nullable Object value(
            Column<?> column, Generator<?> generator, int number, int attempt) {
        RandomGenerator numbers = random.getOrDefault(column, references);
        Object value = generator.generate(numbers, number);
        Bounds bounds = Bounds.of(column);
        for (int i = 0; value != null && !bounds.allow(value); i++) {
            if (i == ATTEMPTS) {
                throw new IllegalArgumentException(
                        "%s: the generator makes nothing that the checks of the table allow"
                                .formatted(column));
            }
            value = generator.generate(numbers, number);
        }
        boolean isKey = keys.stream().anyMatch(key -> key.contains(column));
        if (isKey
                && attempt >= ATTEMPTS_WITHOUT_NUMBER
                && value instanceof String text
                && !wanted.generators().containsKey(column)) {
            return numbered(column, text, number);
        }
        return value;
    }

    /// A usual text made unlike the others.
    private static String numbered(Column<?> column, String text, int number) {
        String suffix = " " + (number + 1);
        Integer length = column.type() instanceof SqlType.Varchar v ? v.length() : null;
        if (length == null || text.length() + suffix.length() <= length) {
            return text + suffix;
        }
        return suffix.length() >= length
                ? suffix.substring(suffix.length() - length).strip()
                : text.substring(0, length - suffix.length()) + suffix;
    }

    private boolean refer(
            Map<Column<?>, @Nullable Object> row,
            ForeignKey key,
            @Nullable Map<Column<?>, @Nullable Object> fixed,
            int number) {
        List<Column<?>> columns = key.columns();
        if (wanted.generators().keySet().containsAll(columns)) {
            return true;
        }
        // One null is enough, and other references may need the rest.
        List<Column<?>> nullable =
                columns.stream()
                        .filter(each -> each.isNullable() && !row.containsKey(each))
                        .toList();
        boolean isNull = !nullable.isEmpty() && references.nextInt(NULL_EVERY) == 0;
        Map<Column<?>, @Nullable Object> target = fixed;
        if (target == null && !isNull) {
            target = target(row, key, number);
        }
        if (target == null && nullable.isEmpty()) {
            if (key.target() != table && !made.getOrDefault(key.target(), List.of()).isEmpty()) {
                return false;
            }
            throw new IllegalArgumentException(
                    "table %s must refer to a row of %s, and there is none; seed that table too, with more than no rows"
                            .formatted(table, key.target()));
        }
        for (int i = 0; i < columns.size(); i++) {
            Column<?> column = columns.get(i);
            if (target != null) {
                row.put(column, target.get(key.targetColumns().get(i)));
            } else if (nullable.contains(column)) {
                row.put(column, null);
            }
        }
        return true;
    }

    /// {@return a row to refer to that has the values that the row has already, in columns that
    /// several references share; `null` if there is none}
    private @Nullable Map<Column<?>, @Nullable Object> target(
            Map<Column<?>, @Nullable Object> row, ForeignKey key, int number) {
        if (key.target() == table) {
            boolean nullable = key.columns().stream().allMatch(Column::isNullable);
            if (number > 0) {
                return rows.get(references.nextInt(number));
            }
            return nullable ? null : row;
        }
        List<Map<Column<?>, @Nullable Object>> candidates =
                made.getOrDefault(key.target(), List.of());
        List<Map<Column<?>, @Nullable Object>> fitting = new ArrayList<>();
        for (Map<Column<?>, @Nullable Object> candidate : candidates) {
            boolean fits = true;
            for (int i = 0; i < key.columns().size(); i++) {
                Object known = row.get(key.columns().get(i));
                fits &= known == null || known.equals(candidate.get(key.targetColumns().get(i)));
            }
            if (fits && !isTaken(key, candidate)) {
                fitting.add(candidate);
            }
        }
        return fitting.isEmpty() ? null : fitting.get(references.nextInt(fitting.size()));
    }

    /// {@return whether the reference is a key by itself, and another row refers there already}
    private boolean isTaken(ForeignKey key, Map<Column<?>, @Nullable Object> candidate) {
        for (int i = 0; i < keys.size(); i++) {
            if (!new HashSet<>(keys.get(i)).equals(new HashSet<>(key.columns()))) {
                continue;
            }
            List<Object> value = new ArrayList<>();
            for (Column<?> column : new LinkedHashSet<>(keys.get(i))) {
                Object part = candidate.get(key.targetColumns().get(key.columns().indexOf(column)));
                if (part != null) {
                    value.add(part);
                }
            }
            if (taken.get(i).contains(value)) {
                return true;
            }
        }
        return false;
    }

    private boolean claim(Map<Column<?>, @Nullable Object> row) {
        List<List<Object>> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            List<Object> value = new ArrayList<>();
            for (Column<?> column : new LinkedHashSet<>(keys.get(i))) {
                Object part = row.get(column);
                if (part != null) {
                    value.add(part);
                }
            }
            // A null is unlike any other, by default.
            boolean counts = value.size() == new HashSet<>(keys.get(i)).size();
            if (counts && taken.get(i).contains(value)) {
                return false;
            }
            values.add(counts ? value : List.of(row));
        }
        for (int i = 0; i < keys.size(); i++) {
            taken.get(i).add(values.get(i));
        }
        claims.add(values);
        return true;
    }

    List<Map<Column<?>, @Nullable Object>> rows() {
        return rows;
    }
}
