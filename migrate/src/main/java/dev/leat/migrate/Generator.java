package dev.leat.migrate;

import dev.leat.migrate.change.Answers;
import dev.leat.migrate.change.SchemaChange;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Schema;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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
        return plan(definition, new Answers(List.of(), allowDestructive, false)).orThrow();
    }

    /// {@return the plan that a migration would carry out now, with what must be decided first;
    /// nothing is written}
    ///
    /// @throws SchemaException if the schema contradicts itself
    /// @throws MigrationException if the history is broken, or an answer means nothing
    public Plan plan(DatabaseDefinition definition, Answers answers) {
        return planned(SchemaEntities.of(Schema.of(definition), publication), answers);
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
        return generate(definition, name, new Answers(List.of(), allowDestructive, false));
    }

    /// Writes the migration, if the schema differs from the last one.
    ///
    /// @param name words for the folder's name; anything but letters and digits becomes an
    ///   underscore
    /// @throws SchemaException if the schema contradicts itself
    /// @throws MigrationException if the history is broken, or an answer means nothing
    /// @throws PlanException if the change needs a decision
    public Result generate(DatabaseDefinition definition, String name, Answers answers) {
        SchemaEntities now = SchemaEntities.of(Schema.of(definition), publication);
        List<Step> steps = planned(now, answers).orThrow();
        if (steps.isEmpty()) {
            return new Result(List.of(), null);
        }
        // What was answered is kept as what was declared is, so that undo knows the way back.
        Renames answered = SchemaChange.renames(answers, folder.head().entities(), now.entities());
        Renames renames = now.renames().plus(answered.minus(now.renames()));
        Migration migration =
                new Migration(
                        nextName(name),
                        MigrationText.of(steps),
                        Snapshot.of(parents(), now.entities(), renames));
        return new Result(steps, folder.write(migration));
    }

    /// Writes a migration for what a schema cannot say, mostly changes of data. The schema after it
    /// is the schema before it; branches that are open are joined by it.
    ///
    /// @param name words for the folder's name
    /// @param sql the text of its `migration.sql`
    /// @return the new folder
    /// @throws MigrationException if the history is broken, or the folder cannot be written
    public Path custom(String name, String sql) {
        Snapshot head = folder.head();
        return folder.write(
                new Migration(
                        nextName(name),
                        sql,
                        Snapshot.of(parents(), head.entities(), head.renames())));
    }

    /// {@return the name that a migration made now would get}
    ///
    /// @param words anything but letters and digits becomes an underscore
    public String nextName(String words) {
        return MigrationName.next(words, clock, folder.migrations());
    }

    private List<String> parents() {
        return folder.heads().stream().map(each -> each.snapshot().id()).distinct().toList();
    }

    private Plan planned(SchemaEntities now, Answers answers) {
        Snapshot head = folder.head();
        Plan plan =
                SchemaChange.plan(
                        head.entities(),
                        now.entities(),
                        now.renames().minus(head.renames()),
                        answers,
                        PlanOptions.safe());
        return OldName.kept(plan, head.entities(), now.entities(), answers);
    }
}
