package dev.leat.migrate.expand;

import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.TriggerEntity;
import dev.leat.schema.Identifier;
import java.util.List;

/// The trigger that keeps two columns alike, whichever of them is written.
///
/// On insert, the one that is given counts; if neither is, the default of the new column does. On
/// update, the one that changed alone counts. Where the new column may be null and the old one may
/// not, an old client sees the fallback, also for a row that gives neither.
final class PairTrigger {
    private PairTrigger() {}

    static FunctionEntity function(PairedColumn pair) {
        return new FunctionEntity(
                pair.old().table().schema(),
                pair.triggerName(),
                "",
                FunctionEntity.Type.FUNCTION,
                "",
                "trigger",
                "plpgsql",
                List.of(),
                body(pair),
                false);
    }

    static TriggerEntity trigger(PairedColumn pair) {
        return new TriggerEntity(
                pair.old().table(),
                pair.triggerName(),
                false,
                "BEFORE",
                List.of("INSERT", "UPDATE"),
                List.of(),
                null,
                null,
                null,
                null,
                true,
                null,
                pair.old().table().schema(),
                pair.triggerName(),
                List.of(),
                "ENABLE");
    }

    private static String body(PairedColumn pair) {
        String then = Identifier.quote(pair.old().name());
        String now = Identifier.quote(pair.now().name());
        String toOld =
                pair.fallback() == null
                        ? "NEW." + now
                        : "coalesce(NEW." + now + ", " + pair.fallback() + ")";
        String initial =
                pair.now().defaultSql() != null ? pair.now().defaultSql() : pair.old().defaultSql();
        String both =
                pair.fallback() != null
                        ? pair.now().defaultSql() == null
                                ? ""
                                : "      NEW." + now + " := " + pair.now().defaultSql() + ";\n"
                        : initial == null ? "" : "      NEW." + now + " := " + initial + ";\n";
        return """

        BEGIN
          IF TG_OP = 'INSERT' THEN
            IF NEW.%1$s IS NULL AND NEW.%2$s IS NULL THEN
        %4$s      NEW.%1$s := %3$s;
            ELSIF NEW.%2$s IS NULL THEN
              NEW.%2$s := NEW.%1$s;
            ELSIF NEW.%1$s IS NULL THEN
              NEW.%1$s := %3$s;
            END IF;
          ELSIF NEW.%2$s IS DISTINCT FROM OLD.%2$s AND NEW.%1$s IS NOT DISTINCT FROM OLD.%1$s THEN
            NEW.%1$s := %3$s;
          ELSIF NEW.%1$s IS DISTINCT FROM OLD.%1$s AND NEW.%2$s IS NOT DISTINCT FROM OLD.%2$s THEN
            NEW.%2$s := NEW.%1$s;
          END IF;
          RETURN NEW;
        END
        """
                .formatted(then, now, toOld, both);
    }
}
