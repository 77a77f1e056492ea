package dev.leat.schema;

import java.util.List;

/// How keys, checks and indexes are called that are given no name. Names that are too long are cut
/// as the server cuts them.
public enum ConstraintNames {
    /// As Postgres itself: `post_pkey`, `post_slug_key`, `post_author_id_fkey`, `post_slug_idx`.
    POSTGRES {
        @Override
        String primaryKey(String table, List<String> columns) {
            return Identifier.derived(table, "pkey");
        }

        @Override
        String unique(String table, List<String> columns) {
            return Identifier.derived(table, joined(columns), "key");
        }

        @Override
        String foreignKey(
                String table, List<String> columns, String target, List<String> targetColumns) {
            return Identifier.derived(table, joined(columns), "fkey");
        }

        @Override
        String index(String table, List<String> columns) {
            return Identifier.derived(table, joined(columns), "idx");
        }
    },

    /// As Drizzle: `post_slug_unique`, `post_author_id_user_id_fk`, `post_a_b_pk`,
    /// `post_slug_index`.
    DRIZZLE {
        @Override
        String primaryKey(String table, List<String> columns) {
            return columns.size() == 1
                    ? POSTGRES.primaryKey(table, columns)
                    : whole(table, all(columns), "pk");
        }

        @Override
        String unique(String table, List<String> columns) {
            return whole(table, all(columns), "unique");
        }

        @Override
        String foreignKey(
                String table, List<String> columns, String target, List<String> targetColumns) {
            return whole(table, all(columns), target, all(targetColumns), "fk");
        }

        @Override
        String index(String table, List<String> columns) {
            return whole(table, all(columns), "index");
        }
    },

    /// With the kind in front, as Alembic and others: `pk_post`, `uq_post_slug`,
    /// `fk_post_author_id_user`, `ix_post_slug`.
    PREFIXED {
        @Override
        String primaryKey(String table, List<String> columns) {
            return whole("pk", table);
        }

        @Override
        String unique(String table, List<String> columns) {
            return whole("uq", table, all(columns));
        }

        @Override
        String foreignKey(
                String table, List<String> columns, String target, List<String> targetColumns) {
            return whole("fk", table, all(columns), target);
        }

        @Override
        String index(String table, List<String> columns) {
            return whole("ix", table, all(columns));
        }
    };

    abstract String primaryKey(String table, List<String> columns);

    abstract String unique(String table, List<String> columns);

    abstract String foreignKey(
            String table, List<String> columns, String target, List<String> targetColumns);

    abstract String index(String table, List<String> columns);

    /// {@return the names with underscores between them; as Postgres does, only until they are too
    /// long anyway}
    private static String joined(List<String> names) {
        StringBuilder out = new StringBuilder();
        for (String name : names) {
            if (Identifier.bytes(out.toString()) > Identifier.MAX_BYTES) {
                break;
            }
            out.append(out.isEmpty() ? "" : "_").append(name);
        }
        return out.toString();
    }

    private static String all(List<String> names) {
        return String.join("_", names);
    }

    private static String whole(String... parts) {
        return Identifier.truncated(String.join("_", parts));
    }

    static ConstraintNames of(RowSource<?> source) {
        Naming naming = source.getClass().getAnnotation(Naming.class);
        return naming == null ? POSTGRES : naming.constraints();
    }
}
