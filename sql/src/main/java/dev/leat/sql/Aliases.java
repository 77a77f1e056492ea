package dev.leat.sql;

/// Hands out the names of tables within one statement: `t0`, `t1`, …
public final class Aliases {
    private int count;

    public String next() {
        return "t" + count++;
    }
}
