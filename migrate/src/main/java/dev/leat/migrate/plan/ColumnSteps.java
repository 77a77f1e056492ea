package dev.leat.migrate.plan;

import dev.leat.migrate.ddl.Columns;
import dev.leat.migrate.ddl.Create;
import dev.leat.migrate.ddl.Names;
import dev.leat.migrate.depend.Part;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.IdentitySequence;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.plan.Step.Risk;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The steps that turn one form of a column into another; its default is a matter of its own.
final class ColumnSteps {
    private static final int KNOWS_DEFAULT_STORAGE = 16;

    private final ColumnEntity before;
    private final ColumnEntity after;
    private final boolean converted;
    private final Difference difference;
    private final Forms forms;
    private final List<Step> steps = new ArrayList<>();

    /// @param converted whether its type changes, be it to another one of the same name
    ColumnSteps(
            ColumnEntity before,
            ColumnEntity after,
            boolean converted,
            Difference difference,
            Forms forms) {
        this.before = before;
        this.after = after;
        this.converted = converted;
        this.difference = difference;
        this.forms = forms;
    }

    List<Step> alter() {
        if (before.identity() != null && after.identity() == null) {
            leaveIdentity();
        }
        if (before.generated() != null && after.generated() == null) {
            safe("DROP EXPRESSION");
        }
        if (converted) {
            steps.add(convert());
        }
        if (before.generated() != null
                && after.generated() != null
                && !before.generated().equals(after.generated())) {
            steps.add(
                    Step.slow(
                            Columns.alter(after, "SET EXPRESSION AS (" + after.generated() + ")"),
                            after.table(),
                            after.virtual()
                                    ? "checks every row"
                                    : "computes every row and rewrites the table"));
        }
        nullability();
        identity();
        storage();
        return steps;
    }

    private void safe(String action) {
        steps.add(Step.safe(Columns.alter(after, action)));
    }

    /// A conversion brings the storage and compression of the new type.
    private void storage() {
        String storage = converted ? null : before.storage();
        if (!Objects.equals(storage, after.storage())) {
            safe("SET STORAGE " + (after.storage() == null ? usualStorage() : after.storage()));
        }
        String compression = converted ? null : before.compression();
        if (!Objects.equals(compression, after.compression())) {
            safe("SET COMPRESSION " + Objects.requireNonNullElse(after.compression(), "default"));
        }
    }

    private String usualStorage() {
        if (forms.options().serverVersion() >= KNOWS_DEFAULT_STORAGE) {
            return "DEFAULT";
        }
        TypeName type = TypeName.of(after.type());
        return !type.array() && type.is("numeric", "inet", "cidr") ? "MAIN" : "EXTENDED";
    }

    private void nullability() {
        if (before.nullable() && !after.nullable()) {
            if (!forms.forbidsNullLater(Part.of(after))) {
                steps.add(
                        Step.mayFail(
                                Columns.alter(after, "SET NOT NULL"),
                                after.table(),
                                "reads the table under an exclusive lock and fails if a row has null there",
                                countNulls(after)));
            }
        } else if (!before.nullable() && after.nullable()) {
            safe("DROP NOT NULL");
        }
    }

    /// A check that is validated while others go on spares SET NOT NULL the look at the rows.
    static List<Step> forbidNull(ColumnEntity column, Forms forms) {
        String name =
                forms.freeNames().free("not_null", column.table().name() + "_" + column.name());
        String table = "ALTER TABLE " + Names.of(column.table()) + " ";
        String constraint = Identifier.quote(name);
        Step validate =
                Step.mayFail(
                                table + "VALIDATE CONSTRAINT " + constraint,
                                column.table(),
                                "reads the table while others go on and fails if a row has null there",
                                countNulls(column))
                        .alone();
        return List.of(
                Step.safe(
                        table
                                + "ADD CONSTRAINT "
                                + constraint
                                + " CHECK ("
                                + Identifier.quote(column.name())
                                + " IS NOT NULL) NOT VALID"),
                validate,
                Step.safe(Columns.alter(column, "SET NOT NULL")),
                Step.safe(table + "DROP CONSTRAINT " + constraint));
    }

    private static String countNulls(ColumnEntity column) {
        return "SELECT count(*) FROM "
                + Names.of(column.table())
                + " WHERE "
                + Identifier.quote(column.name())
                + " IS NULL";
    }

    private Step convert() {
        String collate = after.collation() == null ? "" : " COLLATE " + after.collation();
        if (!before.type().equals(after.type())) {
            return retype(collate, TypeChange.of(before.type(), after.type()));
        }
        return Objects.equals(before.collation(), after.collation())
                ? convertToNewType(collate)
                : retype(collate, TypeChange.OF_COLLATION);
    }

    private Step retype(String collate, TypeChange change) {
        String quoted = Identifier.quote(after.name());
        String using =
                change.using() == null ? "" : " USING " + change.using().replace("%s", quoted);
        return new Step(
                Columns.alter(after, "TYPE " + after.type() + collate + using),
                change.risk(),
                change.note(before.type(), after.type()),
                true,
                change.risk() == Risk.MAY_FAIL
                        ? MisfitCount.of(before, after, forms.options().serverVersion())
                        : null,
                change.risk() == Risk.SAFE ? null : after.table());
    }

    /// Moves the column over to the type that was made anew under the same name.
    private Step convertToNewType(String collate) {
        String quoted = Identifier.quote(after.name());
        CompositeConversion byNames = CompositeConversion.of(after, difference);
        if (byNames != null) {
            return new Step(
                    Columns.alter(
                            after,
                            "TYPE "
                                    + after.type()
                                    + " USING "
                                    + byNames.using().replace("%s", quoted)),
                    byNames.risk(),
                    "rewrites the table under an exclusive lock: the type "
                            + after.type()
                            + " is made anew with other attributes",
                    true,
                    null,
                    after.table());
        }
        String sql =
                Columns.alter(
                        after,
                        "TYPE "
                                + after.type()
                                + collate
                                + " USING "
                                + quoted
                                + "::text::"
                                + after.type());
        List<String> removed = removedLabels();
        if (removed.isEmpty()) {
            return Step.slow(
                    sql,
                    after.table(),
                    "rewrites the table under an exclusive lock: the type "
                            + after.type()
                            + " is made anew");
        }
        boolean array = after.type().endsWith("]");
        String labels = removed.stream().map(SqlLiteral::quote).collect(Collectors.joining(", "));
        return Step.mayFail(
                sql,
                after.table(),
                "rewrites the table under an exclusive lock and fails if a row still has a label that goes",
                "SELECT count(*) FROM "
                        + Names.of(after.table())
                        + " WHERE "
                        + quoted
                        + (array
                                ? "::text[] && ARRAY[" + labels + "]"
                                : "::text IN (" + labels + ")"));
    }

    private @Nullable Entity enumOf(ColumnEntity column) {
        String path = column.enumPath();
        if (path == null) {
            return null;
        }
        int point = path.indexOf('.');
        return difference
                .before()
                .get(
                        new Entity.Key(
                                Kind.ENUM,
                                List.of(path.substring(0, point), path.substring(point + 1))));
    }

    private List<String> removedLabels() {
        if (!(enumOf(before) instanceof EnumEntity old
                && difference.after().get(old.key()) instanceof EnumEntity now)) {
            return List.of();
        }
        return old.labels().stream().filter(each -> !now.labels().contains(each)).toList();
    }

    private void identity() {
        String now = after.identity();
        if (now == null || now.equals(before.identity())) {
            return;
        }
        if (before.identity() != null) {
            // The sequence stays, with the number it has come to.
            // The sequence's own limits follow the column's type.
            IdentityOptions old = IdentityOptions.of(before.identity(), after.type());
            IdentityOptions next = IdentityOptions.of(now, after.type());
            String change = old.change(next);
            if (!change.isEmpty()) {
                Bounds bounds = old.bounds().to(next.bounds());
                steps.add(bounds.step(Columns.alter(after, change + bounds.restart())));
            }
            renameSequence(IdentitySequence.name(before), IdentitySequence.name(after));
            return;
        }
        SequenceEntity serial = sequenceOnlyIn(difference.before(), difference.after());
        if (serial == null) {
            safe("ADD " + now);
            steps.add(Step.safe(continueNumbering()));
            return;
        }
        String aside = difference.freeNames().aside(serial.name());
        String asideName = Identifier.qualified(serial.schema(), aside);
        steps.add(
                Step.safe(
                        "ALTER SEQUENCE "
                                + Names.of(serial)
                                + " RENAME TO "
                                + Identifier.quote(aside)));
        // Else it could be taken for the column's new one.
        steps.add(Step.safe("ALTER SEQUENCE " + asideName + " OWNED BY NONE"));
        safe("ADD " + now);
        steps.add(
                Step.safe(
                        "SELECT setval("
                                + sequenceOfColumn()
                                + ", last_value, is_called) FROM "
                                + asideName));
        steps.add(Step.safe("DROP SEQUENCE " + asideName));
    }

    /// A sequence of the column's own goes on where the identity stopped. It is made under another
    /// name, because both may want the same, and neither may be lost before its number is known.
    private void leaveIdentity() {
        SequenceEntity serial = sequenceOnlyIn(difference.after(), difference.before());
        if (serial == null) {
            safe("DROP IDENTITY");
            return;
        }
        SequenceEntity aside =
                new SequenceEntity(
                        serial.schema(),
                        difference.freeNames().next(serial.name()),
                        serial.type(),
                        serial.start(),
                        serial.increment(),
                        serial.min(),
                        serial.max(),
                        serial.cache(),
                        serial.cycle(),
                        null,
                        null);
        Create.statements(aside).forEach(sql -> steps.add(Step.safe(sql)));
        // What the identity's sequence is called only the database knows for sure.
        steps.add(
                Step.safe(
                        "DO "
                                + SqlLiteral.quote(
                                        "BEGIN EXECUTE "
                                                + SqlLiteral.quote(
                                                        "SELECT setval("
                                                                + SqlLiteral.quote(Names.of(aside))
                                                                + ", last_value, is_called) FROM ")
                                                + " || "
                                                + sequenceOfColumn()
                                                + "; END")));
        safe("DROP IDENTITY");
        renameSequence(aside.name(), serial.name());
    }

    private void renameSequence(String then, String now) {
        if (!then.equals(now)) {
            steps.add(
                    Step.safe(
                            "ALTER SEQUENCE "
                                    + Identifier.qualified(after.table().schema(), then)
                                    + " RENAME TO "
                                    + Identifier.quote(now)));
        }
    }

    /// {@return the sequence that the column owns here, and that is not there; `null` if there is
    /// none}
    private @Nullable SequenceEntity sequenceOnlyIn(
            Map<Entity.Key, Entity> here, Map<Entity.Key, Entity> there) {
        for (Entity entity : here.values()) {
            if (entity instanceof SequenceEntity sequence
                    && after.table().equals(sequence.ownerTable())
                    && after.name().equals(sequence.ownerColumn())
                    && !there.containsKey(sequence.key())) {
                return sequence;
            }
        }
        return null;
    }

    private String sequenceOfColumn() {
        return "pg_get_serial_sequence("
                + SqlLiteral.quote(Names.of(after.table()))
                + ", "
                + SqlLiteral.quote(after.name())
                + ")";
    }

    /// A new sequence starts behind the numbers that exist, and never below 1.
    private String continueNumbering() {
        String quoted = Identifier.quote(after.name());
        return "SELECT setval("
                + sequenceOfColumn()
                + ", greatest(max("
                + quoted
                + "), 1), coalesce(max("
                + quoted
                + "), 0) >= 1) FROM "
                + Names.of(after.table());
    }
}
