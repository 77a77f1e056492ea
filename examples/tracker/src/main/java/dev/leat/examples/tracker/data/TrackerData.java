package dev.leat.examples.tracker.data;

import static dev.leat.examples.tracker.schema.Comments.COMMENTS;
import static dev.leat.examples.tracker.schema.IssueLabels.ISSUE_LABELS;
import static dev.leat.examples.tracker.schema.Issues.ISSUES;
import static dev.leat.examples.tracker.schema.Labels.LABELS;
import static dev.leat.examples.tracker.schema.Sessions.SESSIONS;
import static dev.leat.examples.tracker.schema.Users.USERS;

import dev.leat.examples.tracker.TrackerSessions;
import dev.leat.examples.tracker.schema.Environment;
import dev.leat.sql.JacksonCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A filled tracker: the same rows for the same size and seed, on every machine.
///
/// A hundredth of the rows are users, a fifth issues, a quarter labels of issues; the rest are
/// comments, most of them on the newest issues, most of them by the same few people. Every user
/// also has a session, which does not count because it never reaches a client.
///
/// ```java
/// TrackerData data = TrackerData.ofRows(100_000);
/// data.insert(connection);
/// String token = data.tokenOf(data.userId(0));
/// ```
///
/// @param rows how many rows the synced tables have together, from 1,000 to 1,000,000
/// @param seed another seed gives other rows, and other ids
public record TrackerData(int rows, long seed) {
    private static final int MIN_ROWS = 1_000;
    private static final int MAX_ROWS = 1_000_000;
    private static final long DEFAULT_SEED = 42;

    /// The fourth of each team is an admin: Dee is the first.
    private static final int ADMIN = 3;

    private static final Instant FIRST_DAY = Instant.parse("2024-01-01T08:00:00Z");
    private static final Duration SPAN = Duration.ofDays(700);
    private static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");
    private static final JacksonCodec<Environment> ENVIRONMENT = JacksonCodec.of(Environment.class);

    /// What an id identifies; keeps the ids of two tables apart.
    private enum Kind {
        ISSUE,
        COMMENT,
        LABEL
    }

    public TrackerData {
        if (rows < MIN_ROWS || rows > MAX_ROWS) {
            throw new IllegalArgumentException(
                    "the tracker is filled with %,d to %,d rows, not with %,d"
                            .formatted(MIN_ROWS, MAX_ROWS, rows));
        }
    }

    /// {@return so many rows, with the seed that everybody uses}
    public static TrackerData ofRows(int rows) {
        return new TrackerData(rows, DEFAULT_SEED);
    }

    public int users() {
        return rows / 100;
    }

    public int labels() {
        return Words.LABELS.size();
    }

    public int issues() {
        return rows / 5;
    }

    /// {@return how many times an issue has a label}
    public int issueLabels() {
        int full = issues() / 4 * 5;
        return issues() % 4 == 0 ? full : full + labelsBefore(issues() % 4);
    }

    public int comments() {
        return rows - users() - labels() - issues() - issueLabels();
    }

    /// {@return the id of a user; the first ones are `ann`, `ben`, `cho` and `dee`, the admin}
    public String userId(int index) {
        String name = Words.FIRST_NAMES.get(index % Words.FIRST_NAMES.size());
        String ascii =
                name.toLowerCase(Locale.ROOT).replace('ê', 'e').replace('ø', 'o').replace('ë', 'e');
        int team = index / Words.FIRST_NAMES.size();
        return team == 0 ? ascii : ascii + "-" + team;
    }

    public UUID issueId(int index) {
        return id(Kind.ISSUE, index);
    }

    public UUID commentId(int index) {
        return id(Kind.COMMENT, index);
    }

    public UUID labelId(int index) {
        return id(Kind.LABEL, index);
    }

    /// {@return what a user's client sends as its bearer token}
    public String tokenOf(String userId) {
        return "session-of-" + userId;
    }

    /// Fills the empty tables of a tracker, in one transaction.
    ///
    /// @throws SQLException if they do not exist or are not empty; nothing is inserted then
    public void insert(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            insertUsers(connection);
            insertLabels(connection);
            insertIssues(connection);
            insertComments(connection);
            insertIssueLabels(connection);
            insertSessions(connection);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
        // The planner knows nothing of rows that came a moment ago.
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    private void insertUsers(Connection connection) throws SQLException {
        RandomGenerator random = random(1);
        try (CopyTable copy =
                new CopyTable(connection, USERS.id, USERS.name, USERS.role, USERS.joinedAt)) {
            for (int i = 0; i < users(); i++) {
                String first = Words.FIRST_NAMES.get(i % Words.FIRST_NAMES.size());
                copy.row(
                        userId(i),
                        first + " " + Words.pick(random, Words.LAST_NAMES),
                        i % Words.FIRST_NAMES.size() == ADMIN ? "admin" : "member",
                        FIRST_DAY.minus(1 + random.nextInt(500), ChronoUnit.DAYS));
            }
            copy.finish();
        }
    }

    private void insertLabels(Connection connection) throws SQLException {
        try (CopyTable copy = new CopyTable(connection, LABELS.id, LABELS.name, LABELS.color)) {
            for (int i = 0; i < labels(); i++) {
                copy.row(
                        labelId(i), Words.LABELS.get(i), Words.COLORS.get(i % Words.COLORS.size()));
            }
            copy.finish();
        }
    }

    private void insertIssues(Connection connection) throws SQLException {
        RandomGenerator random = random(2);
        try (CopyTable copy =
                new CopyTable(
                        connection,
                        ISSUES.id,
                        ISSUES.title,
                        ISSUES.description,
                        ISSUES.status,
                        ISSUES.priority,
                        ISSUES.creatorId,
                        ISSUES.assigneeId,
                        ISSUES.affectedVersions,
                        ISSUES.environment,
                        ISSUES.estimatedHours,
                        ISSUES.dueOn,
                        ISSUES.createdAt,
                        ISSUES.updatedAt,
                        ISSUES.closedAt)) {
            for (int i = 0; i < issues(); i++) {
                Instant created = issueCreatedAt(i);
                // What is old is mostly done.
                boolean closed = random.nextInt(issues()) > i / 2 + issues() / 4;
                boolean assigned = closed || random.nextInt(3) > 0;
                Instant changed = later(random, created);
                copy.row(
                        issueId(i),
                        Words.title(random),
                        Words.text(random, 4),
                        closed
                                ? "closed"
                                : assigned && random.nextBoolean() ? "in_progress" : "open",
                        priority(random),
                        someUser(random),
                        assigned ? someUser(random) : null,
                        versions(random),
                        environment(random),
                        random.nextBoolean() ? (1 + random.nextInt(80)) / 2.0 : null,
                        random.nextInt(4) == 0 ? dueOn(random, created) : null,
                        created,
                        changed,
                        closed ? changed : null);
            }
            copy.finish();
        }
    }

    private void insertComments(Connection connection) throws SQLException {
        RandomGenerator random = random(3);
        try (CopyTable copy =
                new CopyTable(
                        connection,
                        COMMENTS.id,
                        COMMENTS.issueId,
                        COMMENTS.authorId,
                        COMMENTS.body,
                        COMMENTS.createdAt,
                        COMMENTS.editedAt)) {
            for (int i = 0; i < comments(); i++) {
                double r = random.nextDouble();
                int issue = issues() - 1 - (int) (issues() * r * r * r);
                Instant created = later(random, issueCreatedAt(issue));
                copy.row(
                        commentId(i),
                        issueId(issue),
                        someUser(random),
                        Words.text(random, 3),
                        created,
                        random.nextInt(10) == 0 ? later(random, created) : null);
            }
            copy.finish();
        }
    }

    private void insertIssueLabels(Connection connection) throws SQLException {
        RandomGenerator random = random(4);
        try (CopyTable copy =
                new CopyTable(connection, ISSUE_LABELS.issueId, ISSUE_LABELS.labelId)) {
            for (int i = 0; i < issues(); i++) {
                int first = common(random, labels());
                int count = labelsBefore(i % 4 + 1) - labelsBefore(i % 4);
                for (int n = 0; n < count; n++) {
                    copy.row(issueId(i), labelId((first + n * 7) % labels()));
                }
            }
            copy.finish();
        }
    }

    private void insertSessions(Connection connection) throws SQLException {
        try (CopyTable copy =
                new CopyTable(
                        connection, SESSIONS.tokenHash, SESSIONS.userId, SESSIONS.expiresAt)) {
            for (int i = 0; i < users(); i++) {
                String user = userId(i);
                copy.row(TrackerSessions.hash(tokenOf(user)), user, NEVER);
            }
            copy.finish();
        }
    }

    /// {@return how many labels the first issues of each four have together: 0, 1, 2 and 2}
    private static int labelsBefore(int ofFour) {
        return switch (ofFour) {
            case 0, 1 -> 0;
            case 2 -> 1;
            case 3 -> 3;
            default -> 5;
        };
    }

    private Instant issueCreatedAt(int index) {
        long step = SPAN.toNanos() / 1000 / issues();
        long jitter = Math.floorMod(mix(seed ^ index), step);
        return FIRST_DAY.plus(index * step + jitter, ChronoUnit.MICROS);
    }

    private static Instant later(RandomGenerator random, Instant moment) {
        double r = random.nextDouble();
        return moment.plus(
                (long) (Duration.ofDays(30).toSeconds() * 1e6 * r * r), ChronoUnit.MICROS);
    }

    private static LocalDate dueOn(RandomGenerator random, Instant created) {
        return created.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(7 + random.nextInt(90));
    }

    private static String priority(RandomGenerator random) {
        return switch (random.nextInt(10)) {
            case 0 -> "urgent";
            case 1, 2 -> "high";
            case 3, 4, 5 -> "low";
            default -> "medium";
        };
    }

    private static String versions(RandomGenerator random) {
        List<String> versions = new ArrayList<>();
        for (String version : Words.VERSIONS) {
            if (random.nextInt(6) == 0) {
                versions.add(version);
            }
        }
        return CopyTable.array(versions);
    }

    private static @Nullable String environment(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                    ENVIRONMENT.toJson(
                            new Environment(
                                    Words.pick(random, Words.SYSTEMS),
                                    Words.pick(random, Words.BROWSERS)));
            case 1 -> ENVIRONMENT.toJson(new Environment(Words.pick(random, Words.SYSTEMS), null));
            default -> null;
        };
    }

    private String someUser(RandomGenerator random) {
        return userId(common(random, users()));
    }

    /// {@return one of `count` things, the first ones far more often}
    private static int common(RandomGenerator random, int count) {
        double r = random.nextDouble();
        return (int) (count * r * r);
    }

    private RandomGenerator random(int purpose) {
        return new SplittableRandom(mix(seed + purpose));
    }

    private UUID id(Kind kind, int index) {
        long start = mix(seed) + ((long) kind.ordinal() << 40) + index;
        long high = mix(start) & ~0xF000L | 0x4000L;
        long low = mix(~start) & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /// The finalizer of SplitMix64: neighbouring numbers become unrelated, and none becomes
    /// another's.
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
