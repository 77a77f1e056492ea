package dev.leat.maven;

import dev.leat.migrate.expand.PlannedMigrations;
import dev.leat.migrate.expand.ProductionPlan;
import dev.leat.migrate.expand.ProductionPlan.Phase;
import dev.leat.migrate.expand.ProductionPlan.Stage;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.schema.Schema;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/// `leat:plan`: shows, or writes, a change in stages that old servers and clients survive.
public final class PlanMojo extends LeatMojo {
    /// Words for the names of the migrations.
    String name = "change";

    /// What was renamed, as `public.users.name->public.users.full_name`.
    List<String> renames = List.of();

    /// What old clients see where a column is null that becomes optional, as
    /// `public.users.alias='unknown'`.
    List<String> fallbacks = List.of();

    /// Whether the migrations of the first stages are written.
    boolean expand;

    /// Whether the migration of the last stage is written.
    boolean contract;

    /// Whether contracting is meant.
    boolean yes;

    @Override
    void run(ClassLoader project) throws MojoExecutionException, MojoFailureException {
        SchemaEntities now = SchemaEntities.of(Schema.of(definition(project)), publication);
        ProductionPlan plan =
                ProductionPlan.of(folder().head(), now, answers(renames, List.of()), byColumn());
        if (plan.stages().isEmpty()) {
            getLog().info("nothing to do: the migrations lead to this schema");
        }
        PlannedMigrations migrations = new PlannedMigrations(folder(), now, Clock.systemUTC());
        List<Stage> wanted = plan.wanted(expand, contract);
        for (Stage stage : wanted) {
            if (stage.phase() == Phase.CONTRACT) {
                confirm(yes, "contracting takes away " + String.join(", ", stage.destroyed()));
            }
        }
        wanted.forEach(stage -> getLog().info("wrote " + migrations.write(stage, name)));
        if (!expand && !contract) {
            for (Stage stage : plan.stages()) {
                getLog().info(stage.phase().name().toLowerCase(Locale.ROOT) + ":");
                stage.sql().lines().forEach(line -> getLog().info("    " + line));
            }
        }
        plan.notes().forEach(getLog()::warn);
    }

    private Map<String, String> byColumn() throws MojoExecutionException {
        Map<String, String> expressions = new LinkedHashMap<>();
        for (String each : fallbacks) {
            int sign = each.indexOf('=');
            if (sign < 0) {
                throw new MojoExecutionException(
                        "the fallback %s is no column with an expression: public.users.alias='unknown'"
                                .formatted(each));
            }
            expressions.put(each.substring(0, sign).strip(), each.substring(sign + 1).strip());
        }
        return expressions;
    }
}
