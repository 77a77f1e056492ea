package dev.leat.e2e.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a query means, said without any query language.
///
/// @param table the client's name of the table
/// @param where null when every row qualifies
/// @param limit at most that many rows, per parent where the query is a related one
/// @param start where the page begins
/// @param one shown as one row instead of a list
record Description(
        String table,
        @Nullable Where where,
        List<Related> related,
        List<Order> orderBy,
        Optional<Integer> limit,
        Optional<Start> start,
        boolean one) {

    /// The rows of a relationship, nested into each row.
    record Related(String name, Description query) {}

    record Order(String column, boolean descending) {}

    /// @param row a value for each ordering column, the primary key's included; values may be null
    record Start(Map<String, @Nullable Object> row, boolean inclusive) {}

    /// A condition on a row.
    sealed interface Where {
        record Compare(String column, String op, @Nullable Object value) implements Where {}

        record All(List<Where> of) implements Where {}

        record Any(List<Where> of) implements Where {}

        record Exists(String name, boolean negated, Description query) implements Where {}
    }

    /// Whether some level says NOT EXISTS, which clients cannot.
    boolean negated() {
        return (where != null && negated(where))
                || related.stream().anyMatch(r -> r.query().negated());
    }

    private static boolean negated(Where where) {
        return switch (where) {
            case Where.Compare _ -> false;
            case Where.All all -> all.of().stream().anyMatch(Description::negated);
            case Where.Any any -> any.of().stream().anyMatch(Description::negated);
            case Where.Exists exists -> exists.negated() || exists.query().negated();
        };
    }

    /// The form that `apps/random.mjs` reads.
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("table", table);
        if (where != null) {
            json.put("where", json(where));
        }
        json.put(
                "related",
                related.stream()
                        .map(r -> Map.of("name", r.name(), "query", r.query().json()))
                        .toList());
        json.put(
                "orderBy",
                orderBy.stream()
                        .map(o -> List.of(o.column(), o.descending() ? "desc" : "asc"))
                        .toList());
        limit.ifPresent(n -> json.put("limit", n));
        start.ifPresent(s -> json.put("start", Map.of("row", s.row(), "inclusive", s.inclusive())));
        if (one) {
            json.put("one", true);
        }
        return json;
    }

    private static Map<String, @Nullable Object> json(Where where) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        switch (where) {
            case Where.Compare(String column, String op, Object value) -> {
                json.put("is", "compare");
                json.put("column", column);
                json.put("op", op);
                json.put("value", value);
            }
            case Where.All(List<Where> of) -> {
                json.put("is", "and");
                json.put("of", new ArrayList<>(of.stream().map(Description::json).toList()));
            }
            case Where.Any(List<Where> of) -> {
                json.put("is", "or");
                json.put("of", new ArrayList<>(of.stream().map(Description::json).toList()));
            }
            case Where.Exists(String name, boolean negated, Description query) -> {
                json.put("is", "exists");
                json.put("name", name);
                json.put("negated", negated);
                json.put("query", query.json());
            }
        }
        return json;
    }
}
