package dev.leat.schema.object;

import dev.leat.schema.DatabaseObject;
import dev.leat.schema.EnumType;
import dev.leat.schema.RowSource;
import dev.leat.schema.Schema;
import java.util.List;
import java.util.Objects;

/// Tells the migration generator that something was called otherwise before, so that it renames
/// instead of dropping and creating. May be removed once every database has the new name.
///
/// Tables, views, columns, keys, checks and indexes say `renamedFrom(…)` themselves; this is for
/// the rest: `Renamed.from("order_seq", ORDER_NUMBERS)`.
///
/// @param subject what has the new name
/// @param oldName the name that it had, within what encloses it
public record Renamed(Subject subject, String oldName) implements SchemaObject {

    /// What was renamed.
    public sealed interface Subject {
        /// An object of the database.
        record OfObject(DatabaseObject object) implements Subject {}

        /// A schema.
        record OfSchema(String name) implements Subject {}

        /// A trigger, policy, rule or statistics of a table or view.
        record OfPart(RowSource<?> table, String name) implements Subject {}

        /// A label of an enum type.
        record OfLabel(EnumType<?> type, String label) implements Subject {}

        /// An attribute of a composite type.
        record OfAttribute(CompositeType<?> type, String attribute) implements Subject {}
    }

    public Renamed {
        Objects.requireNonNull(subject, "subject");
        Words.name("what was renamed", oldName);
        if (subject instanceof Subject.OfObject of
                && (of.object() instanceof Grant
                        || of.object() instanceof DefaultPrivileges
                        || of.object() instanceof Comment
                        || of.object() instanceof Renamed)) {
            throw new IllegalArgumentException(of.object().describe() + " has no name");
        }
    }

    /// {@return that an object of the database had this name}
    public static Renamed from(String oldName, SchemaObject object) {
        return new Renamed(new Subject.OfObject(object), oldName);
    }

    /// {@return that an enum type had this name}
    public static Renamed from(String oldName, EnumType<?> type) {
        return new Renamed(new Subject.OfObject(type), oldName);
    }

    /// {@return that a schema had this name}
    public static Renamed schema(String oldName, String newName) {
        return new Renamed(new Subject.OfSchema(newName), oldName);
    }

    /// {@return that a trigger, policy, rule or statistics of a table or view had this name}
    public static Renamed part(RowSource<?> table, String oldName, String newName) {
        return new Renamed(new Subject.OfPart(table, newName), oldName);
    }

    /// {@return that a label of an enum type was called so}
    public static Renamed label(EnumType<?> type, String oldLabel, String newLabel) {
        return new Renamed(new Subject.OfLabel(type, newLabel), oldLabel);
    }

    /// {@return that an attribute of a composite type had this name}
    public static Renamed attribute(CompositeType<?> type, String oldName, String newName) {
        return new Renamed(new Subject.OfAttribute(type, newName), oldName);
    }

    @Override
    public List<String> problems(Schema schema) {
        String missing =
                switch (subject) {
                    case Subject.OfObject of ->
                            schema.objects().contains(of.object())
                                            || (of.object() instanceof EnumType<?> type
                                                    && schema.enums().contains(type))
                                    ? null
                                    : of.object().describe();
                    case Subject.OfSchema of -> null;
                    case Subject.OfPart of ->
                            of.table().objects().stream()
                                            .anyMatch(each ->
                                                    each.identity().endsWith(" " + of.name()))
                                    ? null
                                    : of.name() + " of " + of.table();
                    case Subject.OfLabel of ->
                            of.type().labels().contains(of.label())
                                    ? null
                                    : "label \"%s\" of %s"
                                            .formatted(of.label(), of.type().describe());
                    case Subject.OfAttribute of ->
                            of.type().attributes().stream()
                                            .anyMatch(each -> each.name().equals(of.attribute()))
                                    ? null
                                    : "attribute %s of %s"
                                            .formatted(of.attribute(), of.type().describe());
                };
        return missing == null
                ? List.of()
                : List.of(
                        "%s was renamed from \"%s\", but is not in the definition"
                                .formatted(missing, oldName));
    }

    private String shown() {
        return switch (subject) {
            case Subject.OfObject of -> of.object().identity();
            case Subject.OfSchema of -> "schema " + of.name();
            case Subject.OfPart of -> of.name() + " of " + of.table();
            case Subject.OfLabel of -> "label " + of.label() + " of " + of.type().identity();
            case Subject.OfAttribute of ->
                    "attribute " + of.attribute() + " of " + of.type().identity();
        };
    }

    @Override
    public String describe() {
        return "the old name \"%s\" of %s".formatted(oldName, shown());
    }

    @Override
    public String identity() {
        return "old name of " + shown();
    }
}
