package com.example.shop;

import dev.leat.schema.EnumType;

/**
 * The enum type `sales.order_status`.
 */
public enum OrderStatusLabel {
    DRAFT,

    PLACED,

    PAID,

    SHIPPED,

    DELIVERED,

    CANCELLED,

    REFUNDED;

    public static final EnumType<OrderStatusLabel> TYPE =
            EnumType.of("order_status", OrderStatusLabel.class).inSchema("sales");
}
