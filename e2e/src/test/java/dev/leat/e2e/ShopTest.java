package dev.leat.e2e;

import static dev.leat.e2e.Shop.ADA;
import static dev.leat.e2e.Shop.BOB;
import static dev.leat.e2e.Shown.each;
import static dev.leat.e2e.Shown.json;
import static dev.leat.e2e.Shown.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.leat.cli.client.LiveView;
import dev.leat.cli.client.Mutation;
import dev.leat.cli.client.MutationResult;
import dev.leat.cli.client.PublishedClient;
import dev.leat.cli.client.ViewUpdate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A database made by plain SQL, an API server written by somebody else, the published client, and
/// `leat sync` between them with nothing but `ZERO_*` settings. Every test leaves the rows it needs
/// to itself, so that they share one shop.
class ShopTest {
    private static Shop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = Shop.open();
    }

    @AfterAll
    static void close() throws Exception {
        shop.close();
    }

    // ------------------------------------------------------------------ what arrives

    @Test
    void everyColumnTypeArrivesAsTheClientExpectsIt() {
        JsonNode ada = shop.client().run("customerByID", Map.of("id", ADA));

        assertThat(ada.path("born")).isEqualTo(json("-4861728000000"));
        assertThat(ada.path("tags")).isEqualTo(json("['first', 'two, words']"));
        assertThat(ada.path("scores")).isEqualTo(json("[1, null, 3]"));
        assertThat(ada.path("profile")).isEqualTo(json("{'langs': ['en', null], 'level': 3}"));
        assertThat(ada.path("notes")).isEqualTo(json("'text'"));
        assertThat(ada.path("visits")).isEqualTo(json("9007199254740991"));
        assertThat(ada.path("active")).isEqualTo(json("true"));
        assertThat(ada.path("createdAt")).isEqualTo(json("1714979289123.456"));
        assertThat(each(ada.path("orders"), "status")).containsExactly("new", "paid");
        assertThat(ada.at("/orders/0/placedAt")).isEqualTo(json("1767323045678.901"));
        assertThat(each(ada.path("orders"), "total")).containsExactly("10.25", "null");
    }

    @Test
    void aRowArrivesTheSameWhetherItWasThereBeforeOrIsWrittenLater() throws Exception {
        PublishedClient client = shop.client();
        LiveView customers = client.view("customers", null);
        customers.awaitComplete();

        shop.database.execute(
                """
                INSERT INTO shop.customer
                SELECT '00000000-0000-4000-8000-0000000000c1', 'Copy', NULL, born, tags, scores, profile, notes, visits, active, created_at
                FROM shop.customer WHERE id = '%s'
                """
                        .formatted(ADA));
        JsonNode shown =
                customers.await("the copy", rows -> each(rows, "name").contains("Copy")).data();

        JsonNode original = row(shown, "id", ADA);
        JsonNode copy = row(shown, "name", "Copy");
        for (String column :
                List.of(
                        "born",
                        "tags",
                        "scores",
                        "profile",
                        "notes",
                        "visits",
                        "active",
                        "createdAt")) {
            assertThat(copy.path(column)).as(column).isEqualTo(original.path(column));
        }
        shop.database.execute("DELETE FROM shop.customer WHERE name = 'Copy'");
        customers.await("no copy", rows -> !each(rows, "name").contains("Copy"));
    }

    @Test
    void timesAndCompositeKeysArrive() {
        JsonNode products = shop.client().run("productsAfter", Map.of("limit", 100));

        assertThat(each(products, "title")).containsSubsequence("Tasse", "Tea", "Tee", "Éclair 😀");
        assertThat(row(products, "title", "Tee").path("opens")).isEqualTo(json("25689500"));
        assertThat(row(products, "title", "Tasse").path("opens")).isEqualTo(json("86400000"));
        assertThat(row(products, "title", "Tea").path("opens").isNull()).isTrue();
        assertThat(row(products, "title", "Tee").path("price")).isEqualTo(json("3.5"));
    }

    @Test
    void relatedRowsNestAndManyToManySkipsTheJunction() {
        PublishedClient client = shop.client();

        JsonNode third = row(client.run("orders", null), "id", "3");
        assertThat(third.at("/customer/name").asString()).isEqualTo("Zoë");
        assertThat(third.at("/lines/0/product/title").asString()).isEqualTo("Éclair 😀");

        JsonNode first = row(client.run("orderedProducts", null), "id", "1");
        assertThat(each(first.path("products"), "title")).containsExactlyInAnyOrder("Tasse", "Tee");
    }

    @Test
    void existsKeepsTheParentsThatHaveSuchAChild() throws Exception {
        LiveView withCups = shop.client().view("ordersWith", Map.of("sku", "cup"));
        withCups.await("order 1 only", rows -> each(rows, "id").equals(List.of("1")));

        shop.database.execute("INSERT INTO shop.order_line VALUES (3, 9, 'cup', 'de', 1)");
        withCups.await("order 3 too", rows -> each(rows, "id").equals(List.of("1", "3")));

        shop.database.execute("DELETE FROM shop.order_line WHERE order_id = 3 AND line_no = 9");
        withCups.await("order 1 again", rows -> each(rows, "id").equals(List.of("1")));
    }

    @Test
    void whatNotExistsRefusesNeverReachesTheClient() throws Exception {
        PublishedClient client = shop.client();
        LiveView idle = client.view("customersWithoutOrders", null);
        idle.await(
                "Bob, not Ada",
                rows -> each(rows, "id").contains(BOB) && !each(rows, "id").contains(ADA));

        shop.database.execute(
                "INSERT INTO shop.\"order\" (id, customer_id) VALUES (90, '%s')".formatted(BOB));
        idle.await("Bob gone", rows -> !each(rows, "id").contains(BOB));

        shop.database.execute("DELETE FROM shop.\"order\" WHERE id = 90");
        idle.await("Bob back", rows -> each(rows, "id").contains(BOB));
    }

    @Test
    void pagesStartAfterTheRowTheyAreGiven() throws Exception {
        PublishedClient client = shop.client();
        LiveView page =
                client.view(
                        "productsAfter",
                        Map.of(
                                "limit",
                                2,
                                "after",
                                Map.of("title", "Tasse", "sku", "cup", "region", "de")));
        page.await(
                "the two after Tasse", rows -> each(rows, "title").equals(List.of("Tea", "Tee")));

        shop.database.execute(
                "INSERT INTO product (sku, region, title) VALUES ('tb', 'de', 'Tbone')");
        page.await(
                "the page moved down", rows -> each(rows, "title").equals(List.of("Tbone", "Tea")));

        shop.database.execute("DELETE FROM product WHERE sku = 'tb'");
        page.await(
                "the page moved back", rows -> each(rows, "title").equals(List.of("Tea", "Tee")));
    }

    @Test
    void aTableWithoutAKeyIsReportedAndSkipped() throws Exception {
        shop.database.execute("INSERT INTO shop.audit_log (note) VALUES ('still here')");
        PublishedClient client = shop.client();

        assertThat(client.run("customers", null)).isNotEmpty();
        assertThat(shop.server.log()).contains("audit_log");
    }

    // ------------------------------------------------------------------ what changes

    @Test
    void insertsUpdatesAndDeletesBySqlAreLive() throws Exception {
        LiveView orders = shop.client().view("orders", null);
        orders.awaitComplete();

        shop.database.execute(
                "INSERT INTO shop.\"order\" (id, customer_id, status) VALUES (50, '%s', 'new')"
                        .formatted(ADA));
        orders.await("order 50", rows -> each(rows, "id").contains("50"));

        shop.database.execute(
                "UPDATE shop.\"order\" SET status = 'paid', total = 7.5 WHERE id = 50");
        ViewUpdate paid =
                orders.await(
                        "order 50 paid",
                        rows -> row(rows, "id", "50").path("status").asString().equals("paid"));
        assertThat(row(paid.data(), "id", "50").path("total")).isEqualTo(json("7.5"));

        shop.database.execute("DELETE FROM shop.\"order\" WHERE id = 50");
        orders.await("no order 50", rows -> !each(rows, "id").contains("50"));
    }

    @Test
    void theRowsOfOneTransactionArriveTogether() throws Exception {
        LiveView orders = shop.client().view("orders", null);
        orders.awaitComplete();

        shop.database.execute(
                """
                INSERT INTO shop."order" (id, customer_id) VALUES (60, '%s');
                INSERT INTO shop.order_line VALUES (60, 1, 'tea', 'de', 1), (60, 2, 'cup', 'de', 2);
                """
                        .formatted(BOB));
        orders.await("order 60", rows -> each(rows, "id").contains("60"));

        assertThat(orders.updates())
                .filteredOn(update -> each(update, "id").contains("60"))
                .allSatisfy(update ->
                        assertThat(row(update.data(), "id", "60").path("lines")).hasSize(2));
        shop.database.execute("DELETE FROM shop.\"order\" WHERE id = 60");
    }

    @Test
    void aKeyThatChangesIsADeleteAndAnInsert() throws Exception {
        shop.database.execute(
                "INSERT INTO product (sku, region, title) VALUES ('old', 'x', 'Moving')");
        PublishedClient client = shop.client();
        LiveView products = client.view("productsAfter", Map.of("limit", 100));
        products.await("the product", rows -> each(rows, "sku").contains("old"));

        shop.database.execute("UPDATE product SET sku = 'new' WHERE sku = 'old'");
        products.await(
                "its new key only",
                rows -> each(rows, "sku").contains("new") && !each(rows, "sku").contains("old"));

        shop.database.execute("DELETE FROM product WHERE sku = 'new'");
        products.await("gone", rows -> !each(rows, "sku").contains("new"));
    }

    @Test
    void aValueThatNoClientCanHoldIsReportedAndStopsNothing() throws Exception {
        assumeFalse(ServerProcess.STOCK, "The stock server ends the whole client group here");
        PublishedClient client = shop.client();
        LiveView customers = client.view("customers", null);
        customers.awaitComplete();

        shop.database.execute(
                "INSERT INTO shop.customer (id, name, visits) VALUES ('00000000-0000-4000-8000-0000000000b1', 'Big', 9007199254740993)");
        ViewUpdate shown =
                customers.await(
                        "the row without the value", rows -> each(rows, "name").contains("Big"));

        assertThat(row(shown.data(), "name", "Big").path("visits").isNull()).isTrue();
        assertThat(shop.server.log()).contains("visits");
        shop.database.execute("DELETE FROM shop.customer WHERE name = 'Big'");
        customers.await("it is gone", rows -> !each(rows, "name").contains("Big"));
    }

    // ------------------------------------------------------------------ what clients write

    @Test
    void aMutatorIsOptimisticAndThenConfirmed() throws Exception {
        shop.database.execute(
                "INSERT INTO shop.customer (id, name) VALUES ('00000000-0000-4000-8000-0000000000d1', 'Dora')");
        PublishedClient client = shop.client();
        LiveView customers = client.view("customers", null);
        customers.await("Dora", rows -> each(rows, "name").contains("Dora"));

        Mutation mutation =
                client.mutate(
                        "customer.tag",
                        Map.of(
                                "id", "00000000-0000-4000-8000-0000000000d1",
                                "tags", List.of("a", "b,c"),
                                "profile", Map.of("x", List.of(1, 2))));

        assertThat(mutation.client().success()).isTrue();
        ViewUpdate optimistic = customers.updates().getLast();
        assertThat(row(optimistic.data(), "name", "Dora").path("tags"))
                .isEqualTo(json("['a', 'b,c']"));

        assertThat(mutation.awaitServer().success()).isTrue();
        assertThat(
                        shop.database.column(
                                "SELECT tags::text || profile FROM shop.customer WHERE name = 'Dora'"))
                .containsExactly("{a,\"b,c\"}{\"x\": [1, 2]}");
        assertThat(customers.updates())
                .as("the optimistic result never flickers")
                .filteredOn(update -> update.at() >= optimistic.at())
                .allSatisfy(update ->
                        assertThat(row(update.data(), "name", "Dora").path("tags")).hasSize(2));
        shop.database.execute("DELETE FROM shop.customer WHERE name = 'Dora'");
    }

    @Test
    void aMutatorThatRefusesIsUndoneAndSaysWhy() throws Exception {
        PublishedClient client = shop.client();
        LiveView orders = client.view("orders", null);
        orders.await(
                "order 3 shipped",
                rows -> row(rows, "id", "3").path("status").asString().equals("shipped"));

        Mutation mutation = client.mutate("order.cancel", Map.of("id", 3));
        MutationResult result = mutation.awaitServer();

        assertThat(result.success()).isFalse();
        assertThat(result.kind()).isEqualTo("app");
        assertThat(result.message()).isEqualTo("A shipped order cannot be cancelled.");
        assertThat(result.details()).isEqualTo(json("{'order': 3, 'status': 'shipped'}"));
        orders.await(
                "order 3 shipped again",
                rows -> row(rows, "id", "3").path("status").asString().equals("shipped"));
        assertThat(orders.updates())
                .as("the optimistic cancellation was shown meanwhile")
                .anySatisfy(update ->
                        assertThat(row(update.data(), "id", "3").path("status").asString())
                                .isEqualTo("cancelled"));
    }

    @Test
    void theStoredErrorOfAMutationIsCleanedUpOnceTheClientHasSeenIt() throws Exception {
        PublishedClient client = shop.client();
        client.view("orders", null).awaitComplete();

        client.mutate("order.cancel", Map.of("id", 3)).awaitServer();

        Poll.until(
                "no stored result of " + client.clientId(),
                () ->
                        shop.database
                                .column(
                                        "SELECT \"mutationID\" FROM "
                                                + shop.server.shardSchema()
                                                + ".mutations WHERE \"clientID\" = ?",
                                        client.clientId())
                                .isEmpty());
    }

    @Test
    void manyMutationsOfOneClientAreAppliedInOrder() throws Exception {
        shop.database.execute(
                "INSERT INTO shop.customer (id, name) VALUES ('00000000-0000-4000-8000-0000000000e1', 'Eve')");
        PublishedClient client = shop.client();
        LiveView customers = client.view("customers", null);
        customers.await("Eve", rows -> each(rows, "name").contains("Eve"));

        Mutation last = null;
        for (int i = 1; i <= 30; i++) {
            last =
                    client.mutate(
                            "customer.rename",
                            Map.of(
                                    "id",
                                    "00000000-0000-4000-8000-0000000000e1",
                                    "name",
                                    "Eve " + i));
        }

        assertThat(last.awaitServer().success()).isTrue();
        assertThat(
                        shop.database.column(
                                "SELECT name FROM shop.customer WHERE id = '00000000-0000-4000-8000-0000000000e1'"))
                .containsExactly("Eve 30");
        shop.database.execute("DELETE FROM shop.customer WHERE name LIKE 'Eve%'");
    }

    @Test
    void twoClientsSeeEachOther() {
        PublishedClient writer = shop.client();
        PublishedClient reader = shop.client();
        LiveView read = reader.view("orders", null);
        writer.view("orders", null).awaitComplete();
        read.awaitComplete();

        writer.mutate(
                "order.place",
                Map.of(
                        "id",
                        70,
                        "customerID",
                        BOB,
                        "lines",
                        List.of(Map.of("sku", "tea", "region", "uk", "quantity", 2))));

        ViewUpdate seen = read.await("order 70", rows -> each(rows, "id").contains("70"));
        assertThat(row(seen.data(), "id", "70").at("/lines/0/product/title").asString())
                .isEqualTo("Tea");
        assertThat(writer.mutate("order.cancel", Map.of("id", 70)).awaitServer().success())
                .isTrue();
        read.await(
                "order 70 cancelled",
                rows -> row(rows, "id", "70").path("status").asString().equals("cancelled"));
    }

    @Test
    void theTabsOfOneBrowserShareTheirStoreAndEachGetsEveryChange() throws Exception {
        PublishedClient first = shop.client();
        LiveView firstShown = first.view("customers", null);
        firstShown.awaitComplete();
        PublishedClient second = shop.tabOf(first);
        assertThat(second.clientGroupId()).isEqualTo(first.clientGroupId());
        LiveView secondShown = second.view("customers", null);
        secondShown.awaitComplete();

        shop.database.execute(
                "INSERT INTO shop.customer (id, name) VALUES ('00000000-0000-4000-8000-0000000000f1', 'Finn')");
        firstShown.await("Finn", rows -> each(rows, "name").contains("Finn"));
        secondShown.await("Finn", rows -> each(rows, "name").contains("Finn"));

        first.close();
        shop.database.execute("DELETE FROM shop.customer WHERE name = 'Finn'");
        secondShown.await("no Finn", rows -> !each(rows, "name").contains("Finn"));
    }
}
