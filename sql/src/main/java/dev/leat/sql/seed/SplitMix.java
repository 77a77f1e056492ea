package dev.leat.sql.seed;

import java.util.random.RandomGenerator;

/// Random numbers of a column's own: SplitMix64, started from the seed and the column's name.
final class SplitMix implements RandomGenerator {
    private long state;

    SplitMix(long seed, String name) {
        this.state = seed;
        for (int i = 0; i < name.length(); i++) {
            state = nextLong() + name.charAt(i);
        }
    }

    @Override
    public long nextLong() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
