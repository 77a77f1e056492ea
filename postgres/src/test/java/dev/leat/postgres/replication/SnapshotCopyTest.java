package dev.leat.postgres.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.SharedServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SnapshotCopyTest {

    private final ConnectionUrl url = SharedServer.newDatabase();

    @Test
    void givenAnExportedSnapshot_whenCopied_thenTheRowsAreThoseOfThatMoment() throws SQLException {
        SharedServer.execute(
                url,
                "create schema \"my schema\"",
                "create table \"my schema\".\"a \"\"b\" (id int, t text, n numeric)",
                "insert into \"my schema\".\"a \"\"b\" values (1, E'tab\\tline\\nback\\\\slash\\b\\f\\r\\v \\\\N', 1.50), (2, null, null), (3, '', 0), (4, '😀é', 'NaN')",
                "create table parent (id int, kind int) partition by list (kind)",
                "create table child1 partition of parent for values in (1)",
                "create table child2 partition of parent for values in (2)",
                "insert into parent select i, 1 + i % 2 from generate_series(1, 5000) i",
                "create table base (id int)",
                "create table heir () inherits (base)",
                "insert into base values (1)",
                "insert into heir values (2)");
        CopySource quoted =
                new CopySource("my schema", "a \"b", List.of("t", "id", "n"), null, false);
        CopySource root = new CopySource("public", "parent", List.of("id"), "kind = 2", true);
        CopySource only = new CopySource("public", "base", List.of("id"), null, false);

        try (ReplicationSession session = ReplicationSession.open(url)) {
            SlotSnapshot created = session.createSlot("copy_" + url.database(), true);
            SharedServer.execute(
                    url,
                    "delete from \"my schema\".\"a \"\"b\"",
                    "delete from parent",
                    "insert into base values (3)");

            Map<CopySource, List<List<String>>> rows = new ConcurrentHashMap<>();
            Map<CopySource, Long> counts =
                    new SnapshotCopy(url, created.snapshot(), 2)
                            .run(
                                    List.of(quoted, root, only),
                                    source -> {
                                        List<List<String>> list =
                                                rows.computeIfAbsent(
                                                        source, ignored -> new ArrayList<>());
                                        return values -> list.add(Arrays.asList(values));
                                    });

            assertThat(counts).isEqualTo(Map.of(quoted, 4L, root, 2500L, only, 1L));
            assertThat(rows.get(quoted))
                    .containsExactly(
                            Arrays.asList("tab\tline\nback\\slash\b\f\r\u000b \\N", "1", "1.50"),
                            Arrays.asList(null, "2", null),
                            Arrays.asList("", "3", "0"),
                            Arrays.asList("😀é", "4", "NaN"));
            assertThat(rows.get(root)).hasSize(2500).first().isEqualTo(List.of("1"));
            assertThat(rows.get(only)).containsExactly(List.of("1"));
        }
    }

    @Test
    void givenAMissingTable_whenCopied_thenTheErrorNamesItAndTheOthersStop() {
        try (ReplicationSession session = ReplicationSession.open(url)) {
            SlotSnapshot created = session.createSlot("copy_" + url.database(), true);
            CopySource missing = new CopySource("public", "missing", List.of("id"), null, false);
            assertThatThrownBy(() ->
                            new SnapshotCopy(url, created.snapshot(), 4)
                                    .run(List.of(missing), source -> values -> {}))
                    .isInstanceOf(ReplicationException.class)
                    .hasMessageContaining("public.missing")
                    .hasMessageContaining("42P01");
        }
    }

    @Test
    void givenAPolicyThatHidesRows_whenCopied_thenItIsAnErrorAndNotASmallerCopy()
            throws SQLException {
        String role = "reader_" + url.database();
        SharedServer.execute(
                url,
                "create role " + role + " login",
                "create table secret (id int)",
                "insert into secret values (1)",
                "create table closed (id int)",
                "alter table secret enable row level security",
                "grant select on secret to " + role);
        try (ReplicationSession session = ReplicationSession.open(url)) {
            SlotSnapshot created = session.createSlot("copy_" + url.database(), true);
            SnapshotCopy copy = new SnapshotCopy(url.withUser(role, null), created.snapshot(), 1);
            CopySource secret = new CopySource("public", "secret", List.of("id"), null, false);
            CopySource closed = new CopySource("public", "closed", List.of("id"), null, false);

            assertThatThrownBy(() -> copy.run(List.of(secret), source -> values -> {}))
                    .isInstanceOf(ReplicationException.class)
                    .hasMessageContaining("public.secret")
                    .hasMessageContaining("BYPASSRLS");
            assertThatThrownBy(() -> copy.run(List.of(closed), source -> values -> {}))
                    .isInstanceOf(ReplicationException.class)
                    .hasMessageContaining("GRANT SELECT");
        }
    }

    @Test
    void givenASinkThatFails_whenCopied_thenItsErrorComesOut() throws SQLException {
        SharedServer.execute(
                url, "create table t (id int)", "insert into t select generate_series(1, 100000)");
        try (ReplicationSession session = ReplicationSession.open(url)) {
            SlotSnapshot created = session.createSlot("copy_" + url.database(), true);
            CopySource table = new CopySource("public", "t", List.of("id"), null, false);
            assertThatThrownBy(() ->
                            new SnapshotCopy(url, created.snapshot(), 1)
                                    .run(
                                            List.of(table),
                                            source ->
                                                    values -> {
                                                        throw new IllegalStateException("full");
                                                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("full");
        }
    }
}
