package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.CollationEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.RangeTypeEntity;
import dev.leat.schema.SqlLiteral;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collations, enums, composite types and range types.
final class Types {
    private static final String ENUMS =
            """
            SELECT t.oid::text AS id, n.nspname AS schema_name, t.typname AS name,
                   ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid
                          ORDER BY e.enumsortorder) AS labels
              FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
             WHERE t.typtype = 'e' AND t.typnamespace = ANY ({schemas}) AND t.oid NOT IN {members pg_type}
             ORDER BY 2, 3
            """;

    private static final String COMPOSITES =
            """
            SELECT t.oid::text AS id, c.oid::text AS class_id, n.nspname AS schema_name, t.typname AS name,
                   ARRAY(SELECT x.field FROM pg_attribute a JOIN pg_type f ON f.oid = a.atttypid,
                           unnest(ARRAY[a.attname::text, format_type(a.atttypid, a.atttypmod),
                             CASE WHEN a.attcollation <> f.typcollation THEN a.attcollation::regcollation::text ELSE '' END])
                             WITH ORDINALITY x(field, place)
                          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                          ORDER BY a.attnum, x.place) AS fields
              FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid JOIN pg_namespace n ON n.oid = t.typnamespace
             WHERE c.relkind = 'c' AND t.typnamespace = ANY ({schemas}) AND t.oid NOT IN {members pg_type}
               AND c.oid NOT IN {members pg_class}
             ORDER BY 3, 4
            """;

    private static final String RANGES =
            """
            SELECT t.oid::text AS id, n.nspname AS schema_name, t.typname AS name,
                   format_type(r.rngsubtype, NULL) AS subtype,
                   CASE WHEN NOT o.opcdefault THEN %s END AS opclass,
                   CASE WHEN r.rngcollation <> s.typcollation THEN r.rngcollation::regcollation::text END AS collation,
                   nullif(r.rngcanonical::text, '-') AS canonical, nullif(r.rngsubdiff::text, '-') AS diff,
                   CASE WHEN m.typname <> left(CASE WHEN strpos(t.typname, 'range') > 0
                                 THEN regexp_replace(t.typname, 'range', 'multirange') ELSE t.typname || '_multirange' END, 63)
                          OR m.typnamespace <> t.typnamespace
                        THEN quote_ident(mn.nspname) || '.' || quote_ident(m.typname) END AS multirange
              FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_range r ON r.rngtypid = t.oid
              JOIN pg_type s ON s.oid = r.rngsubtype JOIN pg_opclass o ON o.oid = r.rngsubopc
              JOIN pg_namespace opn ON opn.oid = o.opcnamespace
              JOIN pg_type m ON m.oid = r.rngmultitypid JOIN pg_namespace mn ON mn.oid = m.typnamespace
             WHERE t.typtype = 'r' AND t.typnamespace = ANY ({schemas}) AND t.oid NOT IN {members pg_type}
             ORDER BY 2, 3
            """
                    .formatted(PrintedNames.operatorClass("opn", "o"));

    private Types() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                collations(session),
                row ->
                        content.add(
                                "pg_collation",
                                row.text("id"),
                                new CollationEntity(
                                        row.text("schema_name"),
                                        row.text("name"),
                                        collation(row))));
        session.each(
                ENUMS,
                row ->
                        content.add(
                                "pg_type",
                                row.text("id"),
                                new EnumEntity(
                                        row.text("schema_name"),
                                        row.text("name"),
                                        row.texts("labels"))));
        Domains.read(session, content);
        session.each(
                COMPOSITES,
                row -> {
                    CompositeTypeEntity type =
                            new CompositeTypeEntity(
                                    row.text("schema_name"),
                                    row.text("name"),
                                    attributes(row.texts("fields")));
                    content.add("pg_type", row.text("id"), type);
                    content.register(
                            "pg_class",
                            row.text("class_id"),
                            new CatalogContent.Subject(type.kind(), type.address()));
                });
        session.each(
                RANGES,
                row ->
                        content.add(
                                "pg_type",
                                row.text("id"),
                                new RangeTypeEntity(
                                        row.text("schema_name"), row.text("name"), range(row))));
    }

    private static List<CompositeTypeEntity.Attribute> attributes(List<String> fields) {
        List<CompositeTypeEntity.Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < fields.size(); i += 3) {
            String collation = fields.get(i + 2);
            attributes.add(
                    new CompositeTypeEntity.Attribute(
                            fields.get(i),
                            fields.get(i + 1),
                            collation.isEmpty() ? null : collation));
        }
        return attributes;
    }

    private static List<String> range(CatalogRows row) throws SQLException {
        List<String> options = new ArrayList<>();
        option(options, "subtype", row.text("subtype"));
        option(options, "subtype_opclass", row.optional("opclass"));
        option(options, "collation", row.optional("collation"));
        option(options, "canonical", row.optional("canonical"));
        option(options, "subtype_diff", row.optional("diff"));
        option(options, "multirange_type_name", row.optional("multirange"));
        return options;
    }

    /// The locale of ICU's and the built-in provider has had three names.
    private static String collations(CatalogSession session) {
        return """
        SELECT c.oid::text AS id, n.nspname AS schema_name, c.collname AS name, c.collprovider AS provider,
               c.collisdeterministic AS deterministic, c.collcollate AS collate, c.collctype AS ctype,
               %s AS locale, %s AS rules
          FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
         WHERE c.collnamespace = ANY ({schemas}) AND c.oid NOT IN {members pg_collation}
         ORDER BY 2, 3
        """
                .formatted(
                        session.since(17, "c.colllocale", "c.colliculocale"),
                        session.since(16, "c.collicurules", "NULL::text"));
    }

    private static List<String> collation(CatalogRows row) throws SQLException {
        List<String> options = new ArrayList<>();
        String provider = row.text("provider");
        option(
                options,
                "provider",
                switch (provider) {
                    case "i" -> "icu";
                    case "b" -> "builtin";
                    default -> "libc";
                });
        String collate = row.optional("collate");
        String ctype = row.optional("ctype");
        if (collate != null && collate.equals(ctype)) {
            option(options, "locale", literal(collate));
        } else {
            option(options, "lc_collate", literal(collate));
            option(options, "lc_ctype", literal(ctype));
        }
        option(options, "locale", literal(row.optional("locale")));
        option(options, "rules", literal(row.optional("rules")));
        option(options, "deterministic", row.flag("deterministic") ? null : "false");
        return options;
    }

    private static @Nullable String literal(@Nullable String text) {
        return text == null ? null : SqlLiteral.quote(text);
    }

    private static void option(List<String> options, String name, @Nullable String value) {
        if (value != null) {
            options.add(name + " = " + value);
        }
    }
}
