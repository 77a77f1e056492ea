package dev.leat.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TransactionPoolerTest {
    private final ConnectionUrl server = SharedServer.newDatabase();

    private static void workOften(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT ?::int + 1")) {
            for (int i = 0; i < 20; i++) {
                statement.setInt(1, i);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    assertThat(row.getInt(1)).isEqualTo(i + 1);
                }
            }
        }
    }

    @Test
    void whatIsPreparedOnOneConnectionIsMissingOnTheNext() throws Exception {
        try (TransactionPooler pooler = new TransactionPooler(server, 3);
                Connection connection = pooler.url(server).connect()) {
            // Outside of a transaction the driver prepares again; inside it cannot.
            connection.setAutoCommit(false);
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 3; i++) {
                                    workOften(connection);
                                    connection.commit();
                                }
                            })
                    .hasMessageContaining("prepared statement");
        }
    }

    @Test
    void aPoolThatKnowsThePoolerWorksThroughIt() throws Exception {
        try (TransactionPooler pooler = new TransactionPooler(server, 3)) {
            ConnectionUrl url =
                    ConnectionUrl.parse(pooler.url(server).reveal() + "&pgbouncer=true");
            assertThat(Endpoint.of(url)).isEqualTo(Endpoint.PGBOUNCER);
            try (ConnectionPool pool = Pool.suiting(url, "through").withMaximum(1).open(url)) {
                for (int i = 0; i < 3; i++) {
                    try (Connection connection = pool.getConnection()) {
                        workOften(connection);
                        connection.setAutoCommit(false);
                        workOften(connection);
                        connection.commit();
                    }
                }
                assertThat(pooler.transactions()).isGreaterThan(60);
                assertThat(pool.limit()).as("a pooler's slots are not counted").isNull();
            }
        }
    }
}
