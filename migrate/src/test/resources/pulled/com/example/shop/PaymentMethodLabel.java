package com.example.shop;

import dev.leat.schema.EnumType;

/**
 * The enum type `sales.payment_method`.
 */
public enum PaymentMethodLabel {
    CARD("card"),

    TRANSFER("transfer"),

    INVOICE("invoice"),

    GIFT_CARD("gift card");

    public static final EnumType<PaymentMethodLabel> TYPE =
            EnumType.of("payment_method", PaymentMethodLabel.class, each -> each.label)
                    .inSchema("sales");

    private final String label;

    PaymentMethodLabel(String label) {
        this.label = label;
    }
}
