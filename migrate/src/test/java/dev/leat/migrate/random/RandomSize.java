package dev.leat.migrate.random;

import org.jspecify.annotations.Nullable;

/// How many pairs of schemas are tried.
///
/// [AllKindsPairsTest] and [SchemaPairsTest] have half of them each: 300 together wherever the
/// tests run, 10,000 at night, which takes about half an hour:
///
/// ```
/// mvn -pl migrate test -Dtest='*PairsTest' -Dleat.random.size=nightly
/// ```
///
/// `-Dleat.random.pairs=N` sets the number for each of the two. Every run begins at another seed; a
/// failure names its own, and `-Dleat.seed=N` repeats it. With a number of pairs beside it,
/// `leat.seed` is where a whole row of seeds begins.
final class RandomSize {
    private RandomSize() {}

    static int pairs(@Nullable String seed) {
        if (seed != null) {
            return Integer.getInteger("leat.random.pairs", 1);
        }
        boolean nightly = "nightly".equals(System.getProperty("leat.random.size"));
        return Integer.getInteger("leat.random.pairs", nightly ? 5_000 : 150);
    }
}
