package dev.leat.migrate.change;

import dev.leat.migrate.catalog.Comparison;
import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.diff.RenameArrows;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.postgres.ConnectionUrl;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What has to be done to make one schema like another.
///
/// ```java
/// Plan plan = SchemaChange.between(new Source.Live(url), new Source.SqlText(text, "schema.sql"), Answers.NONE, PlanOptions.safe(), null);
/// ```
public final class SchemaChange {
    private SchemaChange() {}

    /// {@return the plan that makes `from` like `to`}
    ///
    /// @param options the answers are added to them, and the version of the server if `from` is one
    /// @param scratchServer a database beside which scratch databases are made if neither side is a
    ///   database; `null` for none
    /// @throws MigrationException if a source cannot be read, or a rename means nothing
    public static Plan between(
            Source from,
            Source to,
            Answers answers,
            PlanOptions options,
            @Nullable ConnectionUrl scratchServer) {
        return compare(from, to, answers, options, scratchServer).plan();
    }

    /// What was found.
    ///
    /// @param plan what makes one like the other
    /// @param leftAlone what differs and cannot be planned, in words
    public record Found(Plan plan, List<String> leftAlone) {
        public Found {
            Objects.requireNonNull(plan, "plan");
            leftAlone = List.copyOf(leftAlone);
        }
    }

    /// {@return the plan that makes `from` like `to`, and what it leaves as it is}
    ///
    /// @param options the answers are added to them, and the version of the server if `from` is one
    /// @param scratchServer a database beside which scratch databases are made if neither side is a
    ///   database; `null` for none
    /// @throws MigrationException if a source cannot be read, or a rename means nothing
    public static Found compare(
            Source from,
            Source to,
            Answers answers,
            PlanOptions options,
            @Nullable ConnectionUrl scratchServer) {
        Comparison comparison = Comparison.of(from, to, scratchServer);
        ServerFacts server = from instanceof Source.Live live ? ServerFacts.of(live.url()) : null;
        PlanOptions known = server == null ? options : options.onServer(server.version());
        Difference difference =
                difference(
                        comparison.from().entities(),
                        comparison.to().entities(),
                        comparison.renames(),
                        GivenNameSteps.without(answers, comparison.from(), comparison.to()));
        Plan plan = Planner.plan(difference, allowed(answers, known));
        // What no declaration can say is no wish of one.
        boolean isDeclared = from.offline() || to.offline();
        Plan whole = plan;
        if (!isDeclared) {
            Plan named =
                    GivenNameSteps.within(plan, difference, comparison.from(), comparison.to());
            whole = Settings.after(named, comparison.from(), comparison.to());
        }
        if (server != null) {
            whole = server.publicFirst(whole);
            if (to instanceof Source.Live live) {
                whole = server.withPublicAs(ServerFacts.of(live.url()), whole, comparison.from());
            }
        }
        return new Found(
                whole,
                isDeclared ? List.of() : LeftAlone.between(comparison.from(), comparison.to()));
    }

    /// {@return the plan between entities that are in the same words}
    ///
    /// @param declared the renames that the wish itself declares
    public static Plan plan(
            List<Entity> before,
            List<Entity> after,
            Renames declared,
            Answers answers,
            PlanOptions options) {
        return Planner.plan(
                difference(before, after, declared, answers), allowed(answers, options));
    }

    private static Difference difference(
            List<Entity> before, List<Entity> after, Renames declared, Answers answers) {
        return Differ.compare(before, after, declared.plus(renames(answers, before, after)));
    }

    private static PlanOptions allowed(Answers answers, PlanOptions options) {
        return answers.destroyAnything()
                ? options.allowingEverything()
                : options.allowing(answers.paths());
    }

    /// {@return what the answers say was renamed}
    ///
    /// @throws MigrationException if an answer means nothing
    public static Renames renames(Answers answers, List<Entity> before, List<Entity> after) {
        try {
            return RenameArrows.parse(answers.renames(), before, after);
        } catch (IllegalArgumentException e) {
            throw new MigrationException(String.valueOf(e.getMessage()), e);
        }
    }
}
