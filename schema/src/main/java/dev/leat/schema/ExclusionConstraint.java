package dev.leat.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An exclusion constraint: no two rows may satisfy all its operators at once.
///
/// @param method the access method, usually `gist`
/// @param where the rows that it is about; `null` for all
/// @param renamedFrom the name that it had before; `null` if it was not renamed
public record ExclusionConstraint(
        String name,
        String method,
        List<Element> elements,
        List<Column<?>> include,
        @Nullable Condition where,
        Map<String, String> storage,
        @Nullable String tablespace,
        Deferrability deferrability,
        @Nullable String renamedFrom) {
    public ExclusionConstraint {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(method, "method");
        elements = List.copyOf(elements);
        include = List.copyOf(include);
        storage = Collections.unmodifiableMap(new LinkedHashMap<>(storage));
        Objects.requireNonNull(deferrability, "deferrability");
    }

    /// {@return what follows EXCLUDE, deferrability aside: `USING gist (room WITH =, during WITH
    /// &&) WHERE (…)`}
    public String definitionSql() {
        StringBuilder out = new StringBuilder("USING ").append(method).append(" (");
        out.append(
                elements.stream()
                        .map(each -> each.part().sql() + " WITH " + each.operator())
                        .collect(Collectors.joining(", ")));
        out.append(')');
        if (!include.isEmpty()) {
            out.append(
                    include.stream()
                            .map(column -> Identifier.quote(column.name()))
                            .collect(Collectors.joining(", ", " INCLUDE (", ")")));
        }
        if (!storage.isEmpty()) {
            out.append(
                    storage.entrySet().stream()
                            .map(each -> each.getKey() + "=" + SqlLiteral.quote(each.getValue()))
                            .collect(Collectors.joining(", ", " WITH (", ")")));
        }
        if (tablespace != null) {
            out.append(" USING INDEX TABLESPACE ").append(Identifier.quote(tablespace));
        }
        if (where != null) {
            out.append(" WHERE (").append(Ddl.of(where)).append(')');
        }
        return out.toString();
    }

    /// A column or expression, and the operator that compares it between two rows: `&&`, `=`.
    public record Element(IndexPart part, String operator) {
        public Element {
            Objects.requireNonNull(part, "part");
            Objects.requireNonNull(operator, "operator");
        }
    }
}
