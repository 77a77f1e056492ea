package dev.leat.cli.demo;

import dev.leat.cli.client.ClientOptions;
import dev.leat.cli.client.LiveView;
import dev.leat.cli.client.PublishedClient;
import dev.leat.cli.client.ViewUpdate;
import dev.leat.examples.tracker.data.TrackerData;
import java.util.Map;

/// One user of the tracker: a published client, logged in, with its live queries.
final class Viewer {
    static final int PAGE = 20;

    private final PublishedClient client;
    private final LiveView issues;
    private LiveView issue;
    private String watchedIssue = "";

    private Viewer(PublishedClient client) {
        this.client = client;
        this.issues = client.view("issues", Map.of("limit", PAGE));
        this.issue = issues;
    }

    static Viewer login(Stage stage, String userId) {
        TrackerData data = stage.data();
        return new Viewer(
                stage.node()
                        .connect(
                                ClientOptions.of(
                                                userId,
                                                stage.app(),
                                                "http://127.0.0.1:" + stage.sync().port())
                                        .as(userId, data.tokenOf(userId))));
    }

    /// Opens the page of one issue.
    ViewUpdate watch(String issueId) {
        watchedIssue = issueId;
        issue = client.view("issue", Map.of("id", issueId));
        return issue.awaitComplete();
    }

    PublishedClient client() {
        return client;
    }

    /// The newest issues.
    LiveView issues() {
        return issues;
    }

    /// The page of the watched issue.
    LiveView issue() {
        return issue;
    }

    String watchedIssue() {
        return watchedIssue;
    }
}
