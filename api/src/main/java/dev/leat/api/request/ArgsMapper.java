package dev.leat.api.request;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// The reader of arguments: strict about types, times as the browser writes them.
final class ArgsMapper {
    private ArgsMapper() {}

    static JsonMapper create() {
        return JsonMapper.builder()
                .addModule(
                        new SimpleModule("leat-args")
                                .addDeserializer(
                                        Instant.class,
                                        new TimeReader<>(
                                                Instant.class,
                                                ArgsMapper::instantOf,
                                                Instant::parse))
                                .addDeserializer(
                                        LocalDate.class,
                                        new TimeReader<>(
                                                LocalDate.class,
                                                ArgsMapper::dateOf,
                                                LocalDate::parse)))
                // A browser that sends "5" for a number, or 1.5 for a count, has a defect that must
                // not become a quiet 5 or 1.
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                // The labels of a Postgres enum are the Java names in lower case.
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config ->
                                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    private static Instant instantOf(BigDecimal epochMillis) {
        long nanos = epochMillis.movePointRight(6).longValue();
        return Instant.ofEpochSecond(
                Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    private static LocalDate dateOf(BigDecimal epochMillis) {
        return instantOf(epochMillis).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /// Reads a time from a number of milliseconds or from ISO text.
    private static final class TimeReader<T> extends StdDeserializer<T> {
        private final transient Function<BigDecimal, T> fromMillis;
        private final transient Function<String, T> fromText;

        TimeReader(
                Class<T> type, Function<BigDecimal, T> fromMillis, Function<String, T> fromText) {
            super(type);
            this.fromMillis = fromMillis;
            this.fromText = fromText;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
            try {
                if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                        || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
                    return fromMillis.apply(parser.getDecimalValue());
                }
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    return fromText.apply(parser.getString());
                }
            } catch (DateTimeException e) {
                return context.reportInputMismatch(this, "not a time");
            }
            return context.reportInputMismatch(this, "not a time");
        }
    }
}
