package dev.leat.schema.object;

import dev.leat.schema.DataType;
import dev.leat.schema.SqlType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A type of several values, read and written as a record with one component for each attribute.
///
/// ```java
/// record Address(String street, String zip) {}
///
/// static final CompositeType<Address> ADDRESS =
///         CompositeType.of("address", Address.class).attribute("street", TEXT).attribute("zip", TEXT);
/// ```
///
/// @param javaType the record
/// @param attributes in the order of the components
/// @param <R> the record
public record CompositeType<R extends Record>(
        String schema, String name, Class<R> javaType, List<Attribute> attributes)
        implements SchemaObject {

    /// One value.
    ///
    /// @param collation as DDL writes it; `null` for the type's
    public record Attribute(String name, SqlType type, @Nullable String collation) {
        public Attribute {
            Words.name("attribute", name);
            Objects.requireNonNull(type, "type");
        }
    }

    public CompositeType {
        Words.name("schema", schema);
        Words.name("composite type", name);
        Objects.requireNonNull(javaType, "javaType");
        attributes = List.copyOf(attributes);
        long names = attributes.stream().map(Attribute::name).distinct().count();
        if (names < attributes.size()) {
            throw new IllegalArgumentException(
                    "composite type %s has two attributes of one name".formatted(name));
        }
    }

    /// {@return a type in the schema `public`, without attributes so far}
    public static <R extends Record> CompositeType<R> of(String name, Class<R> javaType) {
        return new CompositeType<>("public", name, javaType, List.of());
    }

    /// {@return in another schema}
    public CompositeType<R> inSchema(String newSchema) {
        return new CompositeType<>(newSchema, name, javaType, attributes);
    }

    /// {@return with one more attribute}
    public CompositeType<R> attribute(String attributeName, DataType<?> type) {
        return new CompositeType<>(
                schema,
                name,
                javaType,
                Words.with(attributes, new Attribute(attributeName, type.type(), null)));
    }

    /// {@return the type for columns}
    ///
    /// @throws IllegalArgumentException if the record has not as many components as there are
    ///   attributes
    public DataType<R> type() {
        return DataType.of(
                new SqlType.Composite(
                        schema, name, javaType, attributes.stream().map(Attribute::type).toList()),
                javaType);
    }

    @Override
    public List<String> problems(dev.leat.schema.Schema in) {
        int components = javaType.getRecordComponents().length;
        return components == attributes.size()
                ? List.of()
                : List.of(
                        "%s has %d attributes, its record %s %d components"
                                .formatted(
                                        describe(),
                                        attributes.size(),
                                        javaType.getName(),
                                        components));
    }

    @Override
    public String describe() {
        return "composite type " + Words.shown(schema, name);
    }

    @Override
    public String identity() {
        return "type " + schema + "." + name;
    }
}
