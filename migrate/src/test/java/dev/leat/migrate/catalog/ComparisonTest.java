package dev.leat.migrate.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ExtensionEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

@PostgresTest
class ComparisonTest {
    private static final TableName TABLE = new TableName("public", "t");

    private static Source snapshot(Entity... entities) {
        return new Source.SnapshotFile(Snapshot.of(List.of(), List.of(entities)), "snapshot.json");
    }

    private static Source written() {
        return snapshot(
                new TableEntity(TABLE),
                new ColumnEntity(TABLE, "a", "varchar(9)", null, true, "'x'", null),
                new ColumnEntity(TABLE, "b", "int", null, true, null, null),
                new IndexEntity(
                        TABLE,
                        "i",
                        false,
                        "btree",
                        List.of(new IndexEntity.Part("b", false, null)),
                        "a in ('x', 'y') and b <> 3"));
    }

    private static void assertSame(Comparison comparison) {
        assertThat(
                        Differ.diff(
                                comparison.from().entities(),
                                comparison.to().entities(),
                                comparison.renames()))
                .isEmpty();
    }

    @Test
    void twoOfflineSourcesAreComparedAsTheyAre() {
        Comparison comparison = Comparison.of(written(), snapshot(), null);
        assertThat(comparison.server()).isNull();
        assertThat(comparison.from().entities())
                .contains(new ColumnEntity(TABLE, "b", "int", null, true, null, null));
        assertThat(comparison.to().entities()).isEmpty();
    }

    @Test
    void aSnapshotAndALiveDatabaseMeetInTheServersWords(TestDatabase database) {
        database.execute(
                "create table t (a varchar(9) default 'x', b int)",
                "create index i on t (b) where a in ('x', 'y') and b <> 3");
        assertSame(Comparison.of(new Source.Live(database.url()), written(), null));
        assertSame(Comparison.of(written(), new Source.Live(database.url()), null));
    }

    @Test
    void sqlTextIsComparedWithLiveDatabasesSnapshotsAndOtherText(TestDatabase database) {
        String text =
                "create table t (a varchar(9) default 'x', b int); create index i on t (b) where a in ('x', 'y') and b <> 3;";
        database.execute(text);
        Source sql = new Source.SqlText(text, "schema.sql");
        assertSame(Comparison.of(sql, new Source.Live(database.url()), null));
        assertSame(Comparison.of(sql, written(), database.url()));
        assertSame(Comparison.of(sql, new Source.SqlText(text, "other.sql"), database.url()));
    }

    @Test
    void withoutAServerTheMessageAsksForOne() {
        assertThatThrownBy(
                        () -> Comparison.of(new Source.SqlText("", "schema.sql"), written(), null))
                .isInstanceOf(MigrationException.class)
                .hasMessage(
                        "schema.sql and snapshot.json can only be compared with the help of a server: name one whose role may create databases.");
    }

    @Test
    void whereAnExtensionLivesAndItsVersionCountOnlyIfTheyAreAskedFor(TestDatabase database) {
        database.execute("create schema e", "create extension citext schema e");
        Source live = new Source.Live(database.url(), CatalogScope.all().only("public"));
        assertSame(Comparison.of(live, snapshot(new ExtensionEntity("citext", null, null)), null));
        Comparison other =
                Comparison.of(live, snapshot(new ExtensionEntity("citext", "public", null)), null);
        assertThat(other.from().entities())
                .containsExactly(new ExtensionEntity("citext", "e", null));
        assertThat(other.to().entities())
                .containsExactly(new ExtensionEntity("citext", "public", null));
        String version =
                database.value("select extversion from pg_extension where extname = 'citext'");
        assertSame(
                Comparison.of(live, snapshot(new ExtensionEntity("citext", null, version)), null));
    }

    @Test
    void privilegesThatCameByDefaultAreNoDifference(TestDatabase database) {
        database.execute(
                "alter default privileges grant select on tables to public",
                "create table t (a int)");
        Comparison comparison =
                Comparison.of(
                        new Source.Live(database.url()),
                        new Source.SqlText(
                                "create table t (a int); alter default privileges grant select on tables to public",
                                "schema.sql"),
                        null);
        assertSame(comparison);
    }

    @Test
    void privilegesOfTwoDatabasesAreComparedHoweverTheyCame(
            TestDatabase database, TestDatabase other) {
        database.execute(
                "create table t (a int)",
                "alter default privileges grant select on tables to public");
        other.execute(
                "alter default privileges grant select on tables to public",
                "create table t (a int)");
        Comparison comparison =
                Comparison.of(new Source.Live(database.url()), new Source.Live(other.url()), null);
        assertThat(comparison.from().entities()).noneMatch(PrivilegeEntity.class::isInstance);
        assertThat(comparison.to().entities())
                .contains(
                        new PrivilegeEntity(
                                Entity.Kind.TABLE,
                                List.of("public", "t"),
                                "public",
                                false,
                                List.of("SELECT")));
    }

    @Test
    void howADatabasePrintsByItselfIsNoDifference(TestDatabase database, TestDatabase other) {
        String table =
                """
                create table t (a date default '2020-02-01', b timestamptz default '2020-01-02 03:04:05+00',
                  c interval default '1 day 2 hours', d bytea default '\\xdead', e float8 default 1.23456789012345,
                  f text default E'a\\b', check (a > date '1999-12-31'))
                """;
        database.execute(table);
        other.execute(table);
        for (String setting :
                List.of(
                        "datestyle to 'SQL, DMY'",
                        "intervalstyle to 'iso_8601'",
                        "timezone to 'Asia/Tokyo'",
                        "bytea_output to 'escape'",
                        "extra_float_digits to -5",
                        "quote_all_identifiers to on")) {
            other.execute(
                    "do $$ begin execute format('alter database %I set "
                            + setting.replace("'", "''")
                            + "', current_database()); end $$");
        }
        assertSame(
                Comparison.of(new Source.Live(database.url()), new Source.Live(other.url()), null));
    }
}
