package dev.leat.migrate.push;

import dev.leat.migrate.MigrationText;
import dev.leat.migrate.apply.DirectRun;
import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.change.SchemaChange;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Schema;
import java.util.Objects;

/// Makes a developer's database like the schema, without a migration.
///
/// What the schema does not declare goes, in the schemas that it uses; what holds rows only if the
/// answers allow it by name.
///
/// ```java
/// Push push = new Push(url, new Shop(), Generator.DEFAULT_PUBLICATION);
/// push.run(push.plan(Answers.NONE));
/// ```
public final class Push {
    private final ConnectionUrl url;
    private final DatabaseDefinition definition;
    private final Source.JavaSchema wished;
    private final Source live;

    /// @param publication the publication that carries the synced tables
    /// @throws dev.leat.schema.SchemaException if the schema contradicts itself
    public Push(ConnectionUrl url, DatabaseDefinition definition, String publication) {
        this.url = Objects.requireNonNull(url, "url");
        this.definition = Objects.requireNonNull(definition, "definition");
        this.wished =
                new Source.JavaSchema(
                        Schema.of(definition), publication, definition.getClass().getName());
        this.live =
                new Source.Live(
                        url,
                        CatalogScope.all()
                                .withoutSyncServer("zero")
                                .declaredBy(
                                        SchemaEntities.of(wished.schema(), publication)
                                                .entities()));
    }

    /// {@return what would be done, with what must be decided first}
    ///
    /// @throws dev.leat.migrate.history.MigrationException if the database cannot be read, or an
    ///   answer means nothing
    public Plan plan(Answers answers) {
        return SchemaChange.between(live, wished, answers, PlanOptions.simple(), null);
    }

    /// Does it: in one transaction, but for steps that cannot run in one.
    ///
    /// @throws dev.leat.migrate.plan.PlanException if something must be decided first
    /// @throws dev.leat.migrate.history.MigrationException if a step fails; says which
    public void run(Plan plan) {
        var steps = plan.orThrow();
        if (!steps.isEmpty()) {
            new DirectRun(url, new JavaMigrations(definition.getClass().getClassLoader()))
                    .run("push", MigrationText.of(steps), null);
        }
    }
}
