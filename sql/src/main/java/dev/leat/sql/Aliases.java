package dev.leat.sql;

/// Hands out the names of tables within one statement: `t0`, `t1`, …
final class Aliases {
    private int count;

    String next() {
        return "t" + count++;
    }
}
