package dev.leat.schema;

import dev.leat.schema.value.BitString;
import dev.leat.schema.value.Box;
import dev.leat.schema.value.Bytes;
import dev.leat.schema.value.Cidr;
import dev.leat.schema.value.Circle;
import dev.leat.schema.value.Inet;
import dev.leat.schema.value.Interval;
import dev.leat.schema.value.Line;
import dev.leat.schema.value.LineSegment;
import dev.leat.schema.value.MacAddress;
import dev.leat.schema.value.Multirange;
import dev.leat.schema.value.Path;
import dev.leat.schema.value.Point;
import dev.leat.schema.value.Polygon;
import dev.leat.schema.value.Range;
import dev.leat.schema.value.SparseVector;
import dev.leat.schema.value.Vector;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The words that declare a column without giving it a name: it takes that of the field that holds
/// it, changed as [Naming] says. Each word is that of [ColumnFactories] but for the name.
abstract class FieldNamedColumns extends ColumnFactories {
    protected final <T> Column<T> column(DataType<T> type) {
        return column(ColumnName.OF_FIELD, type);
    }

    protected final Column<String> custom(String typeSql) {
        return custom(ColumnName.OF_FIELD, typeSql);
    }

    protected final Column<String> text() {
        return text(ColumnName.OF_FIELD);
    }

    protected final <E extends Enum<E>> Column<E> text(Class<E> javaEnum) {
        return text(ColumnName.OF_FIELD, javaEnum);
    }

    protected final Column<String> varchar() {
        return varchar(ColumnName.OF_FIELD);
    }

    protected final Column<String> varchar(int length) {
        return varchar(ColumnName.OF_FIELD, length);
    }

    protected final Column<String> character(int length) {
        return character(ColumnName.OF_FIELD, length);
    }

    protected final Column<String> citext() {
        return citext(ColumnName.OF_FIELD);
    }

    protected final Column<String> ltree() {
        return ltree(ColumnName.OF_FIELD);
    }

    protected final Column<String> xml() {
        return xml(ColumnName.OF_FIELD);
    }

    protected final Column<String> tsvector() {
        return tsvector(ColumnName.OF_FIELD);
    }

    protected final Column<String> tsquery() {
        return tsquery(ColumnName.OF_FIELD);
    }

    protected final Column<Boolean> bool() {
        return bool(ColumnName.OF_FIELD);
    }

    protected final Column<Short> smallint() {
        return smallint(ColumnName.OF_FIELD);
    }

    protected final Column<Integer> integer() {
        return integer(ColumnName.OF_FIELD);
    }

    protected final Column<Long> bigint() {
        return bigint(ColumnName.OF_FIELD);
    }

    protected final Column<Integer> serial() {
        return serial(ColumnName.OF_FIELD);
    }

    protected final Column<Long> bigserial() {
        return bigserial(ColumnName.OF_FIELD);
    }

    protected final Column<Short> smallserial() {
        return smallserial(ColumnName.OF_FIELD);
    }

    protected final Column<Long> oid() {
        return oid(ColumnName.OF_FIELD);
    }

    protected final Column<BigDecimal> numeric() {
        return numeric(ColumnName.OF_FIELD);
    }

    protected final Column<BigDecimal> numeric(int precision, int scale) {
        return numeric(ColumnName.OF_FIELD, precision, scale);
    }

    protected final Column<BigDecimal> numeric(int precision) {
        return numeric(ColumnName.OF_FIELD, precision);
    }

    protected final Column<BigDecimal> money() {
        return money(ColumnName.OF_FIELD);
    }

    protected final Column<Float> real() {
        return real(ColumnName.OF_FIELD);
    }

    protected final Column<Double> doublePrecision() {
        return doublePrecision(ColumnName.OF_FIELD);
    }

    protected final Column<UUID> uuid() {
        return uuid(ColumnName.OF_FIELD);
    }

    protected final Column<LocalDate> date() {
        return date(ColumnName.OF_FIELD);
    }

    protected final Column<LocalTime> time() {
        return time(ColumnName.OF_FIELD);
    }

    protected final Column<LocalTime> time(int precision) {
        return time(ColumnName.OF_FIELD, precision);
    }

    protected final Column<OffsetTime> timetz() {
        return timetz(ColumnName.OF_FIELD);
    }

    protected final Column<OffsetTime> timetz(int precision) {
        return timetz(ColumnName.OF_FIELD, precision);
    }

    protected final Column<Interval> interval() {
        return interval(ColumnName.OF_FIELD);
    }

    protected final Column<Interval> interval(IntervalFields fields) {
        return interval(ColumnName.OF_FIELD, fields);
    }

    protected final Column<Interval> interval(int precision) {
        return interval(ColumnName.OF_FIELD, precision);
    }

    protected final Column<Interval> interval(IntervalFields fields, int precision) {
        return interval(ColumnName.OF_FIELD, fields, precision);
    }

    protected final Column<LocalDateTime> timestamp() {
        return timestamp(ColumnName.OF_FIELD);
    }

    protected final Column<LocalDateTime> timestamp(int precision) {
        return timestamp(ColumnName.OF_FIELD, precision);
    }

    protected final Column<Instant> timestamptz(int precision) {
        return timestamptz(ColumnName.OF_FIELD, precision);
    }

    protected final Column<Instant> timestamptz() {
        return timestamptz(ColumnName.OF_FIELD);
    }

    protected final Column<String> json() {
        return json(ColumnName.OF_FIELD);
    }

    protected final <T> Column<T> json(JsonCodec<T> codec) {
        return json(ColumnName.OF_FIELD, codec);
    }

    protected final Column<String> jsonb() {
        return jsonb(ColumnName.OF_FIELD);
    }

    protected final <T> Column<T> jsonb(JsonCodec<T> codec) {
        return jsonb(ColumnName.OF_FIELD, codec);
    }

    protected final <E extends Enum<E>> Column<E> enumeration(EnumType<E> enumType) {
        return enumeration(ColumnName.OF_FIELD, enumType);
    }

    protected final Column<Bytes> bytea() {
        return bytea(ColumnName.OF_FIELD);
    }

    protected final Column<BitString> bit(int length) {
        return bit(ColumnName.OF_FIELD, length);
    }

    protected final Column<BitString> varbit() {
        return varbit(ColumnName.OF_FIELD);
    }

    protected final Column<BitString> varbit(int length) {
        return varbit(ColumnName.OF_FIELD, length);
    }

    protected final Column<Vector> vector(int dimensions) {
        return vector(ColumnName.OF_FIELD, dimensions);
    }

    protected final Column<Vector> halfvec(int dimensions) {
        return halfvec(ColumnName.OF_FIELD, dimensions);
    }

    protected final Column<SparseVector> sparsevec(int dimensions) {
        return sparsevec(ColumnName.OF_FIELD, dimensions);
    }

    protected final Column<Map<String, @Nullable String>> hstore() {
        return hstore(ColumnName.OF_FIELD);
    }

    protected final Column<Inet> inet() {
        return inet(ColumnName.OF_FIELD);
    }

    protected final Column<Cidr> cidr() {
        return cidr(ColumnName.OF_FIELD);
    }

    protected final Column<MacAddress> macaddr() {
        return macaddr(ColumnName.OF_FIELD);
    }

    protected final Column<MacAddress> macaddr8() {
        return macaddr8(ColumnName.OF_FIELD);
    }

    protected final Column<Point> point() {
        return point(ColumnName.OF_FIELD);
    }

    protected final Column<Line> line() {
        return line(ColumnName.OF_FIELD);
    }

    protected final Column<LineSegment> lineSegment() {
        return lineSegment(ColumnName.OF_FIELD);
    }

    protected final Column<Box> box() {
        return box(ColumnName.OF_FIELD);
    }

    protected final Column<Path> path() {
        return path(ColumnName.OF_FIELD);
    }

    protected final Column<Polygon> polygon() {
        return polygon(ColumnName.OF_FIELD);
    }

    protected final Column<Circle> circle() {
        return circle(ColumnName.OF_FIELD);
    }

    protected final Column<String> geometry(String kind, int srid) {
        return geometry(ColumnName.OF_FIELD, kind, srid);
    }

    protected final Column<String> geography(String kind, int srid) {
        return geography(ColumnName.OF_FIELD, kind, srid);
    }

    protected final Column<Range<Integer>> int4range() {
        return int4range(ColumnName.OF_FIELD);
    }

    protected final Column<Multirange<Integer>> int4multirange() {
        return int4multirange(ColumnName.OF_FIELD);
    }

    protected final Column<Range<Long>> int8range() {
        return int8range(ColumnName.OF_FIELD);
    }

    protected final Column<Multirange<Long>> int8multirange() {
        return int8multirange(ColumnName.OF_FIELD);
    }

    protected final Column<Range<BigDecimal>> numrange() {
        return numrange(ColumnName.OF_FIELD);
    }

    protected final Column<Multirange<BigDecimal>> nummultirange() {
        return nummultirange(ColumnName.OF_FIELD);
    }

    protected final Column<Range<LocalDate>> daterange() {
        return daterange(ColumnName.OF_FIELD);
    }

    protected final Column<Multirange<LocalDate>> datemultirange() {
        return datemultirange(ColumnName.OF_FIELD);
    }

    protected final Column<Range<LocalDateTime>> tsrange() {
        return tsrange(ColumnName.OF_FIELD);
    }

    protected final Column<Multirange<LocalDateTime>> tsmultirange() {
        return tsmultirange(ColumnName.OF_FIELD);
    }

    protected final Column<Range<Instant>> tstzrange() {
        return tstzrange(ColumnName.OF_FIELD);
    }

    protected final Column<Multirange<Instant>> tstzmultirange() {
        return tstzmultirange(ColumnName.OF_FIELD);
    }
}
