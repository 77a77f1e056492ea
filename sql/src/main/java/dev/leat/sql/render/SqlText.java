package dev.leat.sql.render;

import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SQL that is being put together, with its parameters in order. Used by one thread.
public final class SqlText {
    /// As long as most statements are.
    private static final int USUAL_LENGTH = 256;

    private final StringBuilder sql = new StringBuilder(USUAL_LENGTH);
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final Tenancy tenancy;

    /// A statement that knows no tenant.
    public SqlText() {
        this(Tenancy.NOBODY);
    }

    /// A statement that touches the rows of those tenants only.
    public SqlText(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /// {@return whose rows the statement may touch}
    public Tenancy tenancy() {
        return tenancy;
    }

    /// Adds SQL as it is.
    public SqlText add(String text) {
        sql.append(text);
        return this;
    }

    /// Adds a name in double quotes.
    SqlText addQuoted(String name) {
        if (name.indexOf('"') >= 0) {
            return add(Identifier.quote(name));
        }
        sql.append('"').append(name).append('"');
        return this;
    }

    /// Adds `?::type`. The cast makes the text mean the same whatever stands next to it.
    public SqlText parameter(@Nullable String text, String type) {
        sql.append("?::").append(type);
        parameters.add(text);
        return this;
    }

    /// Adds `?::type` for a value that is given when the statement runs.
    public SqlText placeholder(Placeholder<?> placeholder) {
        sql.append("?::").append(placeholder.type().castSql());
        parameters.add(placeholder);
        return this;
    }

    /// Adds SQL that holds a `?` for each of the parameters.
    public SqlText raw(String text, List<? extends @Nullable String> values) {
        sql.append(text);
        parameters.addAll(values);
        return this;
    }

    /// Adds each element, with `separator` between two of them.
    public <T> SqlText join(String separator, Iterable<? extends T> elements, Part<T> part) {
        boolean first = true;
        for (T element : elements) {
            if (!first) {
                sql.append(separator);
            }
            first = false;
            part.write(element);
        }
        return this;
    }

    /// Writes one element.
    public interface Part<T> {
        void write(T element);
    }

    /// {@return what was added so far, as a statement}
    ///
    /// @throws IllegalStateException if it has placeholders, whose values nobody gave
    public Rendered render() {
        for (Object parameter : parameters) {
            if (parameter instanceof Placeholder<?>) {
                return template().fill(List.of());
            }
        }
        return new Rendered(sql.toString(), texts(), tenancy);
    }

    @SuppressWarnings("unchecked") // all but placeholders are texts
    private List<@Nullable String> texts() {
        return (List<@Nullable String>) (List<?>) parameters;
    }

    /// {@return what was added so far, to be filled with values for its placeholders}
    public RenderedTemplate template() {
        return new RenderedTemplate(sql.toString(), parameters, tenancy);
    }
}
