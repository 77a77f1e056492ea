package dev.leat.migrate.declared;

import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.StatisticsEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.Column;
import dev.leat.schema.DatabaseObject;
import dev.leat.schema.EnumType;
import dev.leat.schema.RowSource;
import dev.leat.schema.SchemaException;
import dev.leat.schema.object.Collation;
import dev.leat.schema.object.Comment;
import dev.leat.schema.object.CompositeType;
import dev.leat.schema.object.Domain;
import dev.leat.schema.object.EventTrigger;
import dev.leat.schema.object.Extension;
import dev.leat.schema.object.PostgresSchema;
import dev.leat.schema.object.Publication;
import dev.leat.schema.object.RangeType;
import dev.leat.schema.object.Role;
import dev.leat.schema.object.Routine;
import dev.leat.schema.object.Sequence;
import java.util.List;

/// Comments. Those of columns are the table's business.
final class CommentEntities {
    private CommentEntities() {}

    static void add(EntityList out, Comment comment) {
        switch (comment.target()) {
            case Comment.Target.OfTable target ->
                    add(
                            out,
                            AccessEntities.kindOf(target.table()),
                            List.of(target.table().schema(), target.table().name()),
                            comment.text());
            case Comment.Target.OfColumn target -> {
                Column<?> column = target.column();
                add(
                        out,
                        Kind.COLUMN,
                        List.of(column.table().schema(), column.table().name(), column.name()),
                        comment.text());
            }
            case Comment.Target.OfObject target -> onObject(out, target.object(), comment.text());
            case Comment.Target.OfPart target ->
                    onPart(out, target.table(), target.name(), comment.text());
        }
    }

    private static void onObject(EntityList out, DatabaseObject object, String text) {
        switch (object) {
            case EnumType<?> o -> add(out, Kind.ENUM, List.of(o.schema(), o.name()), text);
            case PostgresSchema o -> add(out, Kind.SCHEMA, List.of(o.name()), text);
            case Extension o -> add(out, Kind.EXTENSION, List.of(o.name()), text);
            case Role o -> add(out, Kind.ROLE, List.of(o.name()), text);
            case Collation o -> add(out, Kind.COLLATION, List.of(o.schema(), o.name()), text);
            case Domain<?> o -> add(out, Kind.DOMAIN, List.of(o.schema(), o.name()), text);
            case CompositeType<?> o ->
                    add(out, Kind.COMPOSITE_TYPE, List.of(o.schema(), o.name()), text);
            case RangeType o -> add(out, Kind.RANGE_TYPE, List.of(o.schema(), o.name()), text);
            case Sequence o -> add(out, Kind.SEQUENCE, List.of(o.schema(), o.name()), text);
            case Routine o -> add(out, Kind.FUNCTION, CodeEntities.functionOf(o).address(), text);
            case Publication o -> add(out, Kind.PUBLICATION, List.of(o.name()), text);
            case EventTrigger o -> add(out, Kind.EVENT_TRIGGER, List.of(o.name()), text);
            default ->
                    throw new IllegalArgumentException(
                            object.describe() + " cannot have a comment");
        }
    }

    private static void onPart(EntityList out, RowSource<?> owner, String name, String text) {
        TableName table = EntityList.nameOf(owner);
        for (Entity entity : out.soFar()) {
            boolean found =
                    switch (entity) {
                        case Entity.Named named ->
                                named.table().equals(table) && named.name().equals(name);
                        case StatisticsEntity statistics ->
                                statistics.table().equals(table) && statistics.name().equals(name);
                        default -> false;
                    };
            if (found) {
                add(out, entity.kind(), entity.address(), text);
                return;
            }
        }
        throw new SchemaException(
                "comments",
                List.of(
                        "there is a comment on \"%s\" of %s, which has no such key, check, index, trigger, policy, rule or statistics"
                                .formatted(name, owner)));
    }

    private static void add(EntityList out, Kind kind, List<String> object, String text) {
        out.add(new CommentEntity(kind, object, text));
    }
}
