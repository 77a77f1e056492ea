package dev.leat.schema;

import dev.leat.schema.value.Box;
import dev.leat.schema.value.Bytes;
import dev.leat.schema.value.Cidr;
import dev.leat.schema.value.Circle;
import dev.leat.schema.value.DateTimeText;
import dev.leat.schema.value.HstoreText;
import dev.leat.schema.value.Inet;
import dev.leat.schema.value.Line;
import dev.leat.schema.value.LineSegment;
import dev.leat.schema.value.MacAddress;
import dev.leat.schema.value.Multirange;
import dev.leat.schema.value.Path;
import dev.leat.schema.value.Point;
import dev.leat.schema.value.Polygon;
import dev.leat.schema.value.Range;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;

/// The types without length, precision or other parameters that have no record of their own in
/// [SqlType]. Those of extensions are here too: the database must have the extension.
public enum PlainType {
    BYTEA("bytea", Bytes.class, Bytes::parse),

    INET("inet", Inet.class, Inet::parse),
    CIDR("cidr", Cidr.class, Cidr::parse),
    MACADDR("macaddr", MacAddress.class, MacAddress::parse),
    MACADDR8("macaddr8", MacAddress.class, MacAddress::parse),

    POINT("point", Point.class, Point::parse),
    LINE("line", Line.class, Line::parse),
    LSEG("lseg", LineSegment.class, LineSegment::parse),
    BOX("box", Box.class, Box::parse),
    PATH("path", Path.class, Path::parse),
    POLYGON("polygon", Polygon.class, Polygon::parse),
    CIRCLE("circle", Circle.class, Circle::parse),

    /// Written as `numeric`; printed by the server in the form of its `lc_monetary`.
    MONEY("money", BigDecimal.class, PlainType::money),
    XML("xml", String.class, text -> text),
    TSVECTOR("tsvector", String.class, text -> text),
    TSQUERY("tsquery", String.class, text -> text),
    JSONPATH("jsonpath", String.class, text -> text),
    /// The number of an object in the catalog, without sign.
    OID("oid", Long.class, Long::valueOf),
    PG_LSN("pg_lsn", String.class, text -> text),

    INT4RANGE("int4range", Range.class, text -> Range.parse(text, Integer::valueOf)),
    INT8RANGE("int8range", Range.class, text -> Range.parse(text, Long::valueOf)),
    NUMRANGE("numrange", Range.class, text -> Range.parse(text, BigDecimal::new)),
    DATERANGE("daterange", Range.class, text -> Range.parse(text, DateTimeText::localDate)),
    TSRANGE("tsrange", Range.class, text -> Range.parse(text, DateTimeText::localDateTime)),
    TSTZRANGE("tstzrange", Range.class, text -> Range.parse(text, DateTimeText::instant)),
    INT4MULTIRANGE(
            "int4multirange", Multirange.class, text -> Multirange.parse(text, Integer::valueOf)),
    INT8MULTIRANGE(
            "int8multirange", Multirange.class, text -> Multirange.parse(text, Long::valueOf)),
    NUMMULTIRANGE(
            "nummultirange", Multirange.class, text -> Multirange.parse(text, BigDecimal::new)),
    DATEMULTIRANGE(
            "datemultirange",
            Multirange.class,
            text -> Multirange.parse(text, DateTimeText::localDate)),
    TSMULTIRANGE(
            "tsmultirange",
            Multirange.class,
            text -> Multirange.parse(text, DateTimeText::localDateTime)),
    TSTZMULTIRANGE(
            "tstzmultirange",
            Multirange.class,
            text -> Multirange.parse(text, DateTimeText::instant)),

    /// Text that ignores case in comparisons; of the extension citext.
    CITEXT("citext", String.class, text -> text),
    /// Of the extension hstore.
    HSTORE("hstore", Map.class, HstoreText::parse),
    /// Labels joined by dots; of the extension ltree.
    LTREE("ltree", String.class, text -> text),
    /// A pattern for [#LTREE].
    LQUERY("lquery", String.class, text -> text),
    /// A condition on the labels of an [#LTREE].
    LTXTQUERY("ltxtquery", String.class, text -> text);

    private final String sql;
    private final Class<?> javaType;
    private final Function<String, Object> reader;

    PlainType(String sql, Class<?> javaType, Function<String, Object> reader) {
        this.sql = sql;
        this.javaType = javaType;
        this.reader = reader;
    }

    /// {@return the name in Postgres}
    public String sql() {
        return sql;
    }

    /// {@return the raw class of the values}
    public Class<?> javaType() {
        return javaType;
    }

    Object parse(String text) {
        return reader.apply(text);
    }

    String print(Object value) {
        return switch (value) {
            case Map<?, ?> map -> HstoreText.print(map);
            case BigDecimal amount -> amount.toPlainString();
            default -> value.toString();
        };
    }

    /// `$1,234.50`, `-1.234,50 €`, `(¥1,234)`: the last separator belongs to a fraction if two
    /// digits follow it; all others group thousands.
    private static BigDecimal money(String text) {
        String digits = text.replaceAll("[^0-9.,]", "");
        int point = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        int scale = point >= 0 && digits.length() - point == 3 ? 2 : 0;
        String unscaled = digits.replaceAll("[.,]", "");
        if (unscaled.isEmpty()) {
            throw new IllegalArgumentException("not an amount of money");
        }
        BigDecimal amount = new BigDecimal(unscaled).movePointLeft(scale);
        boolean negative = text.indexOf('-') >= 0 || text.indexOf('(') >= 0;
        return negative ? amount.negate() : amount;
    }
}
