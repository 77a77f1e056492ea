package com.example.takeout;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.time.LocalDateTime;

/**
 * The table `public.jwks`.
 */
public final class JwksTable extends Table<Jwks> {
    public static final JwksTable JWKS = new JwksTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> publicKey = text("publicKey");

    public final Column<String> privateKey = text("privateKey");

    public final Column<LocalDateTime> createdAt = timestamp("createdAt");

    private JwksTable() {
        super("jwks");
    }
}
