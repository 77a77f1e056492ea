package dev.leat.migrate.schemas;

import static dev.leat.schema.object.Trigger.Event.DELETE;
import static dev.leat.schema.object.Trigger.Event.INSERT;
import static dev.leat.schema.object.Trigger.Event.UPDATE;

import dev.leat.schema.Column;
import dev.leat.schema.ColumnCase;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.DatabaseObjects;
import dev.leat.schema.Naming;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import dev.leat.schema.object.Publication;
import dev.leat.schema.object.Routine;
import dev.leat.schema.object.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A bug tracker: an identity from 3000, composite foreign keys to unique indexes, triggers, and a
/// publication that leaves out a column.
final class BugTracker implements DatabaseDefinition {
    private static final String NOW_MILLIS =
            "extract(epoch FROM current_timestamp) * 1000::numeric";
    private static final String FIRST_PROJECT = "iCNlS2qEpzYWEes1RTf-D";

    static final Routine TOUCH_ISSUE =
            Routine.function("touch_issue")
                    .parameter("issue_id", "varchar")
                    .returns("void")
                    .language("plpgsql")
                    .body(
                            """

                            BEGIN
                                UPDATE "issue" SET modified = extract(epoch FROM current_timestamp) * 1000 WHERE id = issue_id;
                            END;
                            """);
    static final Routine SET_CREATED =
            trigger(
                    "set_created",
                    """
                        NEW.created = extract(epoch FROM current_timestamp) * 1000;
                        RETURN NEW;
                    """);
    static final Routine SET_MODIFIED =
            trigger(
                    "issue_set_last_modified",
                    """
                        NEW.modified = extract(epoch FROM current_timestamp) * 1000;
                        RETURN NEW;
                    """);
    static final Routine COMMENT_TOUCHES =
            trigger(
                    "comment_touch_issue",
                    """
                        PERFORM touch_issue(NEW."issueID");
                        RETURN NEW;
                    """);
    static final Routine COMMENT_LENGTH =
            trigger(
                    "comment_check_length",
                    """
                        IF length(NEW.body) > 65536 THEN
                            RAISE EXCEPTION 'the comment is longer than 64 KiB';
                        END IF;
                        RETURN NEW;
                    """);
    static final Routine EMOJI_SUBJECT =
            trigger(
                    "emoji_check_subject",
                    """
                        IF EXISTS (SELECT 1 FROM "issue" WHERE id = NEW."subjectID") THEN
                            PERFORM touch_issue(NEW."subjectID");
                        ELSIF NOT EXISTS (SELECT 1 FROM "comment" WHERE id = NEW."subjectID") THEN
                            RAISE EXCEPTION 'the emoji has no subject';
                        END IF;
                        RETURN NEW;
                    """);
    static final Routine DELETE_EMOJI =
            trigger(
                    "delete_emoji",
                    """
                        DELETE FROM "emoji" WHERE "subjectID" = OLD.id;
                        RETURN OLD;
                    """);
    static final Routine LOWER_CASE_NAME =
            trigger(
                    "project_lower_case_name",
                    """
                        NEW."lowerCaseName" = lower(NEW.name);
                        RETURN NEW;
                    """);

    static final User USER = new User();
    static final Project PROJECT = new Project();
    static final Issue ISSUE = new Issue();
    static final Comment COMMENT = new Comment();
    static final Label LABEL = new Label();
    static final IssueLabel ISSUE_LABEL = new IssueLabel();
    static final Emoji EMOJI = new Emoji();
    static final ViewState VIEW_STATE = new ViewState();
    static final UserPref USER_PREF = new UserPref();
    static final IssueNotifications NOTIFICATIONS = new IssueNotifications();

    private static Routine trigger(String name, String statements) {
        return Routine.function(name)
                .returns("trigger")
                .language("plpgsql")
                .body("\nBEGIN\n" + statements + "END;\n");
    }

    @Naming(columns = ColumnCase.CAMEL_CASE)
    abstract static class CamelTable extends Table<Object> {
        CamelTable(String name) {
            super(name);
        }

        final Column<@Nullable Double> nowMillis() {
            return doublePrecision().defaultSql(NOW_MILLIS).nullable();
        }
    }

    static final class User extends CamelTable {
        public final Column<String> id = varchar().primaryKey();
        public final Column<String> login = varchar();
        public final Column<@Nullable String> name = varchar().nullable();
        public final Column<@Nullable String> avatar = varchar().nullable();
        public final Column<String> role = varchar().defaultValue("user");
        public final Column<Integer> githubID = integer();
        public final Column<@Nullable String> email = varchar().nullable();

        User() {
            super("user");
            uniqueIndex("user_githubid_idx").on(githubID);
            uniqueIndex("user_login_idx").on(login);
        }
    }

    static final class Project extends CamelTable {
        public final Column<String> id = varchar().primaryKey();
        public final Column<String> name = varchar();
        public final Column<String> lowerCaseName = varchar().defaultValue("");
        public final Column<@Nullable Integer> issueCountEstimate = integer().nullable();
        public final Column<@Nullable Boolean> supportsSearch =
                bool().defaultValue(true).nullable();
        public final Column<@Nullable String> markURL = varchar().nullable();
        public final Column<@Nullable String> logoURL = varchar().nullable();

        Project() {
            super("project");
            uniqueIndex("project_lower_case_name_idx").on(lowerCaseName);
            declare(
                    Trigger.before("project_lower_case_name", INSERT, UPDATE)
                            .forEachRow()
                            .executes(LOWER_CASE_NAME));
        }
    }

    static final class Issue extends CamelTable {
        public final Column<String> id = varchar().primaryKey();
        public final Column<Integer> shortID = integer().identity(from -> from.startWith(3000));
        public final Column<String> title = varchar(128);
        public final Column<Boolean> open = bool();
        public final Column<@Nullable Double> modified = nowMillis();
        public final Column<@Nullable Double> created = nowMillis();
        public final Column<String> projectID =
                varchar().defaultValue(FIRST_PROJECT).references(() -> PROJECT.id);
        public final Column<String> creatorID = varchar().references(() -> USER.id);
        public final Column<@Nullable String> assigneeID =
                varchar().references(() -> USER.id).nullable();
        public final Column<@Nullable String> description =
                varchar(10240).defaultValue("").nullable();
        public final Column<String> visibility = varchar().defaultValue("public");

        Issue() {
            super("issue");
            uniqueIndex("issue_id_project_idx").on(id, projectID);
            index("issue_shortid_idx").on(shortID);
            index("issue_created_idx").on(created);
            index("issue_project_open_assignee_modified_idx")
                    .on(projectID, open, assigneeID, modified, id);
            index("issue_project_open_creator_modified_idx")
                    .on(projectID, open, creatorID, modified, id);
            index("issue_project_open_modified_idx").on(projectID, open, modified, id);
            index("issue_project_assignee_modified_idx").on(projectID, assigneeID, modified, id);
            index("issue_project_creator_modified_idx").on(projectID, creatorID, modified, id);
            index("issue_project_modified_idx").on(projectID, modified, id);
            index("issue_creator_idx").on(creatorID, id);
            index("issue_assignee_idx").on(assigneeID, id);
            declare(
                    Trigger.before("issue_set_last_modified", INSERT, UPDATE)
                            .forEachRow()
                            .executes(SET_MODIFIED));
            declare(Trigger.before("issue_set_created", INSERT).forEachRow().executes(SET_CREATED));
            declare(
                    Trigger.after("issue_delete_emoji", DELETE)
                            .forEachRow()
                            .executes(DELETE_EMOJI));
        }
    }

    static final class Comment extends CamelTable {
        public final Column<String> id = varchar().primaryKey();
        public final Column<@Nullable String> issueID =
                varchar().references(() -> ISSUE.id, onDelete(CASCADE)).nullable();
        public final Column<@Nullable Double> created = doublePrecision().nullable();
        public final Column<String> body = text();
        public final Column<@Nullable String> creatorID =
                varchar().references(() -> USER.id).nullable();

        Comment() {
            super("comment");
            index("comment_issueid_idx").on(issueID);
            declare(
                    Trigger.before("comment_set_created", INSERT)
                            .forEachRow()
                            .executes(SET_CREATED));
            declare(
                    Trigger.after("comment_touch_issue", INSERT)
                            .forEachRow()
                            .executes(COMMENT_TOUCHES));
            declare(
                    Trigger.before("comment_check_length", INSERT, UPDATE)
                            .forEachRow()
                            .executes(COMMENT_LENGTH));
            declare(
                    Trigger.after("comment_delete_emoji", DELETE)
                            .forEachRow()
                            .executes(DELETE_EMOJI));
        }
    }

    static final class Label extends CamelTable {
        public final Column<String> id = varchar().primaryKey();
        public final Column<String> name = varchar();
        public final Column<String> projectID =
                varchar().defaultValue(FIRST_PROJECT).references(() -> PROJECT.id);

        Label() {
            super("label");
            uniqueIndex("label_id_project_idx").on(id, projectID);
            uniqueIndex("label_name_project_idx").on(projectID, name);
        }
    }

    static final class IssueLabel extends CamelTable {
        public final Column<String> labelID = varchar();
        public final Column<String> issueID = varchar();
        public final Column<String> projectID = varchar().defaultValue(FIRST_PROJECT);

        IssueLabel() {
            super("issueLabel");
            primaryKey(labelID, issueID);
            // Both refer to a unique index, not to a constraint.
            foreignKey(labelID, projectID).references(() -> List.of(LABEL.id, LABEL.projectID));
            foreignKey(issueID, projectID)
                    .references(() -> List.of(ISSUE.id, ISSUE.projectID), onDelete(CASCADE));
            index("issuelabel_issueid_idx").on(issueID);
        }
    }

    static final class Emoji extends CamelTable {
        public final Column<String> id = varchar().primaryKey();
        public final Column<String> value = varchar();
        public final Column<@Nullable String> annotation = varchar().nullable();
        public final Column<String> subjectID = varchar();
        public final Column<@Nullable String> creatorID =
                varchar().references(() -> USER.id, onDelete(CASCADE)).nullable();
        public final Column<@Nullable Double> created = nowMillis();

        Emoji() {
            super("emoji");
            unique(value, subjectID, creatorID);
            index("emoji_created_idx").on(created);
            index("emoji_subject_id_idx").on(subjectID);
            declare(Trigger.before("emoji_set_created", INSERT).forEachRow().executes(SET_CREATED));
            declare(
                    Trigger.before("emoji_check_subject", INSERT, UPDATE)
                            .forEachRow()
                            .executes(EMOJI_SUBJECT));
        }
    }

    static final class ViewState extends CamelTable {
        public final Column<String> userID = varchar().references(() -> USER.id, onDelete(CASCADE));
        public final Column<String> issueID =
                varchar().references(() -> ISSUE.id, onDelete(CASCADE));
        public final Column<@Nullable Double> viewed = doublePrecision().nullable();

        ViewState() {
            super("viewState");
            primaryKey(userID, issueID);
        }
    }

    static final class UserPref extends CamelTable {
        public final Column<String> key = varchar();
        public final Column<String> value = varchar();
        public final Column<String> userID = varchar().references(() -> USER.id, onDelete(CASCADE));

        UserPref() {
            super("userPref");
            primaryKey(key, userID);
        }
    }

    static final class IssueNotifications extends CamelTable {
        public final Column<String> userID = varchar().references(() -> USER.id, onDelete(CASCADE));
        public final Column<String> issueID =
                varchar().references(() -> ISSUE.id, onDelete(CASCADE));
        public final Column<@Nullable Boolean> subscribed = bool().defaultValue(true).nullable();
        public final Column<@Nullable Double> created = nowMillis();

        IssueNotifications() {
            super("issueNotifications");
            primaryKey(userID, issueID);
        }
    }

    @Override
    public Tables synced() {
        return Tables.of();
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(
                USER,
                PROJECT,
                ISSUE,
                COMMENT,
                LABEL,
                ISSUE_LABEL,
                EMOJI,
                VIEW_STATE,
                USER_PREF,
                NOTIFICATIONS);
    }

    /// The e-mail addresses of users are not for clients.
    @Override
    public DatabaseObjects objects() {
        return DatabaseObjects.of(
                TOUCH_ISSUE,
                SET_CREATED,
                SET_MODIFIED,
                COMMENT_TOUCHES,
                COMMENT_LENGTH,
                EMOJI_SUBJECT,
                DELETE_EMOJI,
                LOWER_CASE_NAME,
                Publication.of("zero_zbugs")
                        .columns(
                                USER,
                                USER.id,
                                USER.login,
                                USER.name,
                                USER.avatar,
                                USER.role,
                                USER.githubID)
                        .table(PROJECT)
                        .table(ISSUE)
                        .table(COMMENT)
                        .table(LABEL)
                        .table(ISSUE_LABEL)
                        .table(EMOJI)
                        .table(VIEW_STATE)
                        .table(USER_PREF)
                        .table(NOTIFICATIONS));
    }
}
