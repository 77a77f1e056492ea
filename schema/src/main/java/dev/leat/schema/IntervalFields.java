package dev.leat.schema;

/// Which units an interval keeps; smaller ones are dropped.
public enum IntervalFields {
    YEAR,
    MONTH,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    YEAR_TO_MONTH,
    DAY_TO_HOUR,
    DAY_TO_MINUTE,
    DAY_TO_SECOND,
    HOUR_TO_MINUTE,
    HOUR_TO_SECOND,
    MINUTE_TO_SECOND;

    /// {@return the SQL keywords}
    public String sql() {
        return name().replace('_', ' ');
    }

    boolean hasSeconds() {
        return name().endsWith("SECOND");
    }
}
