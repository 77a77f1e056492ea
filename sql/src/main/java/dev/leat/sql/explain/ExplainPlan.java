package dev.leat.sql.explain;

import dev.leat.sql.render.Rendered;
import dev.leat.sql.result.StatementRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How Postgres runs a statement.
///
/// @param root the last step, which gives the result
/// @param planningMillis the time it took to plan; `null` if the statement was not run
/// @param executionMillis the time it took to run; `null` if the statement was not run
/// @param json the whole as Postgres said it
public record ExplainPlan(
        Node root, @Nullable Double planningMillis, @Nullable Double executionMillis, String json) {

    /// One step.
    ///
    /// @param type such as `Seq Scan`, `Hash Join`
    /// @param relation the table that it reads, without schema; `null` if none
    /// @param index the index that it uses; `null` if none
    /// @param startupCost until the first row, in the planner's units
    /// @param totalCost until the last row
    /// @param planRows how many rows are expected
    /// @param actualRows how many came, per loop; `null` if the statement was not run
    /// @param actualMillis the time until the last row, per loop; `null` if it was not run
    /// @param loops how often the step ran; `null` if the statement was not run
    /// @param details all else that Postgres says, as text
    /// @param children the steps before it
    public record Node(
            String type,
            @Nullable String relation,
            @Nullable String index,
            double startupCost,
            double totalCost,
            double planRows,
            @Nullable Double actualRows,
            @Nullable Double actualMillis,
            @Nullable Double loops,
            Map<String, String> details,
            List<Node> children) {
        public Node {
            details = Map.copyOf(details);
            children = List.copyOf(children);
        }

        /// {@return this step and all before it}
        public Stream<Node> stream() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Node::stream));
        }
    }

    /// {@return the plan of a statement}
    ///
    /// @param analyze whether to run the statement for it
    public static ExplainPlan of(StatementRunner runner, Rendered statement, boolean analyze) {
        String options = analyze ? "ANALYZE, BUFFERS, FORMAT JSON" : "FORMAT JSON";
        Rendered explain =
                new Rendered(
                        "EXPLAIN (" + options + ") " + statement.sql(),
                        statement.parameters(),
                        statement.tenancy());
        String json =
                String.join(
                        "\n", runner.query(explain, result -> String.valueOf(result.getString(1))));
        return parse(json);
    }

    /// {@return the plan that Postgres said as JSON}
    static ExplainPlan parse(String json) {
        JsonNode whole = JsonMapper.shared().readTree(json).get(0);
        return new ExplainPlan(
                node(whole.get("Plan")),
                number(whole, "Planning Time"),
                number(whole, "Execution Time"),
                json);
    }

    private static Node node(JsonNode plan) {
        Map<String, String> details = new LinkedHashMap<>();
        List<Node> children = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : plan.properties()) {
            if (entry.getKey().equals("Plans")) {
                entry.getValue().forEach(child -> children.add(node(child)));
            } else {
                JsonNode value = entry.getValue();
                details.put(
                        entry.getKey(), value.isString() ? value.stringValue() : value.toString());
            }
        }
        return new Node(
                String.valueOf(details.get("Node Type")),
                details.get("Relation Name"),
                details.get("Index Name"),
                known(plan, "Startup Cost"),
                known(plan, "Total Cost"),
                known(plan, "Plan Rows"),
                number(plan, "Actual Rows"),
                number(plan, "Actual Total Time"),
                number(plan, "Actual Loops"),
                details,
                children);
    }

    private static double known(JsonNode plan, String name) {
        Double value = number(plan, name);
        return value == null ? 0 : value;
    }

    private static @Nullable Double number(JsonNode plan, String name) {
        JsonNode value = plan.get(name);
        return value == null ? null : Double.valueOf(value.asDouble());
    }

    /// {@return the steps, one in a line}
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        print(root, 0, out);
        return out.toString();
    }

    private static void print(Node node, int depth, StringBuilder out) {
        out.append("  ".repeat(depth)).append(node.type());
        if (node.relation() != null) {
            out.append(" on ").append(node.relation());
        }
        if (node.index() != null) {
            out.append(" using ").append(node.index());
        }
        out.append(" (cost=%.2f rows=%.0f)".formatted(node.totalCost(), node.planRows()));
        if (node.actualRows() != null) {
            out.append(" (actual rows=%s loops=%s)".formatted(node.actualRows(), node.loops()));
        }
        out.append('\n');
        node.children().forEach(child -> print(child, depth + 1, out));
    }
}
