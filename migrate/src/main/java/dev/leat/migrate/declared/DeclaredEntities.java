package dev.leat.migrate.declared;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.schema.DatabaseObject;
import dev.leat.schema.EnumType;
import dev.leat.schema.MaterializedView;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import dev.leat.schema.View;
import dev.leat.schema.object.Collation;
import dev.leat.schema.object.Comment;
import dev.leat.schema.object.CompositeType;
import dev.leat.schema.object.DefaultPrivileges;
import dev.leat.schema.object.Domain;
import dev.leat.schema.object.EventTrigger;
import dev.leat.schema.object.Extension;
import dev.leat.schema.object.Grant;
import dev.leat.schema.object.PostgresSchema;
import dev.leat.schema.object.Publication;
import dev.leat.schema.object.RangeType;
import dev.leat.schema.object.Renamed;
import dev.leat.schema.object.Role;
import dev.leat.schema.object.Routine;
import dev.leat.schema.object.SchemaObject;
import dev.leat.schema.object.Sequence;
import dev.leat.schema.object.SqlObject;
import java.util.ArrayList;
import java.util.List;

/// The entities of a whole schema.
public final class DeclaredEntities {
    private DeclaredEntities() {}

    /// {@return every object of the schema, the publication of its synced tables included}
    ///
    /// @param publication the name of the publication that carries the synced tables
    public static List<Entity> of(Schema schema, String publication) {
        EntityList out = new EntityList();
        for (EnumType<?> type : schema.enums()) {
            TypeEntities.add(out, type);
        }
        for (Table<?> table : schema.tables()) {
            TableEntities.add(out, table);
        }
        List<Comment> comments = new ArrayList<>();
        for (DatabaseObject object : schema.objects()) {
            switch (object) {
                case View<?> view -> ViewEntities.add(out, view);
                case MaterializedView<?> view -> ViewEntities.add(out, view);
                case Comment comment -> comments.add(comment);
                case SchemaObject known -> add(out, known);
                default ->
                        throw new IllegalArgumentException(
                                "%s is of the unknown kind %s"
                                        .formatted(object.describe(), object.getClass().getName()));
            }
        }
        DerivedEntities.add(out, schema);
        PublicationEntities.addSynced(out, publication, schema.synced());
        // Last, because a comment finds the kind of what it is on in the list.
        comments.forEach(comment -> CommentEntities.add(out, comment));
        return out.toList();
    }

    /// {@return the one entity of an object that has a name of its own}
    ///
    /// @throws IllegalArgumentException if the object has none, or several
    public static Entity of(DatabaseObject object) {
        EntityList out = new EntityList();
        if (object instanceof EnumType<?> type) {
            TypeEntities.add(out, type);
        } else if (object instanceof SchemaObject known) {
            add(out, known);
        }
        List<Entity> found =
                object instanceof Publication
                        ? out.soFar().stream().filter(PublicationEntity.class::isInstance).toList()
                        : object instanceof PostgresSchema ? out.toList() : out.soFar();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "%s is made by somebody else, or has no name".formatted(object.describe()));
        }
        return found.getFirst();
    }

    private static void add(EntityList out, SchemaObject object) {
        switch (object) {
            case PostgresSchema schema -> out.needSchema(schema.name());
            case Extension extension -> AccessEntities.add(out, extension);
            case Role role -> AccessEntities.add(out, role);
            case Grant grant -> AccessEntities.add(out, grant);
            case DefaultPrivileges privileges -> AccessEntities.add(out, privileges);
            case Collation collation -> TypeEntities.add(out, collation);
            case Domain<?> domain -> TypeEntities.add(out, domain);
            case CompositeType<?> type -> TypeEntities.add(out, type);
            case RangeType type -> TypeEntities.add(out, type);
            case Sequence sequence -> CodeEntities.add(out, sequence);
            case Routine routine -> CodeEntities.add(out, routine);
            case EventTrigger trigger -> CodeEntities.add(out, trigger);
            case SqlObject sql -> CodeEntities.add(out, sql);
            case Publication publication -> PublicationEntities.add(out, publication);
            case Comment comment -> CommentEntities.add(out, comment);
            case Renamed renamed -> {
                // No entity: a wish for the way there.
            }
        }
    }
}
