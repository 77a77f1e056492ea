package dev.leat.migrate;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Names of migrations: the time in UTC and a few words, as in `20260101120000_add_due_date`.
public final class MigrationName {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final int MAX_LENGTH = 80;

    private MigrationName() {}

    /// {@return a name after all those that exist: the time of the clock, moved on where two
    /// migrations are made within a second}
    ///
    /// @param words anything but letters and digits becomes an underscore
    /// @param existing in the order of their names
    /// @throws MigrationException if the words hold neither letter nor digit
    public static String next(String words, Clock clock, List<Migration> existing) {
        String name =
                words.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^_+|_+$", "");
        if (name.isEmpty()) {
            throw new MigrationException(
                    "a migration needs a name with a letter or a digit, not \"" + words + "\"");
        }
        LocalDateTime time = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!existing.isEmpty()) {
            LocalDateTime last =
                    LocalDateTime.parse(existing.getLast().name().substring(0, 14), TIME);
            if (!time.withNano(0).isAfter(last)) {
                time = last.plusSeconds(1);
            }
        }
        return TIME.format(time) + "_" + name.substring(0, Math.min(MAX_LENGTH, name.length()));
    }
}
