package dev.leat.examples.tracker;

import static dev.leat.examples.tracker.schema.Comments.COMMENTS;
import static dev.leat.examples.tracker.schema.IssueLabels.ISSUE_LABELS;
import static dev.leat.examples.tracker.schema.Issues.ISSUES;

import dev.leat.api.mutators.MutatorTransaction;
import dev.leat.api.mutators.Mutators;
import dev.leat.api.request.ApplicationError;
import dev.leat.api.request.Caller;
import dev.leat.examples.tracker.schema.Environment;
import dev.leat.examples.tracker.schema.Issue;
import dev.leat.examples.tracker.schema.NewComment;
import dev.leat.examples.tracker.schema.NewIssue;
import dev.leat.examples.tracker.schema.NewIssueLabel;
import dev.leat.examples.tracker.schema.Priority;
import dev.leat.examples.tracker.schema.Role;
import dev.leat.examples.tracker.schema.Status;
import dev.leat.examples.tracker.schema.User;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What clients may change.
///
/// A client has already shown the change when it arrives here; this side decides. It makes sure
/// that the caller may do it and that the values make sense, and says no with an
/// [ApplicationError], which takes the change back in the client. Ids come from the client, so that
/// both sides mean the same row.
public final class TrackerMutators {
    private static final int MAX_TITLE = 200;
    private static final int MAX_COMMENT = 10_000;

    private TrackerMutators() {}

    public record CreateIssue(
            UUID id,
            String title,
            @Nullable String description,
            @Nullable Priority priority,
            @Nullable Environment environment) {}

    public record RenameIssue(UUID id, String title) {}

    public record CloseIssue(UUID id) {}

    /// @param assigneeId null for nobody
    public record AssignIssue(UUID id, @Nullable String assigneeId) {}

    public record LabelIssue(UUID issueId, UUID labelId) {}

    public record AddComment(UUID id, UUID issueId, String body) {}

    /// {@return the mutators by the names that clients use}
    public static Mutators mutators() {
        return Mutators.builder()
                .mutator("issue.create", CreateIssue.class, TrackerMutators::createIssue)
                .mutator("issue.rename", RenameIssue.class, TrackerMutators::renameIssue)
                .mutator("issue.close", CloseIssue.class, TrackerMutators::closeIssue)
                .mutator("issue.assign", AssignIssue.class, TrackerMutators::assignIssue)
                .mutator("issue.addLabel", LabelIssue.class, TrackerMutators::addLabel)
                .mutator("issue.removeLabel", LabelIssue.class, TrackerMutators::removeLabel)
                .mutator("comment.add", AddComment.class, TrackerMutators::addComment)
                .build();
    }

    private static void createIssue(MutatorTransaction tx, CreateIssue args, Caller caller) {
        NewIssue issue =
                NewIssue.create()
                        .title(title(args.title()))
                        .creatorId(caller.requireUserId())
                        .id(args.id())
                        .environment(args.environment());
        if (args.description() != null) {
            issue = issue.description(args.description());
        }
        if (args.priority() != null) {
            issue = issue.priority(args.priority());
        }
        tx.insertInto(ISSUES).values(issue).execute();
    }

    private static void renameIssue(MutatorTransaction tx, RenameIssue args, Caller caller) {
        editable(tx, args.id(), caller);
        tx.update(ISSUES)
                .set(ISSUES.title, title(args.title()))
                .set(ISSUES.updatedAt, Instant.now())
                .where(ISSUES.id.eq(args.id()))
                .execute();
    }

    private static void closeIssue(MutatorTransaction tx, CloseIssue args, Caller caller) {
        Issue issue = editable(tx, args.id(), caller);
        if (issue.status() == Status.CLOSED) {
            throw new ApplicationError(
                    "This issue is closed already",
                    Map.of("issueId", issue.id(), "closedAt", String.valueOf(issue.closedAt())));
        }
        Instant now = Instant.now();
        tx.update(ISSUES)
                .set(ISSUES.status, Status.CLOSED)
                .set(ISSUES.closedAt, now)
                .set(ISSUES.updatedAt, now)
                .where(ISSUES.id.eq(args.id()))
                .execute();
    }

    private static void assignIssue(MutatorTransaction tx, AssignIssue args, Caller caller) {
        editable(tx, args.id(), caller);
        tx.update(ISSUES)
                .set(ISSUES.assigneeId, args.assigneeId())
                .set(ISSUES.updatedAt, Instant.now())
                .where(ISSUES.id.eq(args.id()))
                .execute();
    }

    /// A label that is there already stays: two people may add the same one at the same time.
    private static void addLabel(MutatorTransaction tx, LabelIssue args, Caller caller) {
        editable(tx, args.issueId(), caller);
        tx.insertInto(ISSUE_LABELS)
                .values(NewIssueLabel.create().issueId(args.issueId()).labelId(args.labelId()))
                .onConflictDoNothing()
                .execute();
    }

    private static void removeLabel(MutatorTransaction tx, LabelIssue args, Caller caller) {
        editable(tx, args.issueId(), caller);
        tx.deleteFrom(ISSUE_LABELS)
                .where(
                        ISSUE_LABELS
                                .issueId
                                .eq(args.issueId())
                                .and(ISSUE_LABELS.labelId.eq(args.labelId())))
                .execute();
    }

    /// Everybody who is logged in may comment, on closed issues too.
    private static void addComment(MutatorTransaction tx, AddComment args, Caller caller) {
        String author = caller.requireUserId();
        existing(tx, args.issueId());
        tx.insertInto(COMMENTS)
                .values(
                        NewComment.create()
                                .issueId(args.issueId())
                                .authorId(author)
                                .body(text("body", args.body(), MAX_COMMENT))
                                .id(args.id()))
                .execute();
    }

    /// {@return an issue that the caller may change, locked until the mutation ends}
    private static Issue editable(MutatorTransaction tx, UUID id, Caller caller) {
        User user = caller.principal(User.class);
        Issue issue = existing(tx, id);
        boolean mayEdit =
                user.role() == Role.ADMIN
                        || user.id().equals(issue.creatorId())
                        || user.id().equals(issue.assigneeId());
        if (!mayEdit) {
            throw new ApplicationError(
                    "Only the issue's creator, its assignee or an admin may change it",
                    Map.of("issueId", id, "creatorId", issue.creatorId()));
        }
        return issue;
    }

    private static Issue existing(MutatorTransaction tx, UUID id) {
        return tx.selectFrom(ISSUES)
                .where(ISSUES.id.eq(id))
                .forUpdate()
                .first()
                .orElseThrow(() ->
                        new ApplicationError("There is no such issue", Map.of("issueId", id)));
    }

    private static String title(String title) {
        return text("title", title, MAX_TITLE);
    }

    /// {@return the text without the space around it}
    ///
    /// @throws ApplicationError if nothing is left or it is too long; the details name the field
    private static String text(String field, String text, int limit) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new ApplicationError("The " + field + " is empty", Map.of("field", field));
        }
        if (stripped.length() > limit) {
            throw new ApplicationError(
                    "The " + field + " is longer than " + limit + " characters",
                    Map.of("field", field, "limit", limit, "length", stripped.length()));
        }
        return stripped;
    }
}
