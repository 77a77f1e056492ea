package dev.leat.ivm.engine;

import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.source.TableSpec.ColumnSpec;
import dev.leat.ivm.source.TableSpec.ValueType;
import dev.leat.ivm.store.MemoryStore;
import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstCondition;
import dev.leat.query.ast.AstCondition.And;
import dev.leat.query.ast.AstCondition.Comparison;
import dev.leat.query.ast.AstCondition.Exists;
import dev.leat.query.ast.AstCondition.Operand;
import dev.leat.query.ast.AstCondition.Operator;
import dev.leat.query.ast.AstCondition.Or;
import dev.leat.query.ast.CorrelatedSubquery;
import dev.leat.query.ast.CorrelatedSubquery.Correlation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// A store and an engine on the thread of the test, and short words to write queries with.
final class Bed {
    final MemoryStore store = new MemoryStore("00");
    final List<View> failed = new ArrayList<>();
    Set<View> changed = Set.of();
    final Engine engine;
    private int versions;

    Bed() {
        this(EngineOptions.DEFAULT);
    }

    Bed(EngineOptions options) {
        engine =
                new Engine(
                        store,
                        Runnable::run,
                        Runnable::run,
                        options,
                        new EngineListener() {
                            @Override
                            public void onPublished(String version, Set<View> views) {
                                changed = views;
                            }

                            @Override
                            public void onFailed(View view, Throwable failure) {
                                failed.add(view);
                            }
                        });
    }

    /// The first column is the key; types follow from the names: `id`, `…Id` and `s…` are strings,
    /// `n…` numbers, `f…` booleans, `j…` JSON.
    static TableSpec table(String name, String... columns) {
        List<ColumnSpec> specs =
                Arrays.stream(columns)
                        .map(column ->
                                new ColumnSpec(
                                        column,
                                        switch (column.charAt(0)) {
                                            case 'n' -> ValueType.NUMBER;
                                            case 'f' -> ValueType.BOOLEAN;
                                            case 'j' -> ValueType.JSON;
                                            default -> ValueType.STRING;
                                        }))
                        .toList();
        return new TableSpec(
                name, specs, List.of(columns[0]), List.of(List.of(columns[0]), List.of("id")));
    }

    Commit commit(Consumer<MemoryStore> changes) {
        store.begin();
        changes.accept(store);
        Commit commit = store.commit("v%06d".formatted(++versions));
        engine.advance(commit);
        return commit;
    }

    void put(String table, Object... values) {
        commit(tx -> tx.put(table, row(values)));
    }

    static Row row(Object... values) {
        return new Row(values);
    }

    View view(Ast ast) {
        return engine.acquire(ast, Map.of()).join();
    }

    /// The held rows as `table:first column`.
    static List<String> held(View view) {
        List<String> held = new ArrayList<>();
        view.snapshot().rows().forEach(row -> held.add(row.table() + ":" + row.row().get(0)));
        return held;
    }

    static AstCondition cmp(String column, Operator operator, Object value) {
        return new Comparison(new Operand.Column(column), operator, new Operand.Literal(value));
    }

    static AstCondition eq(String column, Object value) {
        return cmp(column, Operator.EQ, value);
    }

    static AstCondition and(AstCondition... parts) {
        return new And(List.of(parts));
    }

    static AstCondition or(AstCondition... parts) {
        return new Or(List.of(parts));
    }

    static AstCondition exists(CorrelatedSubquery related) {
        return new Exists(related, false, null, null);
    }

    static AstCondition notExists(CorrelatedSubquery related) {
        return new Exists(related, true, null, null);
    }

    static CorrelatedSubquery join(String parentField, String childField, Ast child) {
        return new CorrelatedSubquery(
                new Correlation(List.of(parentField), List.of(childField)), child, false, null);
    }
}
