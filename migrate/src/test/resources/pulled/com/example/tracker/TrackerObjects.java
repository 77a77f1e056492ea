package com.example.tracker;

import dev.leat.schema.object.Extension;
import dev.leat.schema.object.PostgresSchema;
import dev.leat.schema.object.Routine;
import dev.leat.schema.object.Sequence;
import java.util.List;

/**
 * What the database has besides tables, views and types.
 */
final class TrackerObjects {
    static final PostgresSchema AUDIT_LOG_SCHEMA = PostgresSchema.of("Audit Log");

    static final PostgresSchema TRACKER_SCHEMA = PostgresSchema.of("tracker");

    static final Extension HSTORE_EXTENSION = Extension.of("hstore").inSchema("tracker");

    static final Extension UUID_OSSP_EXTENSION = Extension.of("uuid-ossp");

    static final Sequence COMMENT_ID_SEQ =
            Sequence.of("comment_id_seq")
                    .inSchema("tracker")
                    .as(Sequence.Type.BIGINT)
                    .counting(
                            options -> options.startWith(1L)
                                    .incrementBy(1L)
                                    .minValue(1L)
                                    .maxValue(9223372036854775807L)
                                    .cache(1L))
                    .ownedBy(CommentTable.COMMENT.id);

    static final Routine RECORD = new Routine("Audit Log", "record", Routine.Kind.FUNCTION, List.of(), "trigger", "plpgsql", List.of("SECURITY DEFINER", "COST 500"), "\n"
            + "BEGIN\n"
            + "    INSERT INTO \"Audit Log\".\"Entry\" (\"Table\", \"Row\", \"Old \"\"Row\"\"\") VALUES (TG_TABLE_NAME, to_jsonb(NEW), to_jsonb(OLD));\n"
            + "    RETURN NULL;\n"
            + "END\n", false);

    static final Routine CLOSE_MILESTONE = new Routine("tracker", "close_milestone", Routine.Kind.PROCEDURE, List.of(new Routine.Parameter(Routine.Mode.IN, "m", "integer", null), new Routine.Parameter(Routine.Mode.INOUT, "closed", "integer", "0")), null, "plpgsql", List.of(), "\n"
            + "BEGIN\n"
            + "    UPDATE tracker.issue SET \"closedAt\" = now() WHERE milestone = m AND \"closedAt\" IS NULL;\n"
            + "    GET DIAGNOSTICS closed = ROW_COUNT;\n"
            + "END\n", false);

    static final Routine COMPLETE_URGENT =
            new Routine(
                    "tracker",
                    "complete_urgent",
                    Routine.Kind.FUNCTION,
                    List.of(),
                    "trigger",
                    "plpgsql",
                    List.of(),
                    "BEGIN UPDATE tracker.issue SET title = NEW.title WHERE id = OLD.id; RETURN NEW; END",
                    false);

    static final Routine ISSUE_KEY =
            new Routine(
                    "tracker",
                    "issue_key",
                    Routine.Kind.FUNCTION,
                    List.of(new Routine.Parameter(Routine.Mode.IN, "i", "tracker.issue", null)),
                    "text",
                    "sql",
                    List.of("STABLE"),
                    " SELECT p.prefix || '-' || i.number FROM tracker.project p WHERE p.id = i.project ",
                    false);

    static final Routine NEXT_NUMBER = new Routine("tracker", "next_number", Routine.Kind.FUNCTION, List.of(), "trigger", "plpgsql", List.of("SET search_path TO 'tracker', 'pg_temp'"), "\n"
            + "BEGIN\n"
            + "    UPDATE project SET next_number = next_number + 1 WHERE id = NEW.project RETURNING next_number - 1 INTO NEW.number;\n"
            + "    RETURN NEW;\n"
            + "END\n", false);

    static final Routine SEARCH_ISSUES = new Routine("tracker", "search_issues", Routine.Kind.FUNCTION, List.of(new Routine.Parameter(Routine.Mode.IN, "query", "text", null), new Routine.Parameter(Routine.Mode.VARIADIC, "projects", "integer[]", "'{}'::integer[]")), "TABLE(id bigint, title text, rank real)", "sql", List.of("STABLE", "ROWS 50"), "BEGIN ATOMIC\n"
            + " SELECT i.id,\n"
            + "     i.title,\n"
            + "     ts_rank(i.search, websearch_to_tsquery('english'::regconfig, search_issues.query)) AS rank\n"
            + "    FROM tracker.issue i\n"
            + "   WHERE ((i.search @@ websearch_to_tsquery('english'::regconfig, search_issues.query)) AND ((search_issues.projects = '{}'::integer[]) OR (i.project = ANY (search_issues.projects))))\n"
            + "   ORDER BY (ts_rank(i.search, websearch_to_tsquery('english'::regconfig, search_issues.query))) DESC;\n"
            + "END", true);

    static final Routine TIME_DIFF =
            new Routine(
                    "tracker",
                    "time_diff",
                    Routine.Kind.FUNCTION,
                    List.of(
                            new Routine.Parameter(
                                    Routine.Mode.IN, "a", "time without time zone", null),
                            new Routine.Parameter(
                                    Routine.Mode.IN, "b", "time without time zone", null)),
                    "double precision",
                    "sql",
                    List.of("IMMUTABLE", "PARALLEL SAFE", "STRICT"),
                    "SELECT extract(epoch FROM (a - b))::float8",
                    false);

    private TrackerObjects() {
    }
}
