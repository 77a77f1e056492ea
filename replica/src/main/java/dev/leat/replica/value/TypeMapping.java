package dev.leat.replica.value;

import dev.leat.replica.value.ColumnType.ArrayOf;
import dev.leat.replica.value.ColumnType.Scalar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which types of Postgres are synced, and as what.
///
/// Types that are not listed (`bytea`, `interval`, `xml`, ranges, geometry, `money`, bit strings,
/// text search, `hstore`, vectors, composite types and domains) are not synced: their columns never
/// leave Postgres.
public final class TypeMapping {
    private static final Map<String, Scalar> BY_NAME =
            Map.ofEntries(
                    Map.entry("bool", Scalar.BOOLEAN),
                    Map.entry("int2", Scalar.INTEGER),
                    Map.entry("int4", Scalar.INTEGER),
                    Map.entry("oid", Scalar.INTEGER),
                    Map.entry("int8", Scalar.BIGINT),
                    Map.entry("float4", Scalar.FLOAT),
                    Map.entry("float8", Scalar.FLOAT),
                    Map.entry("numeric", Scalar.FLOAT),
                    Map.entry("timestamp", Scalar.TIMESTAMP),
                    Map.entry("timestamptz", Scalar.TIMESTAMP),
                    Map.entry("date", Scalar.DATE),
                    Map.entry("time", Scalar.TIME),
                    Map.entry("timetz", Scalar.TIME),
                    Map.entry("text", Scalar.TEXT),
                    Map.entry("varchar", Scalar.TEXT),
                    Map.entry("bpchar", Scalar.TEXT),
                    Map.entry("char", Scalar.TEXT),
                    Map.entry("name", Scalar.TEXT),
                    Map.entry("citext", Scalar.TEXT),
                    Map.entry("uuid", Scalar.TEXT),
                    Map.entry("inet", Scalar.TEXT),
                    Map.entry("cidr", Scalar.TEXT),
                    Map.entry("macaddr", Scalar.TEXT),
                    Map.entry("macaddr8", Scalar.TEXT),
                    Map.entry("pg_lsn", Scalar.TEXT),
                    Map.entry("ean13", Scalar.TEXT),
                    Map.entry("isbn", Scalar.TEXT),
                    Map.entry("isbn13", Scalar.TEXT),
                    Map.entry("ismn", Scalar.TEXT),
                    Map.entry("ismn13", Scalar.TEXT),
                    Map.entry("issn", Scalar.TEXT),
                    Map.entry("issn13", Scalar.TEXT),
                    Map.entry("upc", Scalar.TEXT),
                    Map.entry("json", Scalar.JSON),
                    Map.entry("jsonb", Scalar.JSON));

    private TypeMapping() {}

    /// {@return how a base type of that name in `pg_type` is synced, or null if it is not}
    public static @Nullable Scalar base(String typeName) {
        return BY_NAME.get(typeName);
    }

    /// {@return how an enum is synced: by its labels}
    public static Scalar enumeration() {
        return Scalar.TEXT;
    }

    /// {@return how an array of such elements is synced, or null if it is not}
    public static @Nullable ArrayOf array(@Nullable Scalar element) {
        return element == null ? null : new ArrayOf(element);
    }
}
