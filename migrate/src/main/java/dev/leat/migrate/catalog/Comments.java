package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.Entity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Comments on whatever has been read.
final class Comments {
    /// Ids below 16384 are the server's own; of these only the schema `public` may have a comment
    /// that counts. What an extension says of itself is no decision of the database's.
    private static final String COMMENTS =
            """
            SELECT d.classoid::regclass::text AS catalog, d.objoid::text AS id, a.attname AS part, d.description AS text
              FROM pg_description d
              LEFT JOIN pg_attribute a ON d.classoid = 'pg_class'::regclass AND d.objsubid > 0
                   AND a.attrelid = d.objoid AND a.attnum = d.objsubid
             WHERE (d.objoid >= 16384 OR d.classoid = 'pg_namespace'::regclass AND d.objoid = ANY ({schemas}))
               AND NOT (d.classoid = 'pg_namespace'::regclass AND d.objoid = to_regnamespace('public')
                        AND d.description = 'standard public schema')
               AND NOT (d.classoid = 'pg_extension'::regclass
                        AND d.description IN (SELECT v.comment FROM pg_available_extensions v
                                               WHERE v.name = (SELECT e.extname FROM pg_extension e WHERE e.oid = d.objoid)))
             ORDER BY 1, d.objoid, d.objsubid
            """;

    private Comments() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                COMMENTS,
                row -> {
                    CatalogContent.Subject subject =
                            content.subject(row.text("catalog"), row.text("id"));
                    if (subject == null) {
                        return;
                    }
                    List<String> address = new ArrayList<>(subject.address());
                    String part = row.optional("part");
                    Entity.Kind kind = subject.kind();
                    if (part != null) {
                        address.add(part);
                        kind = kind == null ? null : Entity.Kind.COLUMN;
                    }
                    if (kind == null) {
                        content.addOther(
                                "comment on " + subject.word(),
                                String.join(".", address),
                                row.text("text"));
                    } else {
                        content.add(new CommentEntity(kind, address, row.text("text")));
                    }
                });
    }
}
