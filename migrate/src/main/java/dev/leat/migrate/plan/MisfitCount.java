package dev.leat.migrate.plan;

import dev.leat.migrate.ddl.Names;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The query that counts the rows whose value does not fit a new type.
final class MisfitCount {
    private static final Pattern VARCHAR = Pattern.compile("varchar\\((\\d+)\\)");
    private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+)(?:,(-?\\d+))?\\)");
    private static final Map<String, String> INTEGERS =
            Map.of(
                    "smallint", "-32768 AND 32767",
                    "integer", "-2147483648 AND 2147483647",
                    "bigint", "-9223372036854775808 AND 9223372036854775807");

    /// The first server that can try a text without failing.
    private static final int CAN_TRY = 16;

    private MisfitCount() {}

    /// {@return the query; `null` where no query can tell}
    static @Nullable String of(ColumnEntity before, ColumnEntity after, int serverVersion) {
        String column = Identifier.quote(after.name());
        TypeName old = TypeName.of(before.type());
        TypeName now = TypeName.of(after.type());
        String condition = null;
        if (!old.array() && !now.array()) {
            Matcher length = VARCHAR.matcher(now.element());
            Matcher numeric = NUMERIC.matcher(now.element());
            String range = INTEGERS.get(now.element());
            if (length.matches()) {
                condition = "length(" + column + "::text) > " + length.group(1);
            } else if (range != null && isNumber(old.element())) {
                condition = column + " NOT BETWEEN " + range;
            } else if (numeric.matches() && isNumber(old.element())) {
                int digits =
                        Integer.parseInt(numeric.group(1))
                                - (numeric.group(2) == null
                                        ? 0
                                        : Integer.parseInt(numeric.group(2)));
                condition = "abs(" + column + ") >= 10::numeric ^ " + digits;
            }
        }
        if (condition == null && serverVersion >= CAN_TRY && !now.array()) {
            condition =
                    "NOT pg_input_is_valid("
                            + column
                            + "::text, "
                            + SqlLiteral.quote(after.type())
                            + ")";
        }
        return condition == null
                ? null
                : "SELECT count(*) FROM " + Names.of(after.table()) + " WHERE " + condition;
    }

    private static boolean isNumber(String type) {
        return INTEGERS.containsKey(type)
                || type.startsWith("numeric")
                || type.equals("real")
                || type.equals("double precision");
    }
}
