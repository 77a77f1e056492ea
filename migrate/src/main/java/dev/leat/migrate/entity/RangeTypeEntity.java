package dev.leat.migrate.entity;

import dev.leat.schema.Identifier;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A range type.
///
/// @param options what stands between the parentheses: `subtype = float8`
public record RangeTypeEntity(String schema, String name, List<String> options)
        implements Entity.OfSchema {
    public RangeTypeEntity {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        options = List.copyOf(options);
    }

    @Override
    public Kind kind() {
        return Kind.RANGE_TYPE;
    }

    /// {@return the name of the type of several ranges that comes with it; `null` where an option
    /// gives it another than Postgres derives}
    public @Nullable String derivedMultirange() {
        for (String option : options) {
            if (option.toLowerCase(Locale.ROOT).startsWith("multirange_type_name")) {
                return null;
            }
        }
        int range = name.indexOf("range");
        return range < 0
                ? Identifier.derived(name, "multirange")
                : Identifier.truncated(name.substring(0, range) + "multi" + name.substring(range));
    }
}
