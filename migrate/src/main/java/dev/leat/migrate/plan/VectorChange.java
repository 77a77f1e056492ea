package dev.leat.migrate.plan;

import dev.leat.migrate.plan.Step.Risk;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes between the types of pgvector, and between these and arrays of numbers, whose casts the
/// extension brings; the texts of a vector, a sparse one and an array are not alike.
final class VectorChange {
    private static final Set<String> KINDS = Set.of("vector", "halfvec", "sparsevec");
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

    private VectorChange() {}

    /// {@return the change; `null` if it is not one of vectors}
    static @Nullable TypeChange of(TypeName old, TypeName now, String target) {
        if (isVector(old) && isVector(now)) {
            return old.array() == now.array() ? new TypeChange(risk(old, now), null) : null;
        }
        if (old.array() && NUMBERS.contains(old.base()) && isVector(now) && !now.array()) {
            // Any number of elements is an array's, and one number a vector's.
            boolean exact = old.is("real", "smallint") && !kind(now).equals("halfvec");
            return new TypeChange(exact ? Risk.MAY_FAIL : Risk.DESTROYS, "%s::real[]::" + target);
        }
        // No cast makes an array of a sparse vector.
        if (isVector(old)
                && !old.array()
                && !kind(old).equals("sparsevec")
                && now.array()
                && now.is("real", "double precision")) {
            return new TypeChange(Risk.SLOW, "%s::real[]::" + target + "[]");
        }
        return null;
    }

    private static Risk risk(TypeName old, TypeName now) {
        List<Integer> dimensions = now.parameters();
        boolean fits = dimensions.isEmpty() || dimensions.equals(old.parameters());
        if (kind(old).equals(kind(now))) {
            return dimensions.isEmpty() ? Risk.SAFE : fits ? Risk.SLOW : Risk.MAY_FAIL;
        }
        if (kind(now).equals("halfvec")) {
            return Risk.DESTROYS;
        }
        return fits ? Risk.SLOW : Risk.MAY_FAIL;
    }

    private static boolean isVector(TypeName type) {
        return KINDS.contains(kind(type));
    }

    /// The name without the extension's schema.
    private static String kind(TypeName type) {
        return type.base().substring(type.base().lastIndexOf('.') + 1);
    }
}
