package dev.leat.schema.object;

import dev.leat.schema.Column;
import dev.leat.schema.EnumType;
import dev.leat.schema.RowSource;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What roles may do with an object: `Grant.of(SELECT, INSERT).on(POSTS).to(APP)`.
///
/// @param target the object
/// @param grantees roles; `public` is everybody
/// @param grantable whether they may grant it on
public record Grant(
        Set<Privilege> privileges, Target target, List<String> grantees, boolean grantable)
        implements SchemaObject {

    /// What can be granted on.
    public sealed interface Target {
        /// A table or view.
        record OfTable(RowSource<?> table) implements Target {}

        /// Columns of one table or view.
        record OfColumns(List<Column<?>> columns) implements Target {
            public OfColumns {
                columns = List.copyOf(columns);
                if (columns.stream().map(Column::table).distinct().count() != 1) {
                    throw new IllegalArgumentException(
                            "a grant is on columns of one table, not on " + columns);
                }
            }
        }

        /// A schema.
        record OfSchema(String name) implements Target {}

        /// A sequence.
        record OfSequence(Sequence sequence) implements Target {}

        /// A function, procedure or aggregate.
        record OfRoutine(Routine routine) implements Target {}

        /// A type.
        record OfType(TypeKind kind, String schema, String name) implements Target {}
    }

    /// The kinds of types that have rights of their own.
    public enum TypeKind {
        ENUM,
        DOMAIN,
        COMPOSITE,
        RANGE
    }

    public Grant {
        privileges = java.util.Collections.unmodifiableSet(copy(privileges));
        grantees = List.copyOf(grantees);
        Set<Privilege> possible = possible(target);
        Set<Privilege> wrong = copy(privileges);
        wrong.removeAll(possible);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s cannot be granted on %s, only %s"
                            .formatted(wrong, shown(target), possible));
        }
    }

    private static Set<Privilege> copy(Set<Privilege> privileges) {
        Set<Privilege> copy = EnumSet.noneOf(Privilege.class);
        copy.addAll(privileges);
        return copy;
    }

    /// {@return all that can be granted on such an object}
    private static Set<Privilege> possible(Target target) {
        return switch (target) {
            case Target.OfTable t ->
                    EnumSet.of(
                            Privilege.SELECT,
                            Privilege.INSERT,
                            Privilege.UPDATE,
                            Privilege.DELETE,
                            Privilege.TRUNCATE,
                            Privilege.REFERENCES,
                            Privilege.TRIGGER);
            case Target.OfColumns t ->
                    EnumSet.of(
                            Privilege.SELECT,
                            Privilege.INSERT,
                            Privilege.UPDATE,
                            Privilege.REFERENCES);
            case Target.OfSchema t -> EnumSet.of(Privilege.USAGE, Privilege.CREATE);
            case Target.OfSequence t ->
                    EnumSet.of(Privilege.USAGE, Privilege.SELECT, Privilege.UPDATE);
            case Target.OfRoutine t -> EnumSet.of(Privilege.EXECUTE);
            case Target.OfType t -> EnumSet.of(Privilege.USAGE);
        };
    }

    /// {@return the start of a grant of these}
    public static To of(Privilege... privileges) {
        if (privileges.length == 0) {
            throw new IllegalArgumentException("a grant names at least one privilege");
        }
        return new To(Set.copyOf(Arrays.asList(privileges)), false);
    }

    /// {@return nothing: takes away what everybody may from the start, such as `EXECUTE` of a
    /// function: `Grant.nothing().on(CLEAN_UP).toPublic()`}
    public static To nothing() {
        return new To(Set.of(), false);
    }

    /// {@return the start of a grant of all that there is}
    public static To all() {
        return new To(Set.of(), true);
    }

    /// A grant that does not say yet on what.
    public static final class To {
        private final Set<Privilege> privileges;
        private final boolean all;

        private To(Set<Privilege> privileges, boolean all) {
            this.privileges = privileges;
            this.all = all;
        }

        /// {@return on a table or view}
        public Grant on(RowSource<?> table) {
            return grant(new Target.OfTable(table));
        }

        /// {@return on columns of one table}
        public Grant on(Column<?>... columns) {
            return grant(new Target.OfColumns(List.of(columns)));
        }

        /// {@return on a schema}
        public Grant onSchema(String schema) {
            return grant(new Target.OfSchema(schema));
        }

        /// {@return on a sequence}
        public Grant on(Sequence sequence) {
            return grant(new Target.OfSequence(sequence));
        }

        /// {@return on a function, procedure or aggregate}
        public Grant on(Routine routine) {
            return grant(new Target.OfRoutine(routine));
        }

        /// {@return on an enum type}
        public Grant on(EnumType<?> type) {
            return grant(new Target.OfType(TypeKind.ENUM, type.schema(), type.name()));
        }

        /// {@return on a domain}
        public Grant on(Domain<?> type) {
            return grant(new Target.OfType(TypeKind.DOMAIN, type.schema(), type.name()));
        }

        /// {@return on a composite type}
        public Grant on(CompositeType<?> type) {
            return grant(new Target.OfType(TypeKind.COMPOSITE, type.schema(), type.name()));
        }

        /// {@return on a range type}
        public Grant on(RangeType type) {
            return grant(new Target.OfType(TypeKind.RANGE, type.schema(), type.name()));
        }

        private Grant grant(Target target) {
            return new Grant(all ? possible(target) : privileges, target, List.of(), false);
        }
    }

    /// {@return to these roles}
    public Grant to(Role... roles) {
        return to(Arrays.stream(roles).map(Role::name).toArray(String[]::new));
    }

    /// {@return to the roles of these names}
    public Grant to(String... roles) {
        List<String> all = new ArrayList<>(grantees);
        all.addAll(Arrays.asList(roles));
        return new Grant(privileges, target, all, grantable);
    }

    /// {@return to everybody}
    public Grant toPublic() {
        return to("public");
    }

    /// {@return with the right to grant it on}
    public Grant withGrantOption() {
        return new Grant(privileges, target, grantees, true);
    }

    private static String shown(Target target) {
        return switch (target) {
            case Target.OfTable t -> t.table().toString();
            case Target.OfColumns t ->
                    t.columns().stream().map(Column::toString).collect(Collectors.joining(", "));
            case Target.OfSchema t -> "schema " + t.name();
            case Target.OfSequence t -> t.sequence().describe();
            case Target.OfRoutine t -> t.routine().describe();
            case Target.OfType t -> "type " + Words.shown(t.schema(), t.name());
        };
    }

    @Override
    public List<String> problems(Schema schema) {
        List<String> problems = new ArrayList<>();
        if (grantees.isEmpty()) {
            problems.add(describe() + " says no role; say to(…)");
        }
        if (grantable && grantees.contains("public")) {
            problems.add(describe() + ": nobody can let everybody grant it on");
        }
        RowSource<?> source =
                switch (target) {
                    case Target.OfTable t -> t.table();
                    case Target.OfColumns t -> t.columns().getFirst().table();
                    case Target.OfSchema t -> null;
                    case Target.OfSequence t -> null;
                    case Target.OfRoutine t -> null;
                    case Target.OfType t -> null;
                };
        if (source instanceof Table<?> table && !schema.tables().contains(table)) {
            problems.add("%s: table %s is not in the definition".formatted(describe(), table));
        }
        return problems;
    }

    @Override
    public String describe() {
        return "grant of %s on %s to %s"
                .formatted(
                        privileges.stream().map(Privilege::name).collect(Collectors.joining(", ")),
                        shown(target),
                        String.join(", ", grantees));
    }

    @Override
    public String identity() {
        return describe() + (grantable ? " with grant option" : "");
    }
}
