package dev.leat.migrate.pull;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.leat.schema.DataType;
import dev.leat.schema.SqlType;
import dev.leat.schema.value.BitString;
import dev.leat.schema.value.Box;
import dev.leat.schema.value.Bytes;
import dev.leat.schema.value.Cidr;
import dev.leat.schema.value.Circle;
import dev.leat.schema.value.Inet;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Java calls a type that Postgres prints.
///
/// A type without a factory of its own is a `custom` one, read and written as text, under the very
/// text that Postgres prints. So are the types of extensions that are not in the schema `public`,
/// where the factories' SQL would not find them.
final class Types {
    private static final Pattern SHAPE =
            Pattern.compile("([^(]+?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?( with(?:out)? time zone)?");

    private static final Pattern SHAPE_OF_POSTGIS =
            Pattern.compile("public\\.(geometry|geography)(?:\\((\\w+)(?:,(\\d+))?\\))?");

    private static final TypeName HSTORE =
            ParameterizedTypeName.get(
                    ClassName.get(Map.class),
                    ClassName.get(String.class),
                    ClassName.get(String.class)
                            .annotated(AnnotationSpec.builder(Nullable.class).build()));

    private static final Map<String, Factory> PLAIN = new HashMap<>();

    static {
        plain("text", "text", String.class);
        plain("character varying", "varchar", String.class);
        plain("boolean", "bool", Boolean.class);
        plain("smallint", "smallint", Short.class);
        plain("integer", "integer", Integer.class);
        plain("bigint", "bigint", Long.class);
        plain("oid", "oid", Long.class);
        plain("numeric", "numeric", BigDecimal.class);
        plain("money", "money", BigDecimal.class);
        plain("real", "real", Float.class);
        plain("double precision", "doublePrecision", Double.class);
        plain("uuid", "uuid", UUID.class);
        plain("date", "date", LocalDate.class);
        plain("time without time zone", "time", LocalTime.class);
        plain("time with time zone", "timetz", OffsetTime.class);
        plain("timestamp without time zone", "timestamp", LocalDateTime.class);
        plain("timestamp with time zone", "timestamptz", Instant.class);
        plain("interval", "interval", dev.leat.schema.value.Interval.class);
        plain("json", "json", String.class);
        plain("jsonb", "jsonb", String.class);
        plain("bytea", "bytea", Bytes.class);
        plain("xml", "xml", String.class);
        plain("tsvector", "tsvector", String.class);
        plain("tsquery", "tsquery", String.class);
        plain("bit varying", "varbit", BitString.class);
        plain("inet", "inet", Inet.class);
        plain("cidr", "cidr", Cidr.class);
        plain("macaddr", "macaddr", MacAddress.class);
        plain("macaddr8", "macaddr8", MacAddress.class);
        plain("point", "point", Point.class);
        plain("line", "line", Line.class);
        plain("lseg", "lineSegment", LineSegment.class);
        plain("box", "box", Box.class);
        plain("path", "path", Path.class);
        plain("polygon", "polygon", Polygon.class);
        plain("circle", "circle", Circle.class);
        plain("public.citext", "citext", String.class);
        plain("public.ltree", "ltree", String.class);
        PLAIN.put("public.hstore", new Factory("hstore", null, HSTORE));
        plain("public.vector", "vector", Vector.class);
        plain("public.halfvec", "halfvec", Vector.class);
        plain("public.sparsevec", "sparsevec", SparseVector.class);
        ranges("int4", Integer.class);
        ranges("int8", Long.class);
        ranges("num", BigDecimal.class);
        ranges("date", LocalDate.class);
        ranges("ts", LocalDateTime.class);
        ranges("tstz", Instant.class);
    }

    /// The types that the database declares itself, by the text that Postgres prints for them.
    private final Map<String, Factory> declared = new HashMap<>();

    /// How a column of a type is made.
    ///
    /// @param method the factory method; `column` for a type that a constant holds
    /// @param constant the second argument of `column` or `enumeration`; `null` for none
    /// @param javaType of the values
    record Factory(String method, @Nullable CodeBlock constant, TypeName javaType) {}

    /// A type as a column has it.
    ///
    /// @param factory the call that makes the column, up to the array's
    /// @param javaType the type of its values
    record ColumnType(CodeBlock factory, TypeName javaType) {}

    private static void plain(String printed, String method, Class<?> javaType) {
        PLAIN.put(printed, new Factory(method, null, ClassName.get(javaType)));
    }

    private static void ranges(String prefix, Class<?> bound) {
        PLAIN.put(
                prefix + "range",
                new Factory(
                        prefix + "range",
                        null,
                        ParameterizedTypeName.get(
                                ClassName.get(Range.class), ClassName.get(bound))));
        PLAIN.put(
                prefix + "multirange",
                new Factory(
                        prefix + "multirange",
                        null,
                        ParameterizedTypeName.get(
                                ClassName.get(Multirange.class), ClassName.get(bound))));
    }

    /// Makes a type known that the database declares.
    ///
    /// @param printed schema and name as Postgres prints them, without quotes
    void declare(String printed, Factory factory) {
        declared.put(printed, factory);
    }

    /// {@return the column of that name and type}
    ColumnType column(String columnName, String type) {
        int dimensions = 0;
        String scalar = type;
        while (scalar.endsWith("[]")) {
            scalar = scalar.substring(0, scalar.length() - 2);
            dimensions++;
        }
        CodeBlock.Builder code = CodeBlock.builder();
        TypeName javaType = scalarColumn(code, columnName, scalar);
        for (int i = 0; i < dimensions; i++) {
            code.add(".array()");
            javaType = ParameterizedTypeName.get(ClassName.get(List.class), javaType.box());
        }
        return new ColumnType(code.build(), javaType);
    }

    private TypeName scalarColumn(CodeBlock.Builder code, String columnName, String type) {
        Factory own = declared.get(type.replace("\"", ""));
        if (own != null) {
            code.add("$L($S, $L)", own.method(), columnName, own.constant());
            return own.javaType();
        }
        Matcher shape = SHAPE.matcher(type);
        if (shape.matches()) {
            String zone = shape.group(4) == null ? "" : shape.group(4);
            String name = shape.group(1) + zone;
            String first = shape.group(2);
            String second = shape.group(3);
            if (name.equals("character") || name.equals("bit")) {
                code.add("$L($S, $L)", name, columnName, first == null ? "1" : first);
                return ClassName.get(name.equals("bit") ? BitString.class : String.class);
            }
            Factory known = PLAIN.get(name);
            if (known != null
                    && (first == null ? !needsLength(known) : takesLength(known, second))) {
                code.add("$L($S", known.method(), columnName);
                if (first != null) {
                    code.add(", $L", first);
                }
                if (second != null) {
                    code.add(", $L", second);
                }
                code.add(")");
                return known.javaType();
            }
        }
        Matcher postgis = SHAPE_OF_POSTGIS.matcher(type);
        if (postgis.matches()) {
            shape(code, columnName, postgis);
            return ClassName.get(String.class);
        }
        code.add("custom($S, $S)", columnName, type);
        return ClassName.get(String.class);
    }

    private static void shape(CodeBlock.Builder code, String columnName, Matcher type) {
        String method = type.group(1);
        String kind = type.group(2);
        String system = type.group(3);
        if (kind != null && system != null) {
            code.add("$L($S, $S, $L)", method, columnName, kind, system);
        } else {
            code.add(
                    "column($S, $T.of(new $T($S, $L, $L), $T.class))",
                    columnName,
                    DataType.class,
                    SqlType.Geometry.class,
                    kind,
                    system,
                    method.equals("geography"),
                    String.class);
        }
    }

    private static boolean needsLength(Factory factory) {
        return switch (factory.method()) {
            case "vector", "halfvec", "sparsevec" -> true;
            default -> false;
        };
    }

    private static boolean takesLength(Factory factory, @Nullable String second) {
        return switch (factory.method()) {
            case "numeric" -> true;
            case "vector", "halfvec", "sparsevec" -> second == null;
            case "varchar", "varbit", "time", "timetz", "timestamp", "timestamptz", "interval" ->
                    second == null;
            default -> false;
        };
    }

    /// {@return the type as a constant of [DataType], for what is not a column}
    CodeBlock dataType(String type) {
        if (type.endsWith("[]")) {
            return CodeBlock.of("$L.array()", dataType(type.substring(0, type.length() - 2)));
        }
        String constant =
                switch (type) {
                    case "text" -> "TEXT";
                    case "boolean" -> "BOOLEAN";
                    case "smallint" -> "SMALLINT";
                    case "integer" -> "INTEGER";
                    case "bigint" -> "BIGINT";
                    case "numeric" -> "NUMERIC";
                    case "real" -> "REAL";
                    case "double precision" -> "DOUBLE_PRECISION";
                    case "uuid" -> "UUID";
                    case "date" -> "DATE";
                    case "timestamp without time zone" -> "TIMESTAMP";
                    case "timestamp with time zone" -> "TIMESTAMPTZ";
                    case "json" -> "JSON";
                    case "jsonb" -> "JSONB";
                    default -> "";
                };
        if (!constant.isEmpty()) {
            return CodeBlock.of("$T.$L", DataType.class, constant);
        }
        Factory own = declared.get(type.replace("\"", ""));
        if (own != null) {
            return own.method().equals("column")
                    ? CodeBlock.of("$L", own.constant())
                    : CodeBlock.of("$T.enumeration($L)", DataType.class, own.constant());
        }
        return CodeBlock.of(
                "$T.of(new $T($S), $T.class)",
                DataType.class,
                SqlType.Custom.class,
                type,
                String.class);
    }

    /// {@return what Java reads a value of [#dataType] into}
    TypeName dataTypeJava(String type) {
        if (type.endsWith("[]")) {
            return ParameterizedTypeName.get(
                    ClassName.get(List.class), dataTypeJava(type.substring(0, type.length() - 2)));
        }
        Factory own = declared.get(type.replace("\"", ""));
        if (own != null) {
            return own.javaType();
        }
        Factory known = PLAIN.get(type);
        return known != null && dataType(type).toString().indexOf('(') < 0
                ? known.javaType()
                : ClassName.get(String.class);
    }
}
