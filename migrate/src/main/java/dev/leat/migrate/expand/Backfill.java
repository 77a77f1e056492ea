package dev.leat.migrate.expand;

import dev.leat.migrate.history.MigrationScript;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;

/// Copies the values of an old column to the new one, some pages of the table at a time, each part
/// committed by itself, so that no row is locked for long.
///
/// A row that somebody changes meanwhile moves, maybe to a page that was copied already or to one
/// behind the end: so at last the whole table is looked through, where next to nothing is left.
///
/// It can be run again at any time: it copies what is not copied yet.
final class Backfill {
    private static final int PAGES_AT_A_TIME = 500;

    private Backfill() {}

    static String sql(PairedColumn pair) {
        String table = Identifier.qualified(pair.old().table().schema(), pair.old().table().name());
        String then = Identifier.quote(pair.old().name());
        String now = Identifier.quote(pair.now().name());
        return MigrationScript.NO_TRANSACTION
                + "\n"
                + """
                DO $leat$
                DECLARE
                  part regclass;
                  pages bigint;
                BEGIN
                  FOR part IN
                    SELECT c.oid FROM pg_catalog.pg_class c
                     WHERE c.relkind = 'r'
                       AND c.oid IN (SELECT relid FROM pg_catalog.pg_partition_tree(@TABLE@) UNION SELECT @TABLE@::pg_catalog.regclass)
                  LOOP
                    pages := pg_catalog.pg_relation_size(part) / pg_catalog.current_setting('block_size')::bigint;
                    FOR page IN 0..pages BY @PAGES@ LOOP
                      EXECUTE pg_catalog.format(
                        'UPDATE ONLY %s SET @NEW@ = @OLD@ WHERE @NEW@ IS NULL AND @OLD@ IS NOT NULL AND ctid >= %L AND ctid < %L',
                        part, '(' || page || ',0)', '(' || page + @PAGES@ || ',0)');
                      COMMIT;
                    END LOOP;
                    EXECUTE pg_catalog.format('UPDATE ONLY %s SET @NEW@ = @OLD@ WHERE @NEW@ IS NULL AND @OLD@ IS NOT NULL', part);
                    COMMIT;
                    RAISE NOTICE '%: copied', part;
                  END LOOP;
                END
                $leat$;
                """
                        .replace("@TABLE@", SqlLiteral.quote(table))
                        .replace("@OLD@", escaped(then))
                        .replace("@NEW@", escaped(now))
                        .replace("@PAGES@", Integer.toString(PAGES_AT_A_TIME));
    }

    /// Within a literal that is itself a format.
    private static String escaped(String identifier) {
        return identifier.replace("'", "''").replace("%", "%%");
    }
}
