package dev.leat.migrate.derived;

import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.TriggerEntity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Functions and triggers as entities, in the one shape that all of this package have.
final class TriggerFunctions {
    /// The names in conditions of raw SQL are looked up where the application keeps its objects.
    static final String SEARCH_PATH = "SET search_path TO 'pg_catalog', 'public', 'pg_temp'";

    private TriggerFunctions() {}

    /// {@return a trigger function. It runs with the rights of its owner: who may write a child
    /// need not be able to write, or even see, the parent}
    static FunctionEntity of(String schema, String name, List<String> attributes, String body) {
        List<String> all = new ArrayList<>();
        all.add("SECURITY DEFINER");
        all.add(SEARCH_PATH);
        all.addAll(attributes);
        return new FunctionEntity(
                schema,
                name,
                "",
                FunctionEntity.Type.FUNCTION,
                "",
                "trigger",
                "plpgsql",
                all,
                "\n" + body + "\n",
                false);
    }

    /// {@return a trigger that runs for a whole statement}
    static TriggerEntity statement(
            TableName table,
            String name,
            String timing,
            String event,
            List<String> columns,
            @Nullable String oldTable,
            @Nullable String newTable,
            FunctionEntity function,
            List<String> arguments) {
        return new TriggerEntity(
                table,
                name,
                false,
                timing,
                List.of(event),
                columns,
                null,
                null,
                oldTable,
                newTable,
                false,
                null,
                function.schema(),
                function.name(),
                arguments,
                "ENABLE");
    }

    /// {@return a trigger that runs before each row}
    static TriggerEntity row(
            TableName table,
            String name,
            String event,
            List<String> columns,
            @Nullable String when,
            FunctionEntity function) {
        return new TriggerEntity(
                table,
                name,
                false,
                "BEFORE",
                List.of(event),
                columns,
                null,
                null,
                null,
                null,
                true,
                when,
                function.schema(),
                function.name(),
                List.of(),
                "ENABLE");
    }
}
