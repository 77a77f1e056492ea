package dev.leat.migrate;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Schema;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes the migration that leads from the last one to the schema as it stands in Java. Needs no
/// database.
///
/// ```java
/// Generator generator = new Generator(new MigrationFolder(Path.of("migrations")));
/// Generator.Result result = generator.generate(new Tracker(), "add due date", Set.of());
/// ```
public final class Generator {
    /// The publication that carries the synced tables, unless another is named.
    public static final String DEFAULT_PUBLICATION = "leat_synced";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    private final MigrationFolder folder;
    private final String publication;
    private final Clock clock;

    public Generator(MigrationFolder folder) {
        this(folder, DEFAULT_PUBLICATION, Clock.systemUTC());
    }

    /// @param publication the publication that carries the synced tables
    /// @param clock gives the time in the migration's name
    public Generator(MigrationFolder folder, String publication, Clock clock) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.publication = Objects.requireNonNull(publication, "publication");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /// What was generated.
    ///
    /// @param steps the steps of the migration; empty if the schema did not change
    /// @param written the new folder; `null` if there was nothing to write
    public record Result(List<Step> steps, @Nullable Path written) {
        public Result {
            steps = List.copyOf(steps);
        }
    }

    /// {@return the steps that a migration would have now; nothing is written}
    ///
    /// @throws SchemaException if the schema contradicts itself
    /// @throws MigrationException if the history is broken
    /// @throws PlanException if the change needs a decision
    public List<Step> plan(DatabaseDefinition definition, Set<String> allowDestructive) {
        return planned(definition, allowDestructive).steps();
    }

    /// Writes the migration, if the schema differs from the last one.
    ///
    /// @param name words for the folder's name; anything but letters and digits becomes an
    ///   underscore
    /// @param allowDestructive paths of objects whose loss is accepted
    /// @throws SchemaException if the schema contradicts itself
    /// @throws MigrationException if the history is broken
    /// @throws PlanException if the change needs a decision
    public Result generate(
            DatabaseDefinition definition, String name, Set<String> allowDestructive) {
        Planned planned = planned(definition, allowDestructive);
        if (planned.steps().isEmpty()) {
            return new Result(List.of(), null);
        }
        Migration migration =
                new Migration(nextName(name), render(planned.steps()), planned.snapshot());
        return new Result(planned.steps(), folder.write(migration));
    }

    private record Planned(List<Step> steps, Snapshot snapshot) {}

    private Planned planned(DatabaseDefinition definition, Set<String> allowed) {
        SchemaEntities now = SchemaEntities.of(Schema.of(definition), publication);
        Snapshot head = folder.head();
        List<String> parents = folder.heads().stream().map(each -> each.snapshot().id()).toList();
        return new Planned(
                Planner.plan(
                                head.entities(),
                                now.entities(),
                                now.renames().minus(head.renames()),
                                PlanOptions.safe().allowing(allowed))
                        .orThrow(),
                Snapshot.of(parents, now.entities(), now.renames()));
    }

    /// The time of the clock, moved on where two migrations are made within a second, so that names
    /// always grow.
    private String nextName(String name) {
        String words =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^_+|_+$", "");
        if (words.isEmpty()) {
            throw new MigrationException(
                    "a migration needs a name with a letter or a digit, not \"" + name + "\"");
        }
        LocalDateTime time = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Migration> existing = folder.migrations();
        if (!existing.isEmpty()) {
            LocalDateTime last =
                    LocalDateTime.parse(existing.getLast().name().substring(0, 14), TIME);
            if (!time.withNano(0).isAfter(last)) {
                time = last.plusSeconds(1);
            }
        }
        return TIME.format(time) + "_" + words.substring(0, Math.min(80, words.length()));
    }

    private static String render(List<Step> steps) {
        StringBuilder sql = new StringBuilder();
        for (Step step : steps) {
            if (step.risk() != Step.Risk.SAFE) {
                sql.append("-- ")
                        .append(step.risk().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .append(": ")
                        .append(step.note())
                        .append('\n');
            }
            sql.append(step.sql()).append(";\n\n");
        }
        sql.setLength(sql.length() - 1);
        return sql.toString();
    }
}
