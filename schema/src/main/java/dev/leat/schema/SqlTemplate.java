package dev.leat.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// SQL of the program's own with `{}` where something is put in, to stand anywhere in a statement.
///
/// ```java
/// sql("date_trunc('week', {})", POSTS.createdAt).as(TIMESTAMPTZ)
/// where(sql("similarity({}, {}) > {}", POSTS.title, words, 0.3).condition())
/// ```
///
/// What is put in can never become SQL: an [Expression], [Condition] or [SqlTemplate] writes
/// itself, a table or view is its rows behind FROM and JOIN and elsewhere its name in the
/// statement, a [Name] is quoted, and everything else is a parameter (a literal in DDL). A `{}`
/// inside quotes or comments is left alone; so is a `?`. Immutable.
///
/// @param texts the SQL around the parts, one more than those
/// @param parts what is put in
public record SqlTemplate(List<String> texts, List<@Nullable Object> parts) {

    /// A name that is put in: of a column, function, type.
    public record Name(String name) {
        public Name {
            Objects.requireNonNull(name, "name");
        }
    }

    public SqlTemplate {
        texts = List.copyOf(texts);
        parts = Collections.unmodifiableList(new ArrayList<>(parts));
        if (texts.size() != parts.size() + 1) {
            throw new IllegalArgumentException(
                    "%d parts need %d texts around them, not %d"
                            .formatted(parts.size(), parts.size() + 1, texts.size()));
        }
    }

    /// {@return the template with each `{}` filled by a part}
    ///
    /// @param sql of the program, never input
    /// @throws IllegalArgumentException if there are not as many parts as `{}`
    public static SqlTemplate of(String sql, @Nullable Object... parts) {
        TemplateText text = TemplateText.split(sql);
        long holes = text.holes().stream().filter(hole -> hole).count();
        if (holes != parts.length) {
            throw new IllegalArgumentException(
                    "the SQL has %d {} and is given %d parts: %s"
                            .formatted(holes, parts.length, sql));
        }
        List<@Nullable Object> all = new ArrayList<>();
        int next = 0;
        for (boolean hole : text.holes()) {
            all.add(hole ? parts[next++] : QuestionMark.OPERATOR);
        }
        return new SqlTemplate(text.texts(), all);
    }

    /// A `?` of the template itself.
    private enum QuestionMark {
        OPERATOR
    }

    /// {@return the parts with SQL between two of them; nothing without parts}
    public static SqlTemplate join(String separator, List<? extends @Nullable Object> parts) {
        if (parts.isEmpty()) {
            return new SqlTemplate(List.of(""), List.of());
        }
        List<String> texts = new ArrayList<>(Collections.nCopies(parts.size() + 1, separator));
        texts.set(0, "");
        texts.set(parts.size(), "");
        return new SqlTemplate(texts, new ArrayList<>(parts));
    }

    /// {@return a name to put in, quoted}
    public static Name name(String name) {
        return new Name(name);
    }

    /// {@return this as an expression that is never null}
    public <T> Expression<T> as(DataType<T> type) {
        return Formula.of(type, false, out -> appendTo(out.sql("(")).sql(")"));
    }

    /// {@return this as an expression that may be null}
    public <T> Expression<@Nullable T> asNullable(DataType<T> type) {
        return Formula.of(type, true, out -> appendTo(out.sql("(")).sql(")"));
    }

    /// {@return this as a condition}
    public Condition condition() {
        return Condition.of(Formula.bool(true, out -> appendTo(out.sql("(")).sql(")")));
    }

    /// Writes the SQL and what is put in.
    public SqlWriter appendTo(SqlWriter out) {
        SqlTemplate flat = flat();
        out.sql(flat.texts.getFirst());
        for (int i = 0; i < flat.parts.size(); i++) {
            String after = flat.texts.get(i + 1);
            part(out, flat.parts.get(i), flat.texts.get(i), after);
            out.sql(after);
        }
        return out;
    }

    /// {@return the same without templates among the parts, so that all words around a table are
    /// seen}
    private SqlTemplate flat() {
        if (parts.stream().noneMatch(SqlTemplate.class::isInstance)) {
            return this;
        }
        List<String> flatTexts = new ArrayList<>(List.of(texts.getFirst()));
        List<@Nullable Object> flatParts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof SqlTemplate inner) {
                SqlTemplate flat = inner.flat();
                flatTexts.set(flatTexts.size() - 1, flatTexts.getLast() + flat.texts.getFirst());
                flatTexts.addAll(flat.texts.subList(1, flat.texts.size()));
                flatParts.addAll(flat.parts);
                flatTexts.set(flatTexts.size() - 1, flatTexts.getLast() + texts.get(i + 1));
            } else {
                flatParts.add(parts.get(i));
                flatTexts.add(texts.get(i + 1));
            }
        }
        return new SqlTemplate(flatTexts, flatParts);
    }

    private static void part(SqlWriter out, @Nullable Object part, String before, String after) {
        switch (part) {
            case null -> out.untyped(null);
            case SqlTemplate template -> template.appendTo(out);
            case Expression<?> expression -> out.expression(expression);
            case Condition condition -> out.condition(condition);
            case RowSource<?> table -> table(out, table, before, after);
            case QuestionMark mark -> out.operator("?");
            case Name name -> out.name(name.name());
            default -> out.untyped(part);
        }
    }

    private static void table(SqlWriter out, RowSource<?> table, String before, String after) {
        switch (TablePlace.of(before, after)) {
            case NAME -> out.table(table);
            case READ_AS -> out.rowsOf(table, true);
            case READ -> out.rowsOf(table, false);
            case CHANGED -> out.changedTable(table);
        }
    }
}
