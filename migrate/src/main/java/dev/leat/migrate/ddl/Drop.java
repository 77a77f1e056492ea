package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.DefaultPrivilegeEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.migrate.entity.SqlObjectEntity;
import dev.leat.schema.Identifier;

/// The statement that removes an object.
public final class Drop {
    private Drop() {}

    /// {@return the statement that drops a column, and leaves it to the tables that inherit it}
    public static String only(ColumnEntity column) {
        return "ALTER TABLE ONLY "
                + Names.of(column.table())
                + " DROP COLUMN "
                + Identifier.quote(column.name());
    }

    /// {@return the statement}
    public static String statement(Entity entity) {
        return switch (entity) {
            case ColumnEntity column ->
                    "ALTER TABLE "
                            + Names.of(column.table())
                            + " DROP COLUMN "
                            + Identifier.quote(column.name());
            case Entity.Constraint constraint -> Constraints.drop(constraint);
            case IndexEntity index -> "DROP INDEX " + Indexes.name(index);
            case FunctionEntity function ->
                    "DROP "
                            + Routines.word(function)
                            + " "
                            + Names.of(function)
                            + "("
                            + function.identity()
                            + ")";
            case SqlObjectEntity object -> object.drop();
            case PublishedTableEntity published -> Publications.drop(published);
            case PrivilegeEntity privilege -> Privileges.revoke(privilege, privilege.privileges());
            case DefaultPrivilegeEntity privilege ->
                    Privileges.revoke(privilege, privilege.privileges());
            case CommentEntity comment -> Comments.remove(comment);
            case Entity other -> "DROP " + Names.object(other.kind(), other.address());
        };
    }
}
