package dev.leat.migrate.plan;

import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.List;

/// Computes derived columns that are new or derived otherwise than before, once their triggers are
/// there: those hold back writers until the migration is committed, so that nothing slips through.
final class DerivedBackfill {
    /// How the functions begin that compute a table's derived columns anew; see
    /// `dev.leat.migrate.derived.Repair`.
    private static final String REPAIR = "leat_repair_";

    private DerivedBackfill() {}

    static List<Step> steps(Difference difference) {
        List<Step> steps = new ArrayList<>();
        boolean fresh =
                difference.before().values().stream().noneMatch(TableEntity.class::isInstance);
        for (Entity entity : difference.after().values()) {
            if (!fresh
                    && entity instanceof FunctionEntity function
                    && function.name().startsWith(REPAIR)
                    && !function.equals(difference.before().get(function.key()))) {
                steps.add(
                        new Step(
                                "SELECT "
                                        + Identifier.quote(function.schema())
                                        + "."
                                        + Identifier.quote(function.name())
                                        + "()",
                                Step.Risk.SLOW,
                                "computes the derived columns of every row; writers of their sources wait"));
            }
        }
        return steps;
    }
}
