package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.object.Trigger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `sales.order_line`.
 */
public final class OrderLineTable extends Table<OrderLine> {
    public static final OrderLineTable ORDER_LINE = new OrderLineTable();

    public final Column<Long> orderId = bigint("order_id");

    public final Column<LocalDate> placedOn = date("placed_on");

    public final Column<Short> line = smallint("line");

    public final Column<Long> productId = bigint("product_id");

    public final Column<Integer> quantity = integer("quantity");

    public final Column<String> unitPrice = column("unit_price", ShopTypes.MONEY.type());

    public final Column<@Nullable BigDecimal> amount =
            numeric("amount")
                    .generatedAlwaysAs("(quantity)::numeric * (unit_price)::numeric")
                    .nullable();

    public final One<Orders> orders =
            one(
                    List.of(orderId, placedOn),
                    () -> List.of(OrdersTable.ORDERS.id, OrdersTable.ORDERS.placedOn));

    public final One<Product> product = one(productId, () -> ProductTable.PRODUCT.id);

    private OrderLineTable() {
        super("sales", "order_line");
        primaryKey(orderId, placedOn, line).named("order_line_pkey");
        check("order_line_quantity_check", "quantity > 0");
        foreignKey(orderId, placedOn)
                .references(
                        () -> List.of(OrdersTable.ORDERS.id, OrdersTable.ORDERS.placedOn),
                        onDelete(CASCADE))
                .named("order_line_order_id_placed_on_fkey");
        foreignKey(productId)
                .references(() -> List.of(ProductTable.PRODUCT.id))
                .named("order_line_product_id_fkey");
        index("order_line_product_id_idx").on(productId);
        declare(
                Trigger.after(
                        "order_line_total",
                        Trigger.Event.INSERT,
                        Trigger.Event.DELETE,
                        Trigger.Event.UPDATE)
                        .of(quantity, unitPrice)
                        .forEachRow()
                        .executes(new Trigger.Function("sales", "update_total")));
    }
}
