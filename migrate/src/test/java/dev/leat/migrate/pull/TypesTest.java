package dev.leat.migrate.pull;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The types of extensions, which other tests have no server for, as columns in Java.
class TypesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public.citext | citext(\"c\") | String",
                "public.ltree | ltree(\"c\") | String",
                "public.hstore | hstore(\"c\") | Map<String, @Nullable String>",
                "public.vector(3) | vector(\"c\", 3) | Vector",
                "public.halfvec(4000) | halfvec(\"c\", 4000) | Vector",
                "public.sparsevec(1000000000) | sparsevec(\"c\", 1000000000) | SparseVector",
                "public.vector(3)[] | vector(\"c\", 3).array() | List<Vector>",
                "'public.geometry(Point,4326)' | geometry(\"c\", \"Point\", 4326) | String",
                "'public.geography(PointZ,4326)[]' | geography(\"c\", \"PointZ\", 4326).array() | List<String>",
                "public.geometry | column(\"c\", DataType.of(new SqlType.Geometry(null, null, false), String.class)) | String",
                "public.geography(Point) | column(\"c\", DataType.of(new SqlType.Geometry(\"Point\", null, true), String.class)) | String"
            })
    void haveTheirOwnFactories(String printed, String code, String javaType) {
        Types.ColumnType column = new Types().column("c", printed);

        assertThat(simple(column.factory().toString())).isEqualTo(code);
        assertThat(simple(column.javaType().toString())).isEqualTo(javaType);
    }

    @ParameterizedTest
    @CsvSource({"public.vector", "extensions.vector(3)", "tracker.hstore", "gis.geometry"})
    void areTextWhereTheFactoriesWouldNotFindThem(String printed) {
        Types.ColumnType column = new Types().column("c", printed);

        assertThat(column.factory()).hasToString("custom(\"c\", \"" + printed + "\")");
        assertThat(simple(column.javaType().toString())).isEqualTo("String");
    }

    private static String simple(String code) {
        return code.replaceAll("(?:\\b[a-z]+\\.)+ ?(?=[@A-Z])", "");
    }
}
