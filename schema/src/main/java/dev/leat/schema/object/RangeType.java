package dev.leat.schema.object;

import dev.leat.schema.DataType;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlType;
import java.util.List;

/// A type of ranges: `RangeType.of("timerange", TIME).subtypeDiff("time_subtype_diff")`.
///
/// @param options what stands between the parentheses of `CREATE TYPE … AS RANGE`
public record RangeType(String schema, String name, List<String> options) implements SchemaObject {
    public RangeType {
        Words.name("schema", schema);
        Words.name("range type", name);
        options = List.copyOf(options);
    }

    /// {@return ranges of this type's values, in the schema `public`}
    public static RangeType of(String name, DataType<?> subtype) {
        return new RangeType("public", name, List.of("subtype = " + subtype.type().sql()));
    }

    /// {@return in another schema}
    public RangeType inSchema(String newSchema) {
        return new RangeType(newSchema, name, options);
    }

    /// {@return ordered by another operator class}
    public RangeType operatorClass(String operatorClass) {
        return with("subtype_opclass = " + operatorClass);
    }

    /// {@return ordered by another collation, as SQL names it}
    public RangeType collation(String collation) {
        return with("collation = " + collation);
    }

    /// {@return with a function that tells how far two values are apart, for indexes}
    public RangeType subtypeDiff(String function) {
        return with("subtype_diff = " + function);
    }

    /// {@return with another name for the type of several ranges}
    public RangeType multirangeName(String multirange) {
        return with("multirange_type_name = " + Identifier.quote(multirange));
    }

    private RangeType with(String option) {
        return new RangeType(schema, name, Words.with(options, option));
    }

    /// {@return the type for columns; its values are texts, as Postgres writes them}
    public DataType<String> type() {
        return DataType.of(new SqlType.Named(schema, name), String.class);
    }

    @Override
    public String describe() {
        return "range type " + Words.shown(schema, name);
    }

    @Override
    public String identity() {
        return "type " + schema + "." + name;
    }
}
