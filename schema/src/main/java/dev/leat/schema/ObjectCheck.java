package dev.leat.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what is wrong with everything of a schema that is no table: names that are taken, views
/// without a query, and what each object finds wrong with itself.
final class ObjectCheck {
    private final Schema schema;
    private final Map<String, String> relationNames;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> identities = new HashSet<>();

    private ObjectCheck(Schema schema, Map<String, String> relationNames) {
        this.schema = schema;
        this.relationNames = relationNames;
    }

    /// @param relationNames what has which name in the space that tables, indexes, views and
    ///   sequences share, by `schema.name`
    static List<String> problemsOf(Schema schema, Map<String, String> relationNames) {
        ObjectCheck check = new ObjectCheck(schema, relationNames);
        check.identities();
        check.views();
        schema.objects().forEach(object -> check.problems.addAll(object.problems(schema)));
        schema.tables().forEach(check::parts);
        schema.views().forEach(check::parts);
        schema.tables().forEach(check::types);
        check.problems.addAll(DerivationCheck.problemsOf(schema));
        return check.problems;
    }

    private void identities() {
        Map<String, DatabaseObject> seen = new HashMap<>();
        schema.enums().forEach(type -> seen.put(type.identity(), type));
        for (DatabaseObject object : schema.objects()) {
            identities.add(object.identity());
            DatabaseObject other = seen.putIfAbsent(object.identity(), object);
            if (other != null) {
                problems.add(
                        other == object
                                ? object.describe() + " is listed twice"
                                : "%s and %s have the same name in Postgres"
                                        .formatted(other.describe(), object.describe()));
            }
            if (other == null && object.identity().startsWith("relation ")) {
                String key = object.identity().substring("relation ".length());
                String taken = relationNames.putIfAbsent(key, object.describe());
                if (taken != null) {
                    problems.add(
                            "%s and %s have the same name in Postgres, \"%s\""
                                    .formatted(
                                            taken,
                                            object.describe(),
                                            key.substring(key.indexOf('.') + 1)));
                }
            }
        }
    }

    private void views() {
        for (RowSource<?> view : schema.views()) {
            ViewBody body = view.body();
            if (body != null) {
                try {
                    body.sql();
                } catch (SchemaException e) {
                    problems.addAll(e.problems());
                }
            }
            for (Column<?> column : view.columns()) {
                ColumnSpec spec = column.spec();
                if (spec.primaryKey()
                        || spec.unique()
                        || column.defaultClause() != null
                        || spec.reference() != null) {
                    problems.add(
                            "%s is a column of a view: it has a type and may be nullable(), and the rest is up to the query"
                                    .formatted(column));
                }
            }
        }
    }

    private void parts(RowSource<?> owner) {
        Set<String> seen = new HashSet<>();
        for (TableObject object : owner.objects()) {
            if (!seen.add(object.identity())) {
                problems.add("%s has two of %s".formatted(owner, object.describe()));
            }
            problems.addAll(object.problems(owner, schema));
        }
    }

    /// Domains and composite types are objects of their own, which a column's type only names.
    private void types(Table<?> table) {
        for (Column<?> column : table.columns()) {
            SqlType type = column.type().scalarType();
            String wanted = null;
            if (type instanceof SqlType.Domain domain) {
                wanted = "type " + domain.schema() + "." + domain.name();
            } else if (type instanceof SqlType.Composite composite) {
                wanted = "type " + composite.schema() + "." + composite.name();
            }
            if (wanted != null && !identities.contains(wanted)) {
                problems.add(
                        "%s is of the type %s, which is not among the objects of the definition; list it in objects()"
                                .formatted(column, type.sql()));
            }
        }
    }
}
