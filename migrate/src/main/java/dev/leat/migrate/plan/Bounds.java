package dev.leat.migrate.plan;

/// Between what a sequence counts, and what becomes of the number it has come to when that changes.
///
/// @param min the least number
/// @param max the greatest
/// @param fate what becomes of the present number
record Bounds(long min, long max, Fate fate) {
    /// What becomes of a number that was between the old bounds.
    enum Fate {
        STAYS,
        MAY_NOT_FIT,
        CANNOT_STAY
    }

    Bounds(long min, long max) {
        this(min, max, Fate.STAYS);
    }

    /// {@return the new bounds, and what they do to a number between these}
    Bounds to(Bounds now) {
        boolean apart = now.max < min || now.min > max;
        boolean within = now.min <= min && now.max >= max;
        return new Bounds(
                now.min,
                now.max,
                apart ? Fate.CANNOT_STAY : within ? Fate.STAYS : Fate.MAY_NOT_FIT);
    }

    /// {@return the option that makes the change possible, with a space before it}
    String restart() {
        return fate == Fate.CANNOT_STAY ? " RESTART" : "";
    }

    Step step(String sql) {
        return switch (fate) {
            case STAYS -> Step.safe(sql);
            case MAY_NOT_FIT ->
                    new Step(
                            sql,
                            Step.Risk.MAY_FAIL,
                            "fails if the number that the sequence has come to is not between "
                                    + min
                                    + " and "
                                    + max);
            case CANNOT_STAY ->
                    new Step(
                            sql,
                            Step.Risk.SLOW,
                            "starts the sequence anew: no number that it can have come to is between "
                                    + min
                                    + " and "
                                    + max);
        };
    }
}
