package dev.leat.sync.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.protocol.Cookie;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.sync.cvr.GroupRecord.DesireRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesiresTest {
    private static final Cookie V1 = new Cookie("00", 1);
    private static final Cookie V2 = new Cookie("00", 2);
    private static final Cookie V3 = new Cookie("00", 3);

    private final Desires desires = new Desires(List.of());

    @Test
    void givenAWantedQuery_whenItIsWantedAgain_thenNothingChanges() {
        desires.apply("c1", List.of(put("q", 1000.0)), V1, 0);

        assertThat(desires.apply("c1", List.of(put("q", 1000.0)), V2, 5)).isEmpty();
        assertThat(desires.apply("c1", List.of(put("q", 10.0)), V2, 5)).isEmpty();
    }

    @Test
    void givenAWantedQuery_whenItsTimeToLiveGrows_thenItIsKeptLonger() {
        desires.apply("c1", List.of(put("q", 1000.0)), V1, 0);

        List<DesireRecord> changed = desires.apply("c1", List.of(put("q", 2000.0)), V2, 5);

        assertThat(changed).containsExactly(new DesireRecord("c1", "q", V2, 2000, null, false));
    }

    @Test
    void givenNoTimeToLive_thenItIsFiveMinutes_andForEverIsTenMinutes() {
        List<DesireRecord> changed =
                desires.apply(
                        "c1",
                        List.of(put("a", null), put("b", -1.0), put("c", 9e9), put("d", 0.0)),
                        V1,
                        0);

        assertThat(changed)
                .extracting(DesireRecord::ttlMillis)
                .containsExactly(300_000.0, 600_000.0, 600_000.0, 0.0);
    }

    @Test
    void givenAQueryThatIsGivenUp_thenItExpiresWhenItsTimeHasPassed() {
        desires.apply("c1", List.of(put("q", 1000.0)), V1, 0);
        List<DesireRecord> changed =
                desires.apply("c1", List.of(new DesiredPatch.Del("q")), V2, 500);

        assertThat(changed).containsExactly(new DesireRecord("c1", "q", V2, 1000, 500.0, false));
        assertThat(desires.nextExpiry()).isEqualTo(1500.0);
        assertThat(desires.expired(1499.9)).isEmpty();
        assertThat(desires.expired(1500)).containsExactly("q");
        assertThat(desires.living()).containsExactly("q");
    }

    @Test
    void givenTwoClients_whenOneGivesUp_thenTheQueryStays_untilBothTimesHavePassed() {
        desires.apply("c1", List.of(put("q", 1000.0)), V1, 0);
        desires.apply("c2", List.of(put("q", 5000.0)), V1, 0);
        desires.apply("c2", List.of(new DesiredPatch.Del("q")), V2, 0);

        assertThat(desires.nextExpiry()).isNull();

        desires.apply("c1", List.of(new DesiredPatch.Del("q")), V3, 2000);

        assertThat(desires.nextExpiry()).isEqualTo(5000.0);
    }

    @Test
    void givenAQueryThatWasGivenUp_whenItIsWantedAgain_thenItLivesOnWithTheLongerTime() {
        desires.apply("c1", List.of(put("q", 1000.0)), V1, 0);
        desires.apply("c1", List.of(new DesiredPatch.Del("q")), V2, 10);

        List<DesireRecord> changed = desires.apply("c1", List.of(put("q", 500.0)), V3, 20);

        assertThat(changed).containsExactly(new DesireRecord("c1", "q", V3, 1000, null, false));
        assertThat(desires.nextExpiry()).isNull();
    }

    @Test
    void givenClear_thenNothingOfTheClientLivesOn() {
        desires.apply("c1", List.of(put("a", 1000.0), put("b", 1000.0)), V1, 0);
        desires.apply("c2", List.of(put("b", 1000.0)), V1, 0);

        List<DesireRecord> changed = desires.apply("c1", List.of(new DesiredPatch.Clear()), V2, 1);

        assertThat(changed).hasSize(2).allMatch(DesireRecord::deleted);
        assertThat(desires.living()).containsExactly("b");
    }

    @Test
    void givenAnExpiredQuery_whenItIsForgotten_thenOnlyTheMemoryIsLeftAndItCanBeWantedAgain() {
        desires.apply("c1", List.of(put("q", 0.0)), V1, 0);
        desires.apply("c1", List.of(new DesiredPatch.Del("q")), V2, 0);

        assertThat(desires.forget("q"))
                .containsExactly(new DesireRecord("c1", "q", V2, 0, 0.0, true));
        assertThat(desires.living()).isEmpty();
        assertThat(desires.nextExpiry()).isNull();
        assertThat(desires.apply("c1", List.of(put("q", 0.0)), V3, 9))
                .containsExactly(new DesireRecord("c1", "q", V3, 0, null, false));
    }

    @Test
    void givenAClientThatIsGone_thenWhatItWantedAgesFromThen() {
        desires.apply("c1", List.of(put("q", 1000.0)), V1, 0);

        assertThat(desires.abandon("c1", V2, 300))
                .containsExactly(new DesireRecord("c1", "q", V2, 1000, 300.0, false));
        assertThat(desires.wanting("q")).isEmpty();
    }

    @Test
    void givenSeveralChangesInOneMessage_thenTheLastOneCounts() {
        List<DesireRecord> changed =
                desires.apply(
                        "c1",
                        List.of(new DesiredPatch.Clear(), put("q", 1.0), new DesiredPatch.Del("q")),
                        V1,
                        7);

        assertThat(changed).containsExactly(new DesireRecord("c1", "q", V1, 1, 7.0, false));
    }

    @Test
    void givenTooManyMemories_thenTheOldestGo_andNothingElse() {
        desires.apply("c1", List.of(put("kept", 0.0)), V1, 0);
        for (int i = 0; i < 11; i++) {
            desires.apply("c1", List.of(put("q" + i, 0.0)), V1, 0);
            desires.apply("c1", List.of(new DesiredPatch.Del("q" + i)), new Cookie("00", 2 + i), 0);
            desires.forget("q" + i);
        }

        assertThat(desires.dropMemories(11)).isEmpty();
        assertThat(desires.dropMemories(10))
                .extracting(DesireRecord::hash)
                .containsExactly("q0", "q1", "q2", "q3", "q4", "q5");
        assertThat(desires.all()).hasSize(6);
        assertThat(desires.living()).containsExactly("kept");
    }

    private static DesiredPatch put(String hash, Double ttl) {
        return new DesiredPatch.Put(
                hash, ttl, new DesiredPatch.Definition.Named("query", List.of()));
    }
}
