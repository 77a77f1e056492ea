package com.example.zbugs;

import dev.leat.schema.object.Publication;
import dev.leat.schema.object.Routine;
import java.util.List;

/**
 * What the database has besides tables, views and types.
 */
final class ZbugsObjects {
    static final Routine COMMENT_CHECK_LENGTH = new Routine("public", "comment_check_length", Routine.Kind.FUNCTION, List.of(), "trigger", "plpgsql", List.of(), "\n"
            + "BEGIN\n"
            + "    IF length(NEW.body) > 65536 THEN\n"
            + "        RAISE EXCEPTION 'the comment is longer than 64 KiB';\n"
            + "    END IF;\n"
            + "    RETURN NEW;\n"
            + "END;\n", false);

    static final Routine COMMENT_TOUCH_ISSUE = new Routine("public", "comment_touch_issue", Routine.Kind.FUNCTION, List.of(), "trigger", "plpgsql", List.of(), "\n"
            + "BEGIN\n"
            + "    PERFORM touch_issue(NEW.\"issueID\");\n"
            + "    RETURN NEW;\n"
            + "END;\n", false);

    static final Routine DELETE_EMOJI = new Routine("public", "delete_emoji", Routine.Kind.FUNCTION, List.of(), "trigger", "plpgsql", List.of(), "\n"
            + "BEGIN\n"
            + "    DELETE FROM \"emoji\" WHERE \"subjectID\" = OLD.id;\n"
            + "    RETURN OLD;\n"
            + "END;\n", false);

    static final Routine EMOJI_CHECK_SUBJECT = new Routine("public", "emoji_check_subject", Routine.Kind.FUNCTION, List.of(), "trigger", "plpgsql", List.of(), "\n"
            + "BEGIN\n"
            + "    IF EXISTS (SELECT 1 FROM \"issue\" WHERE id = NEW.\"subjectID\") THEN\n"
            + "        PERFORM touch_issue(NEW.\"subjectID\");\n"
            + "    ELSIF NOT EXISTS (SELECT 1 FROM \"comment\" WHERE id = NEW.\"subjectID\") THEN\n"
            + "        RAISE EXCEPTION 'the emoji has no subject';\n"
            + "    END IF;\n"
            + "    RETURN NEW;\n"
            + "END;\n", false);

    static final Routine ISSUE_SET_LAST_MODIFIED = new Routine("public", "issue_set_last_modified", Routine.Kind.FUNCTION, List.of(), "trigger", "plpgsql", List.of(), "\n"
            + "BEGIN\n"
            + "    NEW.modified = extract(epoch FROM current_timestamp) * 1000;\n"
            + "    RETURN NEW;\n"
            + "END;\n", false);

    static final Routine PROJECT_LOWER_CASE_NAME = new Routine("public", "project_lower_case_name", Routine.Kind.FUNCTION, List.of(), "trigger", "plpgsql", List.of(), "\n"
            + "BEGIN\n"
            + "    NEW.\"lowerCaseName\" = lower(NEW.name);\n"
            + "    RETURN NEW;\n"
            + "END;\n", false);

    static final Routine SET_CREATED = new Routine("public", "set_created", Routine.Kind.FUNCTION, List.of(), "trigger", "plpgsql", List.of(), "\n"
            + "BEGIN\n"
            + "    NEW.created = extract(epoch FROM current_timestamp) * 1000;\n"
            + "    RETURN NEW;\n"
            + "END;\n", false);

    static final Routine TOUCH_ISSUE = new Routine("public", "touch_issue", Routine.Kind.FUNCTION, List.of(new Routine.Parameter(Routine.Mode.IN, "issue_id", "character varying", null)), "void", "plpgsql", List.of(), "\n"
            + "BEGIN\n"
            + "    UPDATE \"issue\" SET modified = extract(epoch FROM current_timestamp) * 1000 WHERE id = issue_id;\n"
            + "END;\n", false);

    static final Publication ZERO_ZBUGS_PUBLICATION =
            Publication.of("zero_zbugs")
                    .with(new Publication.Part(CommentTable.COMMENT, List.of(), null))
                    .with(new Publication.Part(EmojiTable.EMOJI, List.of(), null))
                    .with(new Publication.Part(IssueTable.ISSUE, List.of(), null))
                    .with(new Publication.Part(IssueLabelTable.ISSUE_LABEL, List.of(), null))
                    .with(
                            new Publication.Part(
                                    IssueNotificationsTable.ISSUE_NOTIFICATIONS, List.of(), null))
                    .with(new Publication.Part(LabelTable.LABEL, List.of(), null))
                    .with(new Publication.Part(ProjectTable.PROJECT, List.of(), null))
                    .with(
                            new Publication.Part(
                                    UserTable.USER,
                                    List.of(
                                            UserTable.USER.id,
                                            UserTable.USER.login,
                                            UserTable.USER.name,
                                            UserTable.USER.avatar,
                                            UserTable.USER.role,
                                            UserTable.USER.githubID),
                                    null))
                    .with(new Publication.Part(UserPrefTable.USER_PREF, List.of(), null))
                    .with(new Publication.Part(ViewStateTable.VIEW_STATE, List.of(), null));

    private ZbugsObjects() {
    }
}
