package dev.leat.migrate.random;

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
/// failure names its own, and `-Dleat.seed=N` repeats it.
final class RandomSize {
    private RandomSize() {}

    static int pairs() {
        boolean nightly = "nightly".equals(System.getProperty("leat.random.size"));
        return Integer.getInteger("leat.random.pairs", nightly ? 5_000 : 150);
    }
}
