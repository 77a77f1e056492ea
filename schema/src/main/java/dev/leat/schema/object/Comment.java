package dev.leat.schema.object;

import dev.leat.schema.Column;
import dev.leat.schema.DatabaseObject;
import dev.leat.schema.RowSource;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import java.util.List;
import java.util.Objects;

/// A comment that the database keeps with an object: `Comment.on(POSTS, "What people wrote")`.
///
/// @param target the object
public record Comment(Target target, String text) implements SchemaObject {

    /// What can have a comment.
    public sealed interface Target {
        /// A table or view.
        record OfTable(RowSource<?> table) implements Target {}

        /// A column.
        record OfColumn(Column<?> column) implements Target {}

        /// Anything of the database but a view.
        record OfObject(DatabaseObject object) implements Target {}

        /// A key, check, index, trigger, policy, rule or statistics of a table or view.
        record OfPart(RowSource<?> table, String name) implements Target {}
    }

    public Comment {
        Objects.requireNonNull(target, "target");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a comment is not empty: leave it out");
        }
        if (target instanceof Target.OfObject of
                && (of.object() instanceof Grant
                        || of.object() instanceof DefaultPrivileges
                        || of.object() instanceof Comment
                        || of.object() instanceof SqlObject)) {
            throw new IllegalArgumentException(
                    "%s cannot have a comment".formatted(of.object().describe()));
        }
    }

    /// {@return a comment on a table or view}
    public static Comment on(RowSource<?> table, String text) {
        return new Comment(new Target.OfTable(table), text);
    }

    /// {@return a comment on a column}
    public static Comment on(Column<?> column, String text) {
        return new Comment(new Target.OfColumn(column), text);
    }

    /// {@return a comment on an object of the database}
    public static Comment on(SchemaObject object, String text) {
        return new Comment(new Target.OfObject(object), text);
    }

    /// {@return a comment on an enum type}
    public static Comment on(dev.leat.schema.EnumType<?> type, String text) {
        return new Comment(new Target.OfObject(type), text);
    }

    /// {@return a comment on a policy, trigger, rule or statistics of a table or view}
    public static Comment on(RowSource<?> table, Policy policy, String text) {
        return onPart(table, policy.name(), text);
    }

    /// {@return a comment on a key, check, index, trigger, policy, rule or statistics of a table or
    /// view}
    ///
    /// @param name of the part in Postgres
    public static Comment onPart(RowSource<?> table, String name, String text) {
        return new Comment(new Target.OfPart(table, name), text);
    }

    private String shown() {
        return switch (target) {
            case Target.OfTable t -> t.table().toString();
            case Target.OfColumn t -> t.column().toString();
            case Target.OfObject t -> t.object().describe();
            case Target.OfPart t -> t.name() + " of " + t.table();
        };
    }

    @Override
    public List<String> problems(Schema schema) {
        return switch (target) {
            case Target.OfTable t -> listed(t.table(), schema);
            case Target.OfColumn t -> listed(t.column().table(), schema);
            case Target.OfObject t ->
                    schema.objects().contains(t.object())
                                    || t.object() instanceof dev.leat.schema.EnumType<?>
                            ? List.of()
                            : List.of(
                                    "%s: %s is not among the objects of the definition"
                                            .formatted(describe(), t.object().describe()));
            case Target.OfPart t -> listed(t.table(), schema);
        };
    }

    private List<String> listed(RowSource<?> source, Schema schema) {
        boolean listed =
                switch (source) {
                    case Table<?> table -> schema.tables().contains(table);
                    case dev.leat.schema.View<?> view -> schema.objects().contains(view);
                    case dev.leat.schema.MaterializedView<?> view ->
                            schema.objects().contains(view);
                };
        return listed
                ? List.of()
                : List.of("%s: %s is not in the definition".formatted(describe(), source));
    }

    @Override
    public String describe() {
        return "comment on " + shown();
    }

    @Override
    public String identity() {
        return describe();
    }
}
