package dev.leat.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.snapshot.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Names by which migrations sort, on every machine alike.
class MigrationNameTest {
    private static final Clock NEW_YEAR_IN_TOKYO =
            Clock.fixed(Instant.parse("2026-12-31T23:30:15Z"), ZoneId.of("Asia/Tokyo"));

    @Test
    void theTimeIsThatOfUtcWhateverTheZone() {
        assertThat(MigrationName.next("Größe & Ort", NEW_YEAR_IN_TOKYO, List.of()))
                .isEqualTo("20261231233015_gr_e_ort");
    }

    @Test
    void aNameComesAfterAllThatAreThere() {
        Migration last = new Migration("20270101000059_ahead", "", Snapshot.empty());
        assertThat(MigrationName.next("x", NEW_YEAR_IN_TOKYO, List.of(last)))
                .as("another machine's clock is ahead")
                .isEqualTo("20270101000100_x");
    }

    @Test
    void aNameHasALetterOrADigit() {
        assertThatThrownBy(() -> MigrationName.next("…", NEW_YEAR_IN_TOKYO, List.of()))
                .isInstanceOf(MigrationException.class);
    }
}
