package dev.leat.migrate.plan;

import dev.leat.migrate.ddl.Comments;
import dev.leat.migrate.ddl.Constraints;
import dev.leat.migrate.ddl.Create;
import dev.leat.migrate.ddl.Indexes;
import dev.leat.migrate.ddl.Names;
import dev.leat.migrate.ddl.Policies;
import dev.leat.migrate.ddl.Privileges;
import dev.leat.migrate.ddl.Publications;
import dev.leat.migrate.ddl.Roles;
import dev.leat.migrate.ddl.Routines;
import dev.leat.migrate.ddl.Sequences;
import dev.leat.migrate.ddl.Tables;
import dev.leat.migrate.ddl.Triggers;
import dev.leat.migrate.ddl.Types;
import dev.leat.migrate.depend.Part;
import dev.leat.migrate.entity.CheckEntity;
import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.DefaultPrivilegeEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.EventTriggerEntity;
import dev.leat.migrate.entity.ExtensionEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.PolicyEntity;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.RoleEntity;
import dev.leat.migrate.entity.RuleEntity;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TriggerEntity;
import dev.leat.migrate.entity.ViewEntity;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The steps that change things in place; columns aside.
final class AlterSteps {
    private final Forms forms;
    private final List<Step> steps = new ArrayList<>();

    private AlterSteps(Forms forms) {
        this.forms = forms;
    }

    static List<Step> of(Entity before, Entity after, Forms forms) {
        AlterSteps steps = new AlterSteps(forms);
        steps.alter(before, after);
        return steps.steps;
    }

    private void safe(String sql) {
        steps.add(Step.safe(sql));
    }

    private void alter(Entity before, Entity after) {
        switch (after) {
            case RoleEntity now -> role((RoleEntity) before, now);
            case ExtensionEntity now -> extension((ExtensionEntity) before, now);
            case EnumEntity now -> labels((EnumEntity) before, now);
            case DomainEntity now -> domain((DomainEntity) before, now);
            case CompositeTypeEntity now -> attributes((CompositeTypeEntity) before, now);
            case SequenceEntity now -> sequence((SequenceEntity) before, now);
            case FunctionEntity now -> safe(Routines.create(now, true));
            case TableEntity now -> steps.addAll(TableSteps.alter((TableEntity) before, now));
            case CheckEntity now -> steps.add(ConstraintSteps.validate(now));
            case ForeignKeyEntity now -> foreignKey((ForeignKeyEntity) before, now);
            case IndexEntity now -> index((IndexEntity) before, now);
            case ViewEntity now -> view((ViewEntity) before, now);
            case MaterializedViewEntity now -> view((MaterializedViewEntity) before, now);
            case RuleEntity now -> safe(Triggers.enable(now));
            case TriggerEntity now -> safe(Triggers.enable(now));
            case PolicyEntity now -> safe(Policies.alter(now));
            case EventTriggerEntity now -> safe(Triggers.enable(now));
            case PublicationEntity now -> publication((PublicationEntity) before, now);
            case PrivilegeEntity now -> {
                List<String> old = ((PrivilegeEntity) before).privileges();
                List<String> gone = without(old, now.privileges());
                List<String> come = without(now.privileges(), old);
                if (!gone.isEmpty()) {
                    safe(Privileges.revoke(now, gone));
                }
                if (!come.isEmpty()) {
                    safe(Privileges.grant(now, come));
                }
            }
            case DefaultPrivilegeEntity now -> {
                List<String> old = ((DefaultPrivilegeEntity) before).privileges();
                List<String> gone = without(old, now.privileges());
                List<String> come = without(now.privileges(), old);
                if (!gone.isEmpty()) {
                    safe(Privileges.revoke(now, gone));
                }
                if (!come.isEmpty()) {
                    safe(Privileges.grant(now, come));
                }
            }
            case CommentEntity now -> safe(Comments.set(now));
            case Entity other ->
                    throw new IllegalArgumentException("cannot be altered in place: " + other);
        }
    }

    private static List<String> without(List<String> all, List<String> others) {
        return all.stream().filter(each -> !others.contains(each)).toList();
    }

    private void options(String alter, List<String> before, List<String> after) {
        Tables.changedOptions(before, after).forEach(each -> safe(alter + " " + each));
    }

    private void sequence(SequenceEntity before, SequenceEntity now) {
        Bounds bounds = new Bounds(before.min(), before.max()).to(new Bounds(now.min(), now.max()));
        steps.add(bounds.step(Sequences.alter(now) + bounds.restart()));
    }

    private void role(RoleEntity before, RoleEntity now) {
        List<String> options = Roles.changedOptions(before, now);
        if (!options.isEmpty()) {
            safe(
                    "ALTER ROLE "
                            + Identifier.quote(now.name())
                            + " WITH "
                            + String.join(" ", options));
        }
        without(before.memberOf(), now.memberOf()).forEach(each -> safe(Roles.revoke(now, each)));
        without(now.memberOf(), before.memberOf()).forEach(each -> safe(Roles.grant(now, each)));
    }

    private void extension(ExtensionEntity before, ExtensionEntity now) {
        String alter = "ALTER EXTENSION " + Identifier.quote(now.name());
        if (now.schema() != null && !now.schema().equals(before.schema())) {
            safe(alter + " SET SCHEMA " + Identifier.quote(now.schema()));
        }
        if (now.version() != null && !now.version().equals(before.version())) {
            safe(alter + " UPDATE TO " + SqlLiteral.quote(now.version()));
        }
    }

    private void labels(EnumEntity before, EnumEntity now) {
        boolean alone = forms.isFirst(Part.of(now));
        for (int i = now.labels().size() - 1; i >= 0; i--) {
            String label = now.labels().get(i);
            if (!before.labels().contains(label)) {
                String next = i + 1 < now.labels().size() ? now.labels().get(i + 1) : null;
                Step step = Step.safe(Types.addLabel(now, label, next));
                steps.add(alone ? step.alone() : step);
            }
        }
    }

    private void domain(DomainEntity before, DomainEntity now) {
        String alter = "ALTER DOMAIN " + Names.of(now) + " ";
        for (DomainEntity.Check old : before.checks()) {
            if (!now.checks().contains(old)) {
                safe(alter + "DROP CONSTRAINT " + Identifier.quote(old.name()));
            }
        }
        if (!Objects.equals(before.defaultSql(), now.defaultSql())) {
            safe(
                    alter
                            + (now.defaultSql() == null
                                    ? "DROP DEFAULT"
                                    : "SET DEFAULT " + now.defaultSql()));
        }
        String note =
                "reads every table with a column of the domain and fails if a value does not fit";
        if (before.nullable() && !now.nullable()) {
            steps.add(new Step(alter + "SET NOT NULL", Step.Risk.MAY_FAIL, note));
        } else if (!before.nullable() && now.nullable()) {
            safe(alter + "DROP NOT NULL");
        }
        for (DomainEntity.Check check : now.checks()) {
            if (!before.checks().contains(check)) {
                String sql = alter + "ADD " + Types.check(check);
                steps.add(
                        check.notValid()
                                ? Step.safe(sql)
                                : new Step(sql, Step.Risk.MAY_FAIL, note));
            }
        }
    }

    private void attributes(CompositeTypeEntity before, CompositeTypeEntity now) {
        String alter = "ALTER TYPE " + Names.of(now) + " ";
        for (CompositeTypeEntity.Attribute old : before.attributes()) {
            if (!now.attributes().contains(old)) {
                steps.add(
                        Step.destroys(
                                alter
                                        + "DROP ATTRIBUTE "
                                        + Identifier.quote(old.name())
                                        + " CASCADE",
                                "removes the attribute from every value of the type"));
            }
        }
        for (CompositeTypeEntity.Attribute each : now.attributes()) {
            if (!before.attributes().contains(each)) {
                safe(alter + "ADD ATTRIBUTE " + Types.attribute(each) + " CASCADE");
            }
        }
    }

    private void foreignKey(ForeignKeyEntity before, ForeignKeyEntity now) {
        if (!Objects.equals(before.deferrability(), now.deferrability())) {
            safe(
                    Constraints.alter(
                            now,
                            "ALTER CONSTRAINT "
                                    + Identifier.quote(now.name())
                                    + " "
                                    + Objects.requireNonNullElse(
                                            now.deferrability(), "NOT DEFERRABLE")));
        }
        if (before.notValid() && !now.notValid()) {
            steps.add(ConstraintSteps.validate(now));
        }
    }

    private void index(IndexEntity before, IndexEntity now) {
        String alter = "ALTER INDEX " + Indexes.name(now);
        options(alter, before.storage(), now.storage());
        if (!Objects.equals(before.tablespace(), now.tablespace())) {
            steps.add(
                    Step.slow(
                            alter
                                    + " SET TABLESPACE "
                                    + Objects.requireNonNullElse(now.tablespace(), "pg_default"),
                            now.table(),
                            "copies the index under an exclusive lock"));
        }
    }

    private void view(ViewEntity before, ViewEntity now) {
        if (before.query().equals(now.query()) && before.columns().equals(now.columns())) {
            options("ALTER VIEW " + Names.of(now), before.options(), now.options());
        } else {
            safe(Create.replacement(now));
        }
    }

    private void view(MaterializedViewEntity before, MaterializedViewEntity now) {
        String alter = "ALTER MATERIALIZED VIEW " + Names.of(now);
        options(alter, before.storage(), now.storage());
        if (!Objects.equals(before.accessMethod(), now.accessMethod())) {
            safe(
                    alter
                            + " SET ACCESS METHOD "
                            + Objects.requireNonNullElse(now.accessMethod(), "heap"));
        }
        if (!Objects.equals(before.tablespace(), now.tablespace())) {
            safe(
                    alter
                            + " SET TABLESPACE "
                            + Objects.requireNonNullElse(now.tablespace(), "pg_default"));
        }
    }

    private void publication(PublicationEntity before, PublicationEntity now) {
        List<String> gone = without(before.schemas(), now.schemas());
        List<String> come = without(now.schemas(), before.schemas());
        if (!gone.isEmpty()) {
            safe(Publications.alter(now.name(), "DROP " + Publications.schemas(gone)));
        }
        if (!come.isEmpty()) {
            safe(Publications.alter(now.name(), "ADD " + Publications.schemas(come)));
        }
        if (!before.operations().equals(now.operations())) {
            safe(Publications.resetOperations(now));
        }
        if (before.viaPartitionRoot() != now.viaPartitionRoot()
                || !before.options().equals(now.options())) {
            safe(Publications.setOptions(now));
        }
    }
}
