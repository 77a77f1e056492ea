package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;

/**
 * The table `public.friendship`.
 */
public final class FriendshipTable extends Table<Friendship> {
    public static final FriendshipTable FRIENDSHIP = new FriendshipTable();

    public final Column<String> requestingId = text("requestingId");

    public final Column<String> acceptingId = text("acceptingId");

    public final Column<Boolean> accepted = bool("accepted");

    public final One<User> accepting = one(acceptingId, () -> UserTable.USER.id);

    public final One<User> requesting = one(requestingId, () -> UserTable.USER.id);

    private FriendshipTable() {
        super("friendship");
        primaryKey(requestingId, acceptingId).named("friendship_pkey");
        foreignKey(acceptingId)
                .references(() -> List.of(UserTable.USER.id))
                .named("friendship_acceptingId_user_id_fkey");
        foreignKey(requestingId)
                .references(() -> List.of(UserTable.USER.id))
                .named("friendship_requestingId_user_id_fkey");
    }
}
