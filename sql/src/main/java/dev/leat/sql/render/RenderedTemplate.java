package dev.leat.sql.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A statement of which some parameters are still open. Immutable.
///
/// @param sql with `?` for each parameter, as JDBC takes it
/// @param parameters texts, and a [Placeholder] where the text is still open
/// @param tenancy whose rows it was made to touch
public record RenderedTemplate(String sql, List<@Nullable Object> parameters, Tenancy tenancy) {
    public RenderedTemplate {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }

    /// {@return the statement with a value for each placeholder}
    ///
    /// @throws IllegalStateException if a placeholder got no value
    /// @throws IllegalArgumentException if a value is for no placeholder of the statement, or given
    ///   twice
    public Rendered fill(List<Placeholder.Binding> bindings) {
        if (bindings.isEmpty() && !hasPlaceholders()) {
            return new Rendered(sql, texts(), tenancy);
        }
        Map<Placeholder<?>, @Nullable String> values = new LinkedHashMap<>();
        for (Placeholder.Binding binding : bindings) {
            if (values.containsKey(binding.placeholder())) {
                throw new IllegalArgumentException(
                        "the placeholder %s is given two values"
                                .formatted(binding.placeholder().name()));
            }
            values.put(binding.placeholder(), binding.text());
        }
        Set<Placeholder<?>> unused = new LinkedHashSet<>(values.keySet());
        List<@Nullable String> texts = new ArrayList<>(parameters.size());
        for (Object parameter : parameters) {
            if (!(parameter instanceof Placeholder<?> placeholder)) {
                texts.add((String) parameter);
                continue;
            }
            if (!values.containsKey(placeholder)) {
                throw new IllegalStateException(
                        "the placeholder %s got no value; prepare() the statement and give it %s.is(…)"
                                .formatted(placeholder.name(), placeholder.name()));
            }
            unused.remove(placeholder);
            texts.add(values.get(placeholder));
        }
        for (Placeholder<?> placeholder : unused) {
            throw new IllegalArgumentException(
                    "the statement has no placeholder %s: %s".formatted(placeholder.name(), sql));
        }
        return new Rendered(sql, texts, tenancy);
    }

    private boolean hasPlaceholders() {
        for (Object parameter : parameters) {
            if (parameter instanceof Placeholder<?>) {
                return true;
            }
        }
        return false;
    }

    private List<@Nullable String> texts() {
        List<@Nullable String> texts = new ArrayList<>(parameters.size());
        for (Object parameter : parameters) {
            texts.add((String) parameter);
        }
        return texts;
    }
}
