package dev.leat.migrate.plan;

import dev.leat.migrate.ddl.Names;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The query that counts the rows whose value does not fit a new type.
final class MisfitCount {
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
            String range = INTEGERS.get(now.base());
            boolean limited = !now.parameters().isEmpty();
            if (now.is("varchar", "character") && limited) {
                condition = "length(" + column + "::text) > " + now.length();
            } else if (now.is("bit") && old.is("bit", "varbit")) {
                condition = "length(" + column + ") <> " + now.length();
            } else if (now.is("varbit") && limited && old.is("bit", "varbit")) {
                condition = "length(" + column + ") > " + now.length();
            } else if (range != null && isNumber(old)) {
                condition = column + " NOT BETWEEN " + range;
            } else if (now.is("numeric") && limited && isNumber(old)) {
                condition = "abs(" + column + ") >= 10::numeric ^ " + now.wholeDigits();
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

    private static boolean isNumber(TypeName type) {
        return INTEGERS.containsKey(type.base()) || type.is("numeric", "real", "double precision");
    }
}
