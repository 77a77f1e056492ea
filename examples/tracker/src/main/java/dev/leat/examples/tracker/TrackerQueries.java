package dev.leat.examples.tracker;

import static dev.leat.examples.tracker.schema.Comments.COMMENTS;
import static dev.leat.examples.tracker.schema.Issues.ISSUES;
import static dev.leat.examples.tracker.schema.Labels.LABELS;
import static dev.leat.examples.tracker.schema.Users.USERS;
import static dev.leat.query.Query.from;
import static dev.leat.schema.Conditions.or;

import dev.leat.api.queries.Queries;
import dev.leat.api.request.Caller;
import dev.leat.examples.tracker.schema.Issue;
import dev.leat.examples.tracker.schema.Label;
import dev.leat.examples.tracker.schema.Status;
import dev.leat.examples.tracker.schema.User;
import dev.leat.query.Query;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What clients may ask for, by name.
///
/// Each query is a value: it is sent to the sync server, which keeps its result up to date in every
/// client, and it runs as it is against Postgres in a test or a report.
public final class TrackerQueries {
    private static final int MAX_PAGE = 200;

    private TrackerQueries() {}

    /// One page of the list of issues.
    ///
    /// @param limit how many issues, at most 200
    /// @param status only issues in this state; null for all
    /// @param after the last issue of the page before; null for the first page
    public record IssuePage(int limit, @Nullable Status status, @Nullable Place after) {
        public IssuePage {
            requirePage(limit);
        }

        /// The place of an issue in the list.
        public record Place(Instant createdAt, UUID id) {}
    }

    /// An issue by its id.
    public record IssueId(UUID id) {}

    /// Issues with a label.
    ///
    /// @param label the label's name
    /// @param limit how many issues, at most 200
    public record Labelled(String label, int limit) {
        public Labelled {
            requirePage(limit);
        }
    }

    /// {@return the queries by the names that clients use}
    public static Queries queries() {
        return Queries.builder()
                .query("issues", IssuePage.class, (page, caller) -> issues(page))
                .query("issue", IssueId.class, (args, caller) -> issue(args.id()))
                .query("issuesByLabel", Labelled.class, (args, caller) -> issuesByLabel(args))
                .query("myIssues", TrackerQueries::myIssues)
                .query("users", caller -> users())
                .query("labels", caller -> labels())
                .build();
    }

    /// {@return issues, the newest first, with their creators and labels}
    public static Query<Issue> issues(IssuePage page) {
        Query<Issue> issues =
                from(ISSUES)
                        .related(ISSUES.creator)
                        .related(ISSUES.labels)
                        .orderBy(ISSUES.createdAt.desc())
                        .limit(page.limit());
        if (page.status() != null) {
            issues = issues.where(ISSUES.status.eq(page.status()));
        }
        if (page.after() != null) {
            issues =
                    issues.start(
                            Map.of(
                                    ISSUES.createdAt, page.after().createdAt(),
                                    ISSUES.id, page.after().id()),
                            false);
        }
        return issues;
    }

    /// {@return one issue with everything that its page shows}
    public static Query<Issue> issue(UUID id) {
        return from(ISSUES)
                .where(ISSUES.id.eq(id))
                .related(ISSUES.creator)
                .related(ISSUES.assignee)
                .related(ISSUES.labels)
                .related(
                        ISSUES.comments,
                        comments ->
                                comments.related(COMMENTS.author).orderBy(COMMENTS.createdAt.asc()))
                .one();
    }

    /// {@return the newest issues that have the label}
    public static Query<Issue> issuesByLabel(Labelled args) {
        return from(ISSUES)
                .whereExists(ISSUES.labels, labels -> labels.where(LABELS.name.eq(args.label())))
                .related(ISSUES.labels)
                .orderBy(ISSUES.createdAt.desc())
                .limit(args.limit());
    }

    /// {@return the open issues that the caller wrote or is to solve}
    public static Query<Issue> myIssues(Caller caller) {
        String me = caller.requireUserId();
        return from(ISSUES)
                .where(or(ISSUES.creatorId.eq(me), ISSUES.assigneeId.eq(me)))
                .where(ISSUES.status.ne(Status.CLOSED))
                .related(ISSUES.labels)
                .orderBy(ISSUES.createdAt.desc());
    }

    /// {@return everybody, by name}
    public static Query<User> users() {
        return from(USERS).orderBy(USERS.name.asc());
    }

    /// {@return all labels, by name}
    public static Query<Label> labels() {
        return from(LABELS).orderBy(LABELS.name.asc());
    }

    private static void requirePage(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit is from 1 to " + MAX_PAGE);
        }
    }
}
