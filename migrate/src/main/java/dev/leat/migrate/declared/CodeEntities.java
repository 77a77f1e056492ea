package dev.leat.migrate.declared;

import dev.leat.migrate.entity.EventTriggerEntity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.SqlObjectEntity;
import dev.leat.schema.Column;
import dev.leat.schema.object.EventTrigger;
import dev.leat.schema.object.Routine;
import dev.leat.schema.object.Sequence;
import dev.leat.schema.object.SqlObject;

/// Sequences, routines, event triggers, and whatever is only known by its SQL.
final class CodeEntities {
    private CodeEntities() {}

    static void add(EntityList out, Sequence sequence) {
        Column<?> owner = sequence.owner();
        out.add(
                sequence.schema(),
                new SequenceEntity(
                        sequence.schema(),
                        sequence.name(),
                        sequence.type().sql(),
                        sequence.start(),
                        sequence.increment(),
                        sequence.min(),
                        sequence.max(),
                        sequence.cache(),
                        sequence.options().cycle(),
                        owner == null ? null : EntityList.nameOf(owner.table()),
                        owner == null ? null : owner.name()));
    }

    static void add(EntityList out, Routine routine) {
        out.add(routine.schema(), functionOf(routine));
    }

    static FunctionEntity functionOf(Routine routine) {
        boolean aggregate = routine.kind() == Routine.Kind.AGGREGATE;
        return new FunctionEntity(
                routine.schema(),
                routine.name(),
                routine.identityArguments(),
                switch (routine.kind()) {
                    case FUNCTION -> FunctionEntity.Type.FUNCTION;
                    case PROCEDURE -> FunctionEntity.Type.PROCEDURE;
                    case AGGREGATE -> FunctionEntity.Type.AGGREGATE;
                },
                routine.argumentsSql(),
                routine.returns(),
                aggregate ? null : routine.language(),
                routine.attributes(),
                routine.body(),
                routine.sqlBody());
    }

    static void add(EntityList out, EventTrigger trigger) {
        out.add(
                new EventTriggerEntity(
                        trigger.name(),
                        trigger.event().sql(),
                        trigger.tags(),
                        trigger.function().schema(),
                        trigger.function().name(),
                        trigger.enabled().sql()));
    }

    static void add(EntityList out, SqlObject object) {
        out.add(
                new SqlObjectEntity(
                        object.name(), object.create(), object.drop(), object.dependsOn()));
    }
}
