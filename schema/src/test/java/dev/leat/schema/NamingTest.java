package dev.leat.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NamingTest {
    record Row() {}

    static class Users extends Table<Row> {
        public final Column<Integer> id = integer().primaryKey();
        public final Column<String> avatarURL = varchar(100).unique();
        public final Column<@Nullable Instant> lastSeenAt = timestamptz().nullable();
        public final Column<Integer> shortID2 = integer("given").check(self -> self.gt(0));
        public final Column<@Nullable Integer> bossId =
                integer().nullable().references(() -> this.id);

        Users() {
            super("app_user");
            index().on(lastSeenAt, bossId);
            unique(bossId, lastSeenAt);
            uniqueIndex("recent").on(lastSeenAt).where(lastSeenAt.isNotNull());
        }
    }

    @Naming(columns = ColumnCase.CAMEL_CASE, constraints = ConstraintNames.DRIZZLE)
    abstract static class Adopted extends Table<Row> {
        Adopted(String name) {
            super(name);
        }
    }

    static class Members extends Adopted {
        public final Column<Integer> userId = integer().references(() -> new Users().id);
        public final Column<Integer> teamId = integer().unique();

        Members() {
            super("member");
            primaryKey(userId, teamId);
            index().on(teamId);
        }
    }

    @Naming(constraints = ConstraintNames.PREFIXED)
    static class Prefixed extends Table<Row> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> ownerId = integer().unique().references(() -> new Users().id);

        Prefixed() {
            super("thing");
            index().on(ownerId);
        }
    }

    @Test
    void aColumnWithoutANameTakesThatOfItsField() {
        assertThat(new Users().columns())
                .extracting(Column::name)
                .containsExactly("id", "avatar_url", "last_seen_at", "given", "boss_id");
        assertThat(new Users().lastSeenAt.javaName()).isEqualTo("lastSeenAt");
        assertThat(new Members().columns())
                .extracting(Column::name)
                .containsExactly("userId", "teamId");
    }

    @Test
    void keysAndIndexesAreCalledAsPostgresCallsThem() {
        Users users = new Users();

        assertThat(users.primaryKey().name()).isEqualTo("app_user_pkey");
        assertThat(users.uniqueKeys())
                .extracting(UniqueKey::name)
                .containsExactly("app_user_avatar_url_key", "app_user_boss_id_last_seen_at_key");
        assertThat(users.foreignKeys())
                .extracting(ForeignKey::name)
                .containsExactly("app_user_boss_id_fkey");
        assertThat(users.indexes())
                .extracting(Index::name)
                .containsExactly("app_user_last_seen_at_boss_id_idx", "recent");
    }

    @Test
    void anAdoptedDatabaseKeepsItsNames() {
        Members members = new Members();

        assertThat(members.primaryKey().name()).isEqualTo("member_userId_teamId_pk");
        assertThat(members.uniqueKeys())
                .extracting(UniqueKey::name)
                .containsExactly("member_teamId_unique");
        assertThat(members.foreignKeys())
                .extracting(ForeignKey::name)
                .containsExactly("member_userId_app_user_id_fk");
        assertThat(members.indexes())
                .extracting(Index::name)
                .containsExactly("member_teamId_index");
    }

    @Test
    void theKindMayStandInFront() {
        Prefixed thing = new Prefixed();

        assertThat(thing.primaryKey().name()).isEqualTo("pk_thing");
        assertThat(thing.uniqueKeys())
                .extracting(UniqueKey::name)
                .containsExactly("uq_thing_owner_id");
        assertThat(thing.foreignKeys())
                .extracting(ForeignKey::name)
                .containsExactly("fk_thing_owner_id_app_user");
        assertThat(thing.indexes()).extracting(Index::name).containsExactly("ix_thing_owner_id");
    }

    @Test
    void wordsBecomeSnakeCaseWithAcronymsAndDigits() {
        assertThat(
                        List.of(
                                "createdAt",
                                "avatarURL",
                                "URLOfPost",
                                "address2Line",
                                "id",
                                "a_b",
                                "isOK"))
                .extracting(ColumnCase.SNAKE_CASE::of)
                .containsExactly(
                        "created_at",
                        "avatar_url",
                        "url_of_post",
                        "address2_line",
                        "id",
                        "a_b",
                        "is_ok");
    }

    @Test
    void aColumnThatNoFieldHoldsNeedsAName() {
        class Loose extends Table<Row> {
            Loose() {
                super("loose");
                integer().primaryKey();
            }
        }

        assertThatThrownBy(() -> new Loose().columns())
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("loose")
                .hasMessageContaining("no field holds");
    }

    @Test
    void aConditionInAnInitializerKnowsTheNameOnceItIsAsked() {
        class Price extends Table<Row> {
            public final Column<Integer> unitPrice =
                    integer().check(price -> price.gt(0)).primaryKey();

            Price() {
                super("price");
            }
        }

        assertThat(new Price().checks().getFirst().sql()).isEqualTo("\"unit_price\" > 0");
    }
}
