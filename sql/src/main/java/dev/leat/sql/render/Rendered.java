package dev.leat.sql.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement ready to run.
///
/// @param sql with `?` for each parameter, as JDBC takes it
/// @param parameters as text; the statement casts each to its type
public record Rendered(String sql, List<@Nullable String> parameters) {
    public Rendered {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }
}
