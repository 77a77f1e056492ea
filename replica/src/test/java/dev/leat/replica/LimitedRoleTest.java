package dev.leat.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest
class LimitedRoleTest {
    @TempDir Path directory;

    private String role;

    @BeforeEach
    void createRole(TestDatabase database) {
        role = "limited_" + database.name();
        database.execute(
                "create role " + role + " login replication password 'top-secret'",
                "grant create on database " + database.name() + " to " + role,
                "grant create on schema public to " + role,
                "set role "
                        + role
                        + "; create table t (id int primary key); insert into t values (1)");
    }

    @AfterEach
    void dropRole(TestDatabase database) {
        database.execute("drop owned by " + role + " cascade", "drop role " + role);
    }

    @Test
    void givenARoleThatMayNotCreateEventTriggers_thenItReplicatesAllTheSame(TestDatabase database) {
        database.execute("set role " + role + "; create publication mine for table t");
        try (TestReplica replica =
                new TestReplica(database, directory, config -> limited(config, List.of("mine")))
                        .open()) {
            assertThat(replica.rows("t")).hasSize(1);
            database.execute(
                    "alter table t add column v text default 'x'", "insert into t values (2, 'y')");
            replica.await(
                    "the column is noticed", () -> replica.snapshot().table("t").indexOf("v") >= 0);
            replica.catchUp();
            assertThat(replica.rows("t")).extracting(row -> row.get("v")).containsExactly("x", "y");
            replica.shut();
            replica.open();
            assertThat(replica.rows("t")).hasSize(2);
        }
    }

    @Test
    void givenARoleThatMayNotPublishASchema_thenTheMessageSaysWhatToDo(TestDatabase database) {
        assertThatThrownBy(() ->
                        new TestReplica(database, directory, config -> limited(config, List.of()))
                                .open())
                .isInstanceOf(ReplicaException.class)
                .hasMessageContaining("ZERO_APP_PUBLICATIONS")
                .hasMessageNotContaining("top-secret");
    }

    @Test
    void givenARoleWithoutReplication_thenTheMessageSaysWhatToDo(TestDatabase database) {
        database.execute("alter role " + role + " noreplication");
        assertThatThrownBy(() ->
                        new TestReplica(database, directory, config -> limited(config, List.of()))
                                .open())
                .isInstanceOf(ReplicaException.class)
                .hasMessageContaining("ALTER ROLE")
                .hasMessageContaining("REPLICATION");
    }

    private ReplicaConfig limited(ReplicaConfig config, List<String> publications) {
        return new ReplicaConfig(
                config.upstream().withUser(role, "top-secret"),
                config.upstream(),
                config.appId(),
                config.shardNum(),
                publications,
                config.replicaFile(),
                true,
                2);
    }
}
