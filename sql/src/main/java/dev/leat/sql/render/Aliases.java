package dev.leat.sql.render;

/// Hands out the names of tables within one statement: `t0`, `t1`, …
public final class Aliases {
    private int count;

    /// {@return a name that this has not handed out before}
    public String next() {
        return "t" + count++;
    }
}
