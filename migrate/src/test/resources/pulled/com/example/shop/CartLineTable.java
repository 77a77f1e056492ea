package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;
import java.util.UUID;

/**
 * The table `sales.cart_line`.
 */
public final class CartLineTable extends Table<CartLine> {
    public static final CartLineTable CART_LINE = new CartLineTable();

    public final Column<UUID> cartId = uuid("cart_id");

    public final Column<Long> productId = bigint("product_id");

    public final Column<Integer> quantity = integer("quantity");

    public final One<Cart> cart = one(cartId, () -> CartTable.CART.id);

    public final One<Product> product = one(productId, () -> ProductTable.PRODUCT.id);

    private CartLineTable() {
        super("sales", "cart_line");
        primaryKey(cartId, productId).named("cart_line_pkey");
        check("cart_line_quantity_check", "quantity > 0");
        foreignKey(cartId)
                .references(() -> List.of(CartTable.CART.id), onDelete(CASCADE))
                .named("cart_line_cart_id_fkey");
        foreignKey(productId)
                .references(() -> List.of(ProductTable.PRODUCT.id))
                .named("cart_line_product_id_fkey");
    }
}
