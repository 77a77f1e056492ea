package com.example.shop;

import dev.leat.schema.DataType;
import dev.leat.schema.SqlType;
import dev.leat.schema.object.CompositeType;
import dev.leat.schema.object.Domain;

/**
 * The types that the database declares.
 */
final class ShopTypes {
    static final Domain<String> CURRENCY =
            Domain.of("currency", DataType.of(new SqlType.Custom("character(3)"), String.class))
                    .inSchema("catalogue")
                    .asNotNull()
                    .defaultSql("'EUR'::bpchar")
                    .check("currency_check", "(VALUE)::text = upper((VALUE)::text)");

    static final Domain<String> MONEY =
            Domain.of("money", DataType.of(new SqlType.Custom("numeric(12,2)"), String.class))
                    .inSchema("catalogue")
                    .check("money_check", "VALUE >= (0)::numeric");

    static final Domain<String> SLUG =
            Domain.of("slug", DataType.TEXT)
                    .inSchema("catalogue")
                    .check("slug_check", "VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text");

    static final CompositeType<AddressValue> ADDRESS =
            CompositeType.of("address", AddressValue.class)
                    .inSchema("sales")
                    .attribute("line1", DataType.TEXT)
                    .attribute("line2", DataType.TEXT)
                    .attribute("city", DataType.TEXT)
                    .attribute(
                            "postcode",
                            DataType.of(new SqlType.Custom("character varying(16)"), String.class))
                    .attribute(
                            "country",
                            DataType.of(new SqlType.Custom("character(2)"), String.class));

    private ShopTypes() {
    }
}
