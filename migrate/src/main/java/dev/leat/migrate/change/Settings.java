package dev.leat.migrate.change;

import dev.leat.migrate.catalog.Catalog;
import dev.leat.migrate.catalog.OtherObject;
import dev.leat.migrate.catalog.Setting;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The settings of a database that another one has otherwise: statements behind all others, when
/// each object has the name and shape that it is to have.
///
/// No Java schema can declare them, so they are only compared where both sides come from a server.
final class Settings {
    private final Plan plan;
    private final Catalog to;
    private final List<Step> steps = new ArrayList<>();

    private Settings(Plan plan, Catalog to) {
        this.plan = plan;
        this.to = to;
    }

    /// {@return the plan with the settings behind it}
    static Plan after(Plan plan, Catalog from, Catalog to) {
        Settings settings = new Settings(plan, to);
        settings.compare(from);
        if (settings.steps.isEmpty()) {
            return plan;
        }
        List<Step> all = new ArrayList<>(plan.steps());
        all.addAll(settings.steps);
        return new Plan(all, plan.renames(), plan.questions(), plan.problems());
    }

    private void compare(Catalog from) {
        List<OtherObject> there = new ArrayList<>();
        for (OtherObject each : from.others()) {
            if (each.setting() != null) {
                there.add(
                        new OtherObject(
                                each.kind(),
                                each.path(),
                                each.definition(),
                                renamed(each.setting())));
            }
        }
        for (OtherObject old : there) {
            if (to.others().stream().noneMatch(each -> isOfSame(each, old))) {
                unset(old.setting());
            }
        }
        for (OtherObject wish : to.others()) {
            Setting setting = wish.setting();
            if (setting == null) {
                continue;
            }
            OtherObject old =
                    there.stream().filter(each -> isOfSame(each, wish)).findFirst().orElse(null);
            Setting before = old == null ? null : old.setting();
            if (before == null) {
                set(setting);
            } else if (!before.set().equals(setting.set())) {
                unset(before, setting);
                set(setting);
            } else if (isUndone(setting)) {
                set(setting);
            }
        }
    }

    private static boolean isOfSame(OtherObject one, OtherObject other) {
        Setting a = one.setting();
        Setting b = other.setting();
        return a != null
                && b != null
                && one.kind().equals(other.kind())
                && a.address().equals(b.address())
                && Objects.equals(a.column(), b.column());
    }

    private void set(Setting setting) {
        for (String sql : setting.setting()) {
            boolean mayFail = setting.mayFail() && sql.endsWith("SET NOT NULL");
            steps.add(
                    new Step(
                            sql,
                            mayFail ? Step.Risk.MAY_FAIL : Step.Risk.SAFE,
                            mayFail ? "reads all rows and fails if one has a null" : ""));
        }
    }

    private void unset(@Nullable Setting setting) {
        if (setting != null && isThere(setting)) {
            setting.unsetting().forEach(sql -> steps.add(new Step(sql, Step.Risk.SAFE, "")));
        }
    }

    /// Takes back what the wish does not overwrite. Options that are not named again would stay.
    private void unset(Setting before, Setting wish) {
        for (int i = 0; i < before.set().size(); i++) {
            String aspect = aspect(before.set().get(i));
            if (aspect.equals("SET (")
                    || aspect.equals("ALTER COLUMN")
                    || wish.set().stream().noneMatch(each -> aspect(each).equals(aspect))) {
                steps.add(new Step(before.unsetting().get(i), Step.Risk.SAFE, ""));
            }
        }
    }

    /// `SET DEFAULT` of `DROP DEFAULT` and of `SET DEFAULT 3`.
    private static String aspect(String clause) {
        if (clause.startsWith("SET (")) {
            return "SET (";
        }
        String[] words = clause.replaceFirst("^DROP ", "SET ").split(" ", 3);
        return words[0] + " " + words[1];
    }

    private boolean isThere(Setting setting) {
        boolean there =
                to.entities().stream()
                        .anyMatch(entity -> entity.kind() == setting.of() && isAt(entity, setting));
        if (setting.of() == Kind.DOMAIN) {
            return hasCheck(setting);
        }
        if (setting.column() == null || setting.of() != Kind.TABLE) {
            return there;
        }
        List<TableName> tables = withTables(setting.address());
        return there
                && to.entities().stream()
                        .anyMatch(entity ->
                                entity instanceof ColumnEntity column
                                        && column.name().equals(setting.column())
                                        && tables.contains(column.table()));
    }

    private boolean hasCheck(Setting setting) {
        return to.entities().stream()
                .anyMatch(entity ->
                        entity instanceof DomainEntity domain
                                && isAt(domain, setting)
                                && domain.checks().stream()
                                        .anyMatch(each -> each.name().equals(setting.column())));
    }

    /// The relation and, if it is a partition, the tables that it is a part of.
    private List<TableName> withTables(List<String> address) {
        List<TableName> tables = new ArrayList<>();
        TableName next = new TableName(address.getFirst(), address.getLast());
        while (next != null) {
            tables.add(next);
            TableName partition = next;
            next =
                    to.entities().stream()
                            .filter(entity ->
                                    entity instanceof TableEntity table
                                            && table.table().equals(partition))
                            .map(entity -> ((TableEntity) entity).partitionOf())
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
        }
        return tables;
    }

    /// The address of an index has its table in the middle.
    private static boolean isAt(Entity entity, Setting setting) {
        return entity.address().getFirst().equals(setting.address().getFirst())
                && entity.address().getLast().equals(setting.address().getLast());
    }

    /// Whether a step makes the object anew, or alters the column of the table that a partition
    /// belongs to, which alters that of the partition as well.
    private boolean isUndone(Setting setting) {
        String name = Identifier.quote(setting.made());
        String alters = "ALTER COLUMN " + name;
        return plan.steps().stream()
                .map(Step::sql)
                .anyMatch(sql ->
                        sql.startsWith("CREATE ") && sql.contains(name)
                                || sql.endsWith(" RENAME TO " + name)
                                || sql.contains("ADD COLUMN " + name)
                                || sql.contains("ADD CONSTRAINT " + name)
                                || sql.contains(alters));
    }

    private Setting renamed(Setting setting) {
        List<String> address = setting.address();
        String column = setting.column();
        for (Rename rename : plan.renames()) {
            if (rename.kind() == Kind.SCHEMA
                    && rename.before().getFirst().equals(address.getFirst())) {
                address = List.of(rename.after().getFirst(), address.getLast());
                break;
            }
        }
        for (Rename rename : plan.renames()) {
            List<String> before = rename.before();
            boolean index =
                    rename.kind() == Kind.INDEX
                            && List.of(before.getFirst(), before.getLast()).equals(address);
            if (rename.kind() == setting.of() && (before.equals(address) || index)) {
                address = List.of(rename.after().getFirst(), rename.after().getLast());
                break;
            }
        }
        if (column != null) {
            List<TableName> tables = withTables(address);
            for (Rename rename : plan.renames()) {
                if ((rename.kind() == Kind.COLUMN
                                || rename.kind() == Kind.DOMAIN
                                        && rename.isOfType()
                                        && setting.of() == Kind.DOMAIN)
                        && rename.oldName().equals(column)
                        && tables.contains(
                                new TableName(rename.before().get(0), rename.before().get(1)))) {
                    column = rename.newName();
                    break;
                }
            }
        }
        return setting.at(address, column);
    }
}
