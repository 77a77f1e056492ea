package dev.leat.sql.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A statement ready to run.
///
/// @param sql with `?` for each parameter, as JDBC takes it
/// @param parameters as text; the statement casts each to its type
/// @param tenancy whose rows it was made to touch; a handle of one tenant runs no other
public record Rendered(String sql, List<@Nullable String> parameters, Tenancy tenancy) {
    public Rendered {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
        Objects.requireNonNull(tenancy, "tenancy");
    }

    /// A statement that knows no tenant.
    public Rendered(String sql, List<@Nullable String> parameters) {
        this(sql, parameters, Tenancy.NOBODY);
    }
}
