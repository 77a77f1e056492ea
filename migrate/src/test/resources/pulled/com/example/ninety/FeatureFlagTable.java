package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.feature_flag`.
 */
public final class FeatureFlagTable extends Table<FeatureFlag> {
    public static final FeatureFlagTable FEATURE_FLAG = new FeatureFlagTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> key = text("key");

    public final Column<@Nullable String> ownerId = text("owner_id").nullable();

    public final Column<String> definition = jsonb("definition");

    public final Column<String> metadata = jsonb("metadata");

    public final Column<String> snapshot = jsonb("snapshot");

    public final Column<String> releaseTrack = text("release_track");

    public final One<User> owner = one(ownerId, () -> UserTable.USER.id);

    private FeatureFlagTable() {
        super("feature_flag");
        foreignKey(ownerId)
                .references(() -> List.of(UserTable.USER.id))
                .named("feature_flag_owner_id_user_id_fkey");
    }
}
