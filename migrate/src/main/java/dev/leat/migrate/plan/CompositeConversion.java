package dev.leat.migrate.plan;

import dev.leat.migrate.depend.SqlWords;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.CompositeTypeEntity.Attribute;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.plan.Step.Risk;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the values of a composite type move over to the type that was made anew in its place:
/// attribute by attribute, by their names. As a text they would be taken by their places.
///
/// @param using the expression; `%s` stands for the column
record CompositeConversion(String using, Risk risk) {
    private static final String ARRAY = "[]";

    /// {@return how; `null` if the column is of no composite type, or if every attribute keeps its
    /// place}
    static @Nullable CompositeConversion of(ColumnEntity column, Difference difference) {
        boolean array = column.type().endsWith(ARRAY);
        String type =
                array
                        ? column.type().substring(0, column.type().length() - ARRAY.length())
                        : column.type();
        for (Entity entity : difference.before().values()) {
            if (entity instanceof CompositeTypeEntity old
                    && difference.after().get(old.key()) instanceof CompositeTypeEntity now
                    && isCalled(old, type)) {
                return names(old).equals(names(now))
                        ? null
                        : array ? ofArray(column.type()) : ofRow(old, now, type);
            }
        }
        return null;
    }

    private static boolean isCalled(CompositeTypeEntity type, String written) {
        return written.equals(
                SqlWords.printed(type.schema()) + "." + SqlWords.printed(type.name()));
    }

    private static List<String> names(CompositeTypeEntity type) {
        return type.attributes().stream().map(Attribute::name).toList();
    }

    /// A conversion may not look into the elements of an array one by one.
    private static CompositeConversion ofArray(String type) {
        return new CompositeConversion("NULL::" + type, Risk.DESTROYS);
    }

    private static CompositeConversion ofRow(
            CompositeTypeEntity old, CompositeTypeEntity now, String type) {
        Risk risk = names(now).containsAll(names(old)) ? Risk.SLOW : Risk.DESTROYS;
        List<String> values = new ArrayList<>();
        for (Attribute attribute : now.attributes()) {
            Attribute same =
                    old.attributes().stream()
                            .filter(each -> each.name().equals(attribute.name()))
                            .findFirst()
                            .orElse(null);
            if (same == null) {
                values.add("NULL");
                continue;
            }
            String value = "(%s)." + Identifier.quote(same.name());
            if (same.type().equals(attribute.type())) {
                values.add(value);
            } else {
                TypeChange change = TypeChange.of(same.type(), attribute.type());
                values.add(change.using() == null ? value : change.using().replace("%s", value));
                risk = change.risk().compareTo(risk) > 0 ? change.risk() : risk;
            }
        }
        return new CompositeConversion(
                "CASE WHEN %s IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW("
                        + String.join(", ", values)
                        + ")::"
                        + type
                        + " END",
                risk);
    }
}
