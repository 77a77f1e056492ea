package com.example.chat;

import dev.leat.schema.object.Collation;
import java.util.List;

/**
 * The types that the database declares.
 */
final class ChatTypes {
    static final Collation NATURAL_ORDER_COLLATION =
            new Collation(
                    "public",
                    "natural_order",
                    List.of("provider = icu", "locale = 'en-u-kn-true'"));

    private ChatTypes() {
    }
}
