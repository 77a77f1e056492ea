package com.example.tracker;

import dev.leat.schema.DataType;
import dev.leat.schema.SqlType;
import dev.leat.schema.object.Domain;
import dev.leat.schema.object.RangeType;
import java.util.List;

/**
 * The types that the database declares.
 */
final class TrackerTypes {
    static final Domain<String> KEY_PREFIX =
            Domain.of(
                    "key_prefix",
                    DataType.of(new SqlType.Custom("character varying(10)"), String.class))
                    .inSchema("tracker")
                    .check("upper_case", "(VALUE)::text ~ '^[A-Z][A-Z0-9]*$'::text");

    static final Domain<Short> PERCENT =
            Domain.of("percent", DataType.SMALLINT)
                    .inSchema("tracker")
                    .defaultSql("0")
                    .check("percent_check", "(VALUE >= 0) AND (VALUE <= 100)");

    static final RangeType WORKING_HOURS =
            new RangeType(
                    "tracker",
                    "working_hours",
                    List.of(
                            "subtype = time without time zone",
                            "subtype_diff = tracker.time_diff"));

    private TrackerTypes() {
    }
}
