package dev.leat.migrate.plan;

import static dev.leat.migrate.plan.SchemaChange.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// What is only there while a plan runs takes nobody's name.
@PostgresTest
class TakenNamesTest {
    @Test
    void twoTablesSwapWhileAnotherHasTheNameOfTheOneThatWaits(TestDatabase database)
            throws SQLException {
        change(
                database,
                "create table a (x int); create table b (y int); create table leat_aside_a (z int); insert into leat_aside_a values (1)",
                "create table b (x int); create table a (y int); create table leat_aside_a (z int)",
                "public.a->public.b",
                "public.b->public.a");
        assertThat(database.value("select z from leat_aside_a")).isEqualTo("1");
    }

    @Test
    void aTypeIsMadeAnewWhileAnotherHasTheNameOfTheOldOne(TestDatabase database)
            throws SQLException {
        change(
                database,
                "create type e as enum ('a', 'b'); create type leat_aside_e as enum ('z'); create table t (v e, w leat_aside_e)",
                "create type e as enum ('a'); create type leat_aside_e as enum ('z'); create table t (v e, w leat_aside_e)");
    }

    @Test
    void twoColumnsAndTwoConstraintsSwap(TestDatabase database) throws SQLException {
        change(
                database,
                "create table t (a int constraint c check (a > 0), b text constraint d check (b <> ''), leat_aside_a int, constraint leat_aside_c check (leat_aside_a > 0))",
                "create table t (b int constraint d check (b > 0), a text constraint c check (a <> ''), leat_aside_a int, constraint leat_aside_c check (leat_aside_a > 0))",
                "public.t.a->public.t.b",
                "public.t.b->public.t.a",
                "public.t.c->public.t.d",
                "public.t.d->public.t.c");
    }

    @Test
    void aDeclaredCheckIsCalledLikeTheOneThatForbidsNull(TestDatabase database)
            throws SQLException {
        change(
                database,
                "create table t (a int)",
                "create table t (a int not null, constraint leat_not_null_t_a check (a > 0))");
    }

    @Test
    void anotherIndexIsCalledLikeTheOneThatIsBuiltBesideTheOld(TestDatabase database)
            throws SQLException {
        change(
                database,
                "create table t (a int, b int); create index i on t (a); create index leat_next_i on t (b)",
                "create table t (a int, b int); create index i on t (a, b); create index leat_next_i on t (b)");
    }

    @Test
    void anIdentityTakesTheNumbersOfASerialBesideASequenceOfThatName(TestDatabase database)
            throws SQLException {
        change(
                database,
                "create table t (a serial); create sequence leat_aside_t_a_seq; create sequence leat_next_u_a_seq; create table u (a int generated always as identity)",
                "create table t (a int not null generated always as identity); create sequence leat_aside_t_a_seq; create sequence leat_next_u_a_seq; create table u (a serial)");
    }
}
