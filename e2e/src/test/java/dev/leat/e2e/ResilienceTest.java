package dev.leat.e2e;

import static dev.leat.e2e.Shown.each;
import static dev.leat.e2e.Shown.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.client.ClientOptions;
import dev.leat.cli.client.LiveView;
import dev.leat.cli.client.Mutation;
import dev.leat.cli.client.PublishedClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What goes wrong around a client, and how it comes back by itself.
class ResilienceTest {
    private static final Duration RECONNECT = Duration.ofSeconds(40);

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.open();
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void aClientThatWasAwayGetsWhatItMissed() throws Exception {
        try (Gate gate = new Gate(shop.server.port())) {
            PublishedClient client = shop.client(gate.url());
            LiveView customers = client.view("customers", null);
            LiveView orders = client.view("orders", null);
            customers.awaitComplete();
            orders.awaitComplete();

            gate.cut();
            shop.database.execute(
                    """
                    UPDATE shop.customer SET name = 'Ada L.' WHERE name = 'Ada';
                    DELETE FROM shop.customer WHERE name = 'Zoë';
                    INSERT INTO shop.customer (id, name) VALUES ('00000000-0000-4000-8000-0000000000a1', 'New');
                    """);
            gate.mend();

            customers.awaitUpdate(
                    "what was missed",
                    RECONNECT,
                    update ->
                            update.complete()
                                    && each(update, "name")
                                            .equals(List.of("Ada L.", "Bob", "New")));
            orders.awaitUpdate(
                    "no order of Zoë", RECONNECT, update -> !each(update, "id").contains("3"));
            assertThat(client.states()).containsSubsequence("connected", "connecting", "connected");
        }
    }

    @Test
    void aMutationMadeWhileTheServerWasAwayIsSentOnceItIsBack() throws Exception {
        try (Gate gate = new Gate(shop.server.port())) {
            PublishedClient client = shop.client(gate.url());
            LiveView customers = client.view("customers", null);
            customers.awaitComplete();

            gate.cut();
            client.awaitState("connecting", RECONNECT);
            Mutation mutation =
                    client.mutate("customer.rename", Map.of("id", Shop.BOB, "name", "Offline Bob"));
            assertThat(mutation.client().success()).isTrue();
            gate.mend();

            client.awaitState("connected", RECONNECT);
            assertThat(mutation.awaitServer().success()).isTrue();
            assertThat(
                            shop.database.column(
                                    "SELECT name FROM shop.customer WHERE id = '" + Shop.BOB + "'"))
                    .containsExactly("Offline Bob");
        }
    }

    @Test
    void killingTheServerLosesNothing() throws Exception {
        PublishedClient client = shop.client();
        LiveView customers = client.view("customers", null);
        LiveView orders = client.view("orders", null);
        customers.awaitComplete();
        orders.awaitComplete();
        assertThat(
                        client.mutate("customer.rename", Map.of("id", Shop.ADA, "name", "Before"))
                                .awaitServer()
                                .success())
                .isTrue();

        shop.server.kill();
        shop.database.execute(
                """
                UPDATE shop.customer SET name = 'While' WHERE name = 'Bob';
                INSERT INTO shop."order" (id, customer_id, status) VALUES (80, '%s', 'paid');
                """
                        .formatted(Shop.ADA));
        shop.server.restart();

        customers.awaitUpdate(
                "what happened meanwhile",
                RECONNECT,
                update ->
                        update.complete()
                                && each(update, "name").containsAll(List.of("Before", "While")));
        orders.awaitUpdate(
                "order 80",
                RECONNECT,
                update -> update.complete() && each(update, "id").contains("80"));
        shop.database.execute("UPDATE shop.customer SET name = 'After' WHERE name = 'While'");
        JsonNode shown =
                customers
                        .await("life goes on", rows -> each(rows, "name").contains("After"))
                        .data();
        assertThat(row(shown, "name", "Before").path("id").asString()).isEqualTo(Shop.ADA);
        Mutation later = client.mutate("customer.rename", Map.of("id", Shop.ADA, "name", "Later"));
        assertThat(later.awaitServer().success()).isTrue();
    }

    @Test
    void killingTheServerAgainAndAgainUnderWritesConverges() throws Exception {
        PublishedClient client = shop.client();
        LiveView customers = client.view("customers", null);
        customers.awaitComplete();

        for (int round = 1; round <= 3; round++) {
            for (int write = 1; write <= 20; write++) {
                shop.database.execute(
                        "UPDATE shop.customer SET visits = %d WHERE name = 'Bob'"
                                .formatted(round * 100 + write));
            }
            shop.server.kill();
            shop.database.execute(
                    "UPDATE shop.customer SET email = 'round%d@example.org' WHERE name = 'Bob'"
                            .formatted(round));
            shop.server.restart();
        }

        customers.awaitUpdate(
                "the last round",
                RECONNECT,
                update -> {
                    JsonNode bob = row(update.data(), "name", "Bob");
                    return update.complete()
                            && bob.path("visits").asInt() == 320
                            && bob.path("email").asString("").equals("round3@example.org");
                });
    }

    @Test
    void aClientWithASchemaThatTheDatabaseDoesNotHaveIsToldToUpdate() {
        PublishedClient client =
                shop.node.connect(
                        ClientOptions.of("newer", Repository.app("shop-newer"), shop.server.url()));

        JsonNode told = client.awaitIncident("updateNeeded", RECONNECT);

        assertThat(told.at("/reason/type").asString()).isEqualTo("SchemaVersionNotSupported");
        assertThat(told.at("/reason/message").asString()).contains("loyalty_card");
        PublishedClient other = shop.client();
        assertThat(other.run("customers", null)).as("everyone else is served").isNotEmpty();
    }
}
