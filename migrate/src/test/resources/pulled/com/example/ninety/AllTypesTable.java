package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.all_types`.
 */
public final class AllTypesTable extends Table<AllTypes> {
    public static final AllTypesTable ALL_TYPES = new AllTypesTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<Short> smallint = smallint("smallint");

    public final Column<Integer> integer = integer("integer");

    public final Column<Long> bigint = bigint("bigint");

    public final Column<Long> bigintNumber = bigint("bigint_number");

    public final Column<Short> smallserial = smallserial("smallserial");

    public final Column<Integer> serial = serial("serial");

    public final Column<Long> bigserial = bigserial("bigserial");

    public final Column<BigDecimal> numeric = numeric("numeric", 10, 2);

    public final Column<BigDecimal> decimal = numeric("decimal", 10, 2);

    public final Column<Float> real = real("real");

    public final Column<Double> doublePrecision = doublePrecision("double_precision");

    public final Column<String> text = text("text");

    public final Column<String> charValue = character("char", 1);

    public final Column<UUID> uuid = uuid("uuid");

    public final Column<String> varchar = varchar("varchar");

    public final Column<Boolean> booleanValue = bool("boolean");

    public final Column<LocalDateTime> timestamp = timestamp("timestamp");

    public final Column<Instant> timestampTz = timestamptz("timestamp_tz");

    public final Column<LocalDateTime> timestampModeString = timestamp("timestamp_mode_string");

    public final Column<LocalDateTime> timestampModeDate = timestamp("timestamp_mode_date");

    public final Column<LocalDate> date = date("date");

    public final Column<String> json = json("json");

    public final Column<String> jsonb = jsonb("jsonb");

    public final Column<String> typedJson = jsonb("typed_json");

    public final Column<StatusTypeLabel> status = enumeration("status", StatusTypeLabel.TYPE);

    public final Column<List<String>> textArray = text("text_array").array();

    public final Column<List<Integer>> intArray = integer("int_array").array();

    public final Column<List<BigDecimal>> numericArray = numeric("numeric_array", 10, 2).array();

    public final Column<List<UUID>> uuidArray = uuid("uuid_array").array();

    public final Column<List<String>> jsonbArray = jsonb("jsonb_array").array();

    public final Column<List<StatusTypeLabel>> enumArray =
            enumeration("enum_array", StatusTypeLabel.TYPE).array();

    public final Column<@Nullable Short> optionalSmallint =
            smallint("optional_smallint").nullable();

    public final Column<@Nullable Integer> optionalInteger = integer("optional_integer").nullable();

    public final Column<@Nullable Long> optionalBigint = bigint("optional_bigint").nullable();

    public final Column<@Nullable BigDecimal> optionalNumeric =
            numeric("optional_numeric", 10, 2).nullable();

    public final Column<@Nullable Float> optionalReal = real("optional_real").nullable();

    public final Column<@Nullable Double> optionalDoublePrecision =
            doublePrecision("optional_double_precision").nullable();

    public final Column<@Nullable String> optionalText = text("optional_text").nullable();

    public final Column<@Nullable Boolean> optionalBoolean = bool("optional_boolean").nullable();

    public final Column<@Nullable LocalDateTime> optionalTimestamp =
            timestamp("optional_timestamp").nullable();

    public final Column<@Nullable String> optionalJson = jsonb("optional_json").nullable();

    public final Column<@Nullable StatusTypeLabel> optionalEnum =
            enumeration("optional_enum", StatusTypeLabel.TYPE).nullable();

    public final Column<@Nullable String> optionalVarchar = varchar("optional_varchar").nullable();

    public final Column<@Nullable UUID> optionalUuid = uuid("optional_uuid").nullable();

    private AllTypesTable() {
        super("all_types");
    }
}
