package com.example.shop;

import dev.leat.schema.object.Extension;
import dev.leat.schema.object.PostgresSchema;
import dev.leat.schema.object.Publication;
import dev.leat.schema.object.Routine;
import dev.leat.schema.object.Sequence;
import java.util.List;

/**
 * What the database has besides tables, views and types.
 */
final class ShopObjects {
    static final PostgresSchema CATALOGUE_SCHEMA = PostgresSchema.of("catalogue");

    static final PostgresSchema REPORTING_SCHEMA = PostgresSchema.of("reporting");

    static final PostgresSchema SALES_SCHEMA = PostgresSchema.of("sales");

    static final Extension BTREE_GIST_EXTENSION = Extension.of("btree_gist");

    static final Extension CITEXT_EXTENSION = Extension.of("citext");

    static final Extension PG_TRGM_EXTENSION = Extension.of("pg_trgm");

    static final Sequence ORDER_NUMBER =
            Sequence.of("order_number")
                    .inSchema("sales")
                    .as(Sequence.Type.BIGINT)
                    .counting(
                            options -> options.startWith(100000L)
                                    .incrementBy(1L)
                                    .minValue(1L)
                                    .maxValue(9223372036854775807L)
                                    .cache(10L));

    static final Routine MEDIAN_FINAL =
            new Routine(
                    "catalogue",
                    "median_final",
                    Routine.Kind.FUNCTION,
                    List.of(new Routine.Parameter(Routine.Mode.IN, "", "numeric[]", null)),
                    "numeric",
                    "sql",
                    List.of("IMMUTABLE"),
                    "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x)::numeric FROM unnest($1) x",
                    false);

    static final Routine MEDIAN_STATE =
            new Routine(
                    "catalogue",
                    "median_state",
                    Routine.Kind.FUNCTION,
                    List.of(
                            new Routine.Parameter(Routine.Mode.IN, "", "numeric[]", null),
                            new Routine.Parameter(Routine.Mode.IN, "", "numeric", null)),
                    "numeric[]",
                    "sql",
                    List.of("IMMUTABLE"),
                    "SELECT $1 || $2",
                    false);

    static final Routine TOUCH = new Routine("catalogue", "touch", Routine.Kind.FUNCTION, List.of(), "trigger", "plpgsql", List.of(), "\n"
            + "BEGIN\n"
            + "    NEW.updated_at := now();\n"
            + "    RETURN NEW;\n"
            + "END;\n", false);

    static final Routine EXPIRE_CARTS =
            new Routine(
                    "sales",
                    "expire_carts",
                    Routine.Kind.PROCEDURE,
                    List.of(
                            new Routine.Parameter(
                                    Routine.Mode.IN,
                                    "before",
                                    "timestamp with time zone",
                                    "now()")),
                    null,
                    "sql",
                    List.of(),
                    "DELETE FROM sales.cart WHERE expires_at < before",
                    false);

    static final Routine ORDER_TOTAL =
            new Routine(
                    "sales",
                    "order_total",
                    Routine.Kind.FUNCTION,
                    List.of(
                            new Routine.Parameter(Routine.Mode.IN, "p_order", "bigint", null),
                            new Routine.Parameter(Routine.Mode.IN, "p_placed", "date", null)),
                    "numeric",
                    "sql",
                    List.of("STABLE", "PARALLEL SAFE"),
                    "RETURN (SELECT COALESCE(sum(l.amount), (0)::numeric) AS \"coalesce\" FROM sales.order_line l WHERE ((l.order_id = order_total.p_order) AND (l.placed_on = order_total.p_placed)))",
                    true);

    static final Routine UPDATE_TOTAL = new Routine("sales", "update_total", Routine.Kind.FUNCTION, List.of(), "trigger", "plpgsql", List.of("SECURITY DEFINER", "SET search_path TO ''"), "\n"
            + "DECLARE\n"
            + "    target record := coalesce(NEW, OLD);\n"
            + "BEGIN\n"
            + "    UPDATE sales.orders SET total = sales.order_total(target.order_id, target.placed_on)\n"
            + "     WHERE id = target.order_id AND placed_on = target.placed_on;\n"
            + "    RETURN NULL;\n"
            + "END;\n", false);

    static final Routine MEDIAN =
            new Routine(
                    "catalogue",
                    "median",
                    Routine.Kind.AGGREGATE,
                    List.of(new Routine.Parameter(Routine.Mode.IN, "", "numeric", null)),
                    null,
                    "",
                    List.of(
                            "sfunc = catalogue.median_state",
                            "stype = numeric[]",
                            "finalfunc = catalogue.median_final",
                            "initcond = '{}'"),
                    "",
                    false);

    static final Publication WAREHOUSE_PUBLICATION =
            Publication.of("warehouse")
                    .with(
                            new Publication.Part(
                                    ProductTable.PRODUCT,
                                    List.of(
                                            ProductTable.PRODUCT.id,
                                            ProductTable.PRODUCT.sku,
                                            ProductTable.PRODUCT.name,
                                            ProductTable.PRODUCT.price),
                                    null))
                    .with(new Publication.Part(StockTable.STOCK, List.of(), null))
                    .with(new Publication.Part(OrdersTable.ORDERS, List.of(), null))
                    .asPartitionRoot();

    private ShopObjects() {
    }
}
