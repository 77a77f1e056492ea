package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.CommentEntity;
import dev.leat.schema.SqlLiteral;

/// The statements that set and remove comments.
public final class Comments {
    private Comments() {}

    public static String set(CommentEntity comment) {
        return on(comment) + SqlLiteral.quote(comment.text());
    }

    public static String remove(CommentEntity comment) {
        return on(comment) + "NULL";
    }

    private static String on(CommentEntity comment) {
        return "COMMENT ON " + Names.object(comment.on(), comment.object()) + " IS ";
    }
}
