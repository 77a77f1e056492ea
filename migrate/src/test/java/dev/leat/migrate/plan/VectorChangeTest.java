package dev.leat.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a change between types of pgvector costs; that the server converts so is shown where there
/// is one that has them.
class VectorChangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "by itself",
            value = {
                "vector(3) | vector | SAFE | by itself",
                "vector | vector(3) | MAY_FAIL | by itself",
                "vector(3) | vector(4) | MAY_FAIL | by itself",
                "vector(3) | halfvec(3) | DESTROYS | by itself",
                "sparsevec(3) | halfvec(3) | DESTROYS | by itself",
                "halfvec(3) | vector(3) | SLOW | by itself",
                "halfvec(3) | vector(4) | MAY_FAIL | by itself",
                "vector(3) | sparsevec(3) | SLOW | by itself",
                "public.vector(3)[] | public.sparsevec(3)[] | SLOW | by itself",
                "real[] | vector(3) | MAY_FAIL | %s::real[]::vector(3)",
                "integer[] | vector(3) | DESTROYS | %s::real[]::vector(3)",
                "double precision[] | sparsevec(3) | DESTROYS | %s::real[]::sparsevec(3)",
                "real[] | ext.halfvec(3) | DESTROYS | %s::real[]::ext.halfvec(3)",
                "vector(3) | real[] | SLOW | %s::real[]::real[]",
                "halfvec(3) | double precision[] | SLOW | %s::real[]::double precision[]",
                "text | vector(3) | MAY_FAIL | %s::vector(3)",
                "vector(3) | text | SLOW | by itself"
            })
    void saysWhatItCosts(String before, String after, Step.Risk risk, String using) {
        assertThat(TypeChange.of(before, after)).isEqualTo(new TypeChange(risk, using));
    }
}
