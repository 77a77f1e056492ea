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

/// The words that declare a column, one for each type: what tables and views have in common when
/// they are written down.
abstract class ColumnFactories {
    abstract <T extends @Nullable Object> Column<T> add(ColumnSpec spec);

    /// A column of any type: of a domain, a composite type, one with a converter.
    protected final <T> Column<T> column(String columnName, DataType<T> type) {
        Converter<?, T> codec = type.codec();
        ColumnSpec spec = ColumnSpec.of(columnName, type.type(), type.javaType());
        return add(codec == null ? spec : spec.withCodec(codec));
    }

    /// A column of a type that Leat does not know, as SQL; its values are text. With a [Converter]
    /// they become anything else.
    protected final Column<String> custom(String columnName, String typeSql) {
        return column(columnName, new SqlType.Custom(typeSql), String.class);
    }

    // ---- text

    /// Text of any length.
    protected final Column<String> text(String columnName) {
        return column(columnName, new SqlType.Text(), String.class);
    }

    /// Text that holds the constants of a Java enum, in lower case; see [EnumLabels]. Postgres
    /// keeps other texts out only with [Column#checkLabels()].
    protected final <E extends Enum<E>> Column<E> text(String columnName, Class<E> javaEnum) {
        return text(columnName).convert(EnumLabels.of(javaEnum));
    }

    /// Text of any length, which Postgres calls by another name.
    protected final Column<String> varchar(String columnName) {
        return column(columnName, new SqlType.Varchar(null), String.class);
    }

    /// Text of at most `length` characters.
    protected final Column<String> varchar(String columnName, int length) {
        return column(columnName, new SqlType.Varchar(length), String.class);
    }

    /// Text of exactly `length` characters, `char(n)` in Postgres, which pads shorter ones with
    /// spaces.
    protected final Column<String> character(String columnName, int length) {
        return column(columnName, new SqlType.Char(length), String.class);
    }

    /// Text that ignores case in comparisons; of the extension citext.
    protected final Column<String> citext(String columnName) {
        return plain(columnName, PlainType.CITEXT);
    }

    /// Labels joined by dots, a place in a tree; of the extension ltree.
    protected final Column<String> ltree(String columnName) {
        return plain(columnName, PlainType.LTREE);
    }

    /// XML as text.
    protected final Column<String> xml(String columnName) {
        return plain(columnName, PlainType.XML);
    }

    /// Words of a document, prepared for text search.
    protected final Column<String> tsvector(String columnName) {
        return plain(columnName, PlainType.TSVECTOR);
    }

    /// A search for words.
    protected final Column<String> tsquery(String columnName) {
        return plain(columnName, PlainType.TSQUERY);
    }

    /// True or false.
    protected final Column<Boolean> bool(String columnName) {
        return column(columnName, new SqlType.Bool(), Boolean.class);
    }

    /// A whole number of two bytes.
    protected final Column<Short> smallint(String columnName) {
        return column(columnName, new SqlType.Smallint(), Short.class);
    }

    /// A whole number of four bytes.
    protected final Column<Integer> integer(String columnName) {
        return column(columnName, new SqlType.Int(), Integer.class);
    }

    /// Eight bytes. Clients hold numbers as doubles: beyond ±(2^53-1) they see null.
    protected final Column<Long> bigint(String columnName) {
        return column(columnName, new SqlType.Bigint(), Long.class);
    }

    /// An `integer` that inserts may leave out: numbered from a sequence. New tables rather use
    /// [Column#identity()].
    protected final Column<Integer> serial(String columnName) {
        return numbered(columnName, new SqlType.Int(), Integer.class);
    }

    /// A `bigint` that inserts may leave out; see [#serial(String)].
    protected final Column<Long> bigserial(String columnName) {
        return numbered(columnName, new SqlType.Bigint(), Long.class);
    }

    /// A `smallint` that inserts may leave out; see [#serial(String)].
    protected final Column<Short> smallserial(String columnName) {
        return numbered(columnName, new SqlType.Smallint(), Short.class);
    }

    private <T> Column<T> numbered(String columnName, SqlType type, Class<T> javaType) {
        return add(ColumnSpec.of(columnName, type, javaType).with(spec -> spec.serial = true));
    }

    /// The number of an object in the catalog.
    protected final Column<Long> oid(String columnName) {
        return plain(columnName, PlainType.OID);
    }

    /// A decimal number of any size.
    protected final Column<BigDecimal> numeric(String columnName) {
        return column(columnName, new SqlType.Numeric(null, null), BigDecimal.class);
    }

    /// A decimal number of at most `precision` digits, `scale` of them after the point.
    protected final Column<BigDecimal> numeric(String columnName, int precision, int scale) {
        return column(columnName, new SqlType.Numeric(precision, scale), BigDecimal.class);
    }

    /// A whole decimal number of at most `precision` digits.
    protected final Column<BigDecimal> numeric(String columnName, int precision) {
        return numeric(columnName, precision, 0);
    }

    /// An amount in the currency of the server's `lc_monetary`.
    protected final Column<BigDecimal> money(String columnName) {
        return plain(columnName, PlainType.MONEY);
    }

    /// A binary number of four bytes, about 6 digits.
    protected final Column<Float> real(String columnName) {
        return column(columnName, new SqlType.Real(), Float.class);
    }

    /// A binary number of eight bytes, about 15 digits.
    protected final Column<Double> doublePrecision(String columnName) {
        return column(columnName, new SqlType.DoublePrecision(), Double.class);
    }

    /// A UUID; clients see it as text in lower case.
    protected final Column<UUID> uuid(String columnName) {
        return column(columnName, new SqlType.Uuid(), UUID.class);
    }

    /// A day, without a time of day.
    protected final Column<LocalDate> date(String columnName) {
        return column(columnName, new SqlType.Date(), LocalDate.class);
    }

    /// A time of day, to the microsecond.
    protected final Column<LocalTime> time(String columnName) {
        return column(columnName, new SqlType.Time(), LocalTime.class);
    }

    /// A time of day, to so many digits of the second's fraction.
    protected final Column<LocalTime> time(String columnName, int precision) {
        return column(columnName, new SqlType.Time(precision), LocalTime.class);
    }

    /// A time of day with an offset from UTC, to the microsecond.
    protected final Column<OffsetTime> timetz(String columnName) {
        return column(columnName, new SqlType.Timetz(), OffsetTime.class);
    }

    /// A time of day with an offset from UTC, to so many digits of the second's fraction.
    protected final Column<OffsetTime> timetz(String columnName, int precision) {
        return column(columnName, new SqlType.Timetz(precision), OffsetTime.class);
    }

    /// A span of time.
    protected final Column<Interval> interval(String columnName) {
        return column(columnName, new SqlType.Interval(), Interval.class);
    }

    /// A span of time in these units.
    protected final Column<Interval> interval(String columnName, IntervalFields fields) {
        return column(columnName, new SqlType.Interval(fields, null), Interval.class);
    }

    /// A span of time, to so many digits of the second's fraction.
    protected final Column<Interval> interval(String columnName, int precision) {
        return column(columnName, new SqlType.Interval(null, precision), Interval.class);
    }

    /// A span of time in these units, to so many digits of the second's fraction.
    protected final Column<Interval> interval(
            String columnName, IntervalFields fields, int precision) {
        return column(columnName, new SqlType.Interval(fields, precision), Interval.class);
    }

    /// Date and time without a zone, to the microsecond.
    protected final Column<LocalDateTime> timestamp(String columnName) {
        return column(columnName, new SqlType.Timestamp(), LocalDateTime.class);
    }

    /// Date and time without a zone, to so many digits of the second's fraction.
    protected final Column<LocalDateTime> timestamp(String columnName, int precision) {
        return column(columnName, new SqlType.Timestamp(precision), LocalDateTime.class);
    }

    /// A moment, to so many digits of the second's fraction.
    protected final Column<Instant> timestamptz(String columnName, int precision) {
        return column(columnName, new SqlType.Timestamptz(precision), Instant.class);
    }

    /// A moment, to the microsecond.
    protected final Column<Instant> timestamptz(String columnName) {
        return column(columnName, new SqlType.Timestamptz(), Instant.class);
    }

    /// JSON as the text that was written.
    protected final Column<String> json(String columnName) {
        return column(columnName, new SqlType.Json(), String.class);
    }

    /// JSON, read and written as a Java type.
    protected final <T> Column<T> json(String columnName, JsonCodec<T> codec) {
        return add(
                ColumnSpec.of(columnName, new SqlType.Json(), codec.javaType()).withCodec(codec));
    }

    /// JSON in the form that Postgres keeps, as text.
    protected final Column<String> jsonb(String columnName) {
        return column(columnName, new SqlType.Jsonb(), String.class);
    }

    /// JSON in the form that Postgres keeps, read and written as a Java type.
    protected final <T> Column<T> jsonb(String columnName, JsonCodec<T> codec) {
        return add(
                ColumnSpec.of(columnName, new SqlType.Jsonb(), codec.javaType()).withCodec(codec));
    }

    /// A column of an enum type.
    protected final <E extends Enum<E>> Column<E> enumeration(
            String columnName, EnumType<E> enumType) {
        return column(columnName, new SqlType.Enumeration(enumType), enumType.javaType());
    }

    // ---- bytes, bits, vectors

    /// A string of bytes.
    protected final Column<Bytes> bytea(String columnName) {
        return plain(columnName, PlainType.BYTEA);
    }

    /// Exactly `length` bits.
    protected final Column<BitString> bit(String columnName, int length) {
        return column(columnName, new SqlType.Bit(length), BitString.class);
    }

    /// Any number of bits.
    protected final Column<BitString> varbit(String columnName) {
        return column(columnName, new SqlType.Varbit(null), BitString.class);
    }

    /// At most `length` bits.
    protected final Column<BitString> varbit(String columnName, int length) {
        return column(columnName, new SqlType.Varbit(length), BitString.class);
    }

    /// A vector; of the extension pgvector.
    protected final Column<Vector> vector(String columnName, int dimensions) {
        return column(
                columnName,
                new SqlType.Vector(SqlType.VectorKind.VECTOR, dimensions),
                Vector.class);
    }

    /// A vector of numbers of two bytes; of the extension pgvector.
    protected final Column<Vector> halfvec(String columnName, int dimensions) {
        return column(
                columnName,
                new SqlType.Vector(SqlType.VectorKind.HALFVEC, dimensions),
                Vector.class);
    }

    /// A vector of mostly zeros; of the extension pgvector.
    protected final Column<SparseVector> sparsevec(String columnName, int dimensions) {
        return column(
                columnName,
                new SqlType.Vector(SqlType.VectorKind.SPARSEVEC, dimensions),
                SparseVector.class);
    }

    /// Names and values; of the extension hstore. A value may be null.
    protected final Column<Map<String, @Nullable String>> hstore(String columnName) {
        return plain(columnName, PlainType.HSTORE);
    }

    // ---- network addresses

    /// An IP address, possibly with the size of its network.
    protected final Column<Inet> inet(String columnName) {
        return plain(columnName, PlainType.INET);
    }

    /// An IP network.
    protected final Column<Cidr> cidr(String columnName) {
        return plain(columnName, PlainType.CIDR);
    }

    /// The address of a network card, of 6 bytes.
    protected final Column<MacAddress> macaddr(String columnName) {
        return plain(columnName, PlainType.MACADDR);
    }

    /// The address of a network card, of 8 bytes.
    protected final Column<MacAddress> macaddr8(String columnName) {
        return plain(columnName, PlainType.MACADDR8);
    }

    // ---- shapes

    /// A point of a plane.
    protected final Column<Point> point(String columnName) {
        return plain(columnName, PlainType.POINT);
    }

    /// An infinite line.
    protected final Column<Line> line(String columnName) {
        return plain(columnName, PlainType.LINE);
    }

    /// A part of a line, `lseg` in Postgres.
    protected final Column<LineSegment> lineSegment(String columnName) {
        return plain(columnName, PlainType.LSEG);
    }

    /// A rectangle.
    protected final Column<Box> box(String columnName) {
        return plain(columnName, PlainType.BOX);
    }

    /// Points joined by lines.
    protected final Column<Path> path(String columnName) {
        return plain(columnName, PlainType.PATH);
    }

    /// A closed shape.
    protected final Column<Polygon> polygon(String columnName) {
        return plain(columnName, PlainType.POLYGON);
    }

    /// A circle.
    protected final Column<Circle> circle(String columnName) {
        return plain(columnName, PlainType.CIRCLE);
    }

    /// A shape of PostGIS: `geometry("place", "Point", 4326)`. Values are text; see
    /// [SqlType.Geometry].
    protected final Column<String> geometry(String columnName, String kind, int srid) {
        return column(columnName, new SqlType.Geometry(kind, srid, false), String.class);
    }

    /// A shape on the globe, of PostGIS: `geography("place", "Point", 4326)`.
    protected final Column<String> geography(String columnName, String kind, int srid) {
        return column(columnName, new SqlType.Geometry(kind, srid, true), String.class);
    }

    // ---- ranges

    /// A range of whole numbers of four bytes.
    protected final Column<Range<Integer>> int4range(String columnName) {
        return plain(columnName, PlainType.INT4RANGE);
    }

    /// Several ranges of whole numbers of four bytes.
    protected final Column<Multirange<Integer>> int4multirange(String columnName) {
        return plain(columnName, PlainType.INT4MULTIRANGE);
    }

    /// A range of whole numbers of eight bytes.
    protected final Column<Range<Long>> int8range(String columnName) {
        return plain(columnName, PlainType.INT8RANGE);
    }

    /// Several ranges of whole numbers of eight bytes.
    protected final Column<Multirange<Long>> int8multirange(String columnName) {
        return plain(columnName, PlainType.INT8MULTIRANGE);
    }

    /// A range of decimal numbers.
    protected final Column<Range<BigDecimal>> numrange(String columnName) {
        return plain(columnName, PlainType.NUMRANGE);
    }

    /// Several ranges of decimal numbers.
    protected final Column<Multirange<BigDecimal>> nummultirange(String columnName) {
        return plain(columnName, PlainType.NUMMULTIRANGE);
    }

    /// A range of days.
    protected final Column<Range<LocalDate>> daterange(String columnName) {
        return plain(columnName, PlainType.DATERANGE);
    }

    /// Several ranges of days.
    protected final Column<Multirange<LocalDate>> datemultirange(String columnName) {
        return plain(columnName, PlainType.DATEMULTIRANGE);
    }

    /// A range of dates and times without a zone.
    protected final Column<Range<LocalDateTime>> tsrange(String columnName) {
        return plain(columnName, PlainType.TSRANGE);
    }

    /// Several ranges of dates and times without a zone.
    protected final Column<Multirange<LocalDateTime>> tsmultirange(String columnName) {
        return plain(columnName, PlainType.TSMULTIRANGE);
    }

    /// A range of moments.
    protected final Column<Range<Instant>> tstzrange(String columnName) {
        return plain(columnName, PlainType.TSTZRANGE);
    }

    /// Several ranges of moments.
    protected final Column<Multirange<Instant>> tstzmultirange(String columnName) {
        return plain(columnName, PlainType.TSTZMULTIRANGE);
    }

    private <T> Column<T> plain(String columnName, PlainType type) {
        return add(ColumnSpec.of(columnName, new SqlType.Plain(type), type.javaType()));
    }

    private <T> Column<T> column(String columnName, SqlType type, Class<T> javaType) {
        return add(ColumnSpec.of(columnName, type, javaType));
    }
}
