package dev.leat.query;

import dev.leat.schema.Column;
import dev.leat.schema.EnumType;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables that the tests of this module ask about.
final class Tracker {
    private Tracker() {}

    enum Status {
        OPEN,
        DONE
    }

    record Issue(
            UUID id,
            String title,
            @Nullable Integer prio,
            @Nullable Status status,
            long big,
            BigDecimal score,
            Instant created,
            LocalDate due,
            List<String> tags,
            String meta) {}

    record Comment(String id, UUID issueId, String body) {}

    record Label(String id, String name) {}

    record IssueLabel(UUID issueId, String labelId) {}

    static final Issues ISSUES = new Issues();
    static final Comments COMMENTS = new Comments();
    static final Labels LABELS = new Labels();
    static final IssueLabels ISSUE_LABELS = new IssueLabels();

    static final class Issues extends Table<Issue> {
        public final Column<UUID> id = uuid("id").primaryKey();
        public final Column<String> title = text("title");
        public final Column<@Nullable Integer> prio = integer("prio").nullable();
        public final Column<@Nullable Status> status =
                enumeration("status", EnumType.of("status", Status.class)).nullable();
        public final Column<Long> big = bigint("big");
        public final Column<BigDecimal> score = numeric("score");
        public final Column<Instant> created = timestamptz("created_at");
        public final Column<LocalDate> due = date("due");
        public final Column<List<String>> tags = text("tags").array();
        public final Column<String> meta = jsonb("meta");
        public final Many<Comment> comments = many(id, () -> COMMENTS.issueId);
        public final Many<Label> labels =
                many(id, () -> ISSUE_LABELS.issueId)
                        .through(() -> ISSUE_LABELS.labelId, () -> LABELS.id);

        private Issues() {
            super("issue");
        }
    }

    static final class Comments extends Table<Comment> {
        public final Column<String> id = text("id").primaryKey();
        public final Column<UUID> issueId = uuid("issueID");
        public final Column<String> body = text("body");
        public final One<Issue> issue = one(issueId, () -> ISSUES.id);

        private Comments() {
            super("talk", "comment");
        }
    }

    static final class Labels extends Table<Label> {
        public final Column<String> id = text("id").primaryKey();
        public final Column<String> name = text("name");

        private Labels() {
            super("label");
        }
    }

    static final class IssueLabels extends Table<IssueLabel> {
        public final Column<UUID> issueId = uuid("issue_id");
        public final Column<String> labelId = text("label_id");

        private IssueLabels() {
            super("issue_label");
            primaryKey(issueId, labelId);
        }
    }
}
