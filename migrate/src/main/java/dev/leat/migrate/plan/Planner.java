package dev.leat.migrate.plan;

import dev.leat.migrate.depend.Dependencies;
import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.diff.Question;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.snapshot.Renames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts the difference of two schemas into steps that can run one after the other.
///
/// First come the renames, so that everything after speaks of today's names. Then there is one
/// graph of all that has to be dropped, altered and made, sorted by what needs what; what stands on
/// something that changes is dropped before and made again after, with its comments and grants.
public final class Planner {
    private Planner() {}

    /// {@return the plan that leads from one schema to the other}
    ///
    /// @param before the entities of the present schema
    /// @param after the entities of the next one
    /// @param renames what is called otherwise after
    public static Plan plan(
            List<Entity> before, List<Entity> after, Renames renames, PlanOptions options) {
        return plan(Differ.compare(before, after, renames), options);
    }

    /// {@return the plan that makes the difference}
    public static Plan plan(Difference difference, PlanOptions options) {
        if (difference.isEmpty()) {
            return new Plan(List.of(), List.of(), List.of(), List.of());
        }
        Dependencies before = Dependencies.of(difference.before().values(), difference.needs());
        Dependencies after = Dependencies.of(difference.after().values());
        Fates fates = Fates.of(difference, before, after, options);
        Forms forms = new Forms(difference, before, fates, options);
        Actions actions = new Actions(difference, before, after, fates, forms);
        List<Action> sorted = actions.sorted();
        Map<Action, List<Action>> parts = actions.parts();
        Losses losses = new Losses(difference, options);
        Writer writer =
                new Writer(difference, before, fates, forms, losses, parts, actions.unchecked());
        sorted.forEach(writer::write);
        List<Step> steps = new ArrayList<>(RenameSteps.of(difference));
        steps.addAll(writer.steps());
        steps.addAll(DerivedBackfill.steps(difference));
        List<Plan.Problem> problems = new ArrayList<>(actions.impossible());
        problems.addAll(losses.problems());
        return new Plan(steps, difference.renames(), open(difference, options), problems);
    }

    /// {@return the questions that nothing has answered}
    private static List<Question> open(Difference difference, PlanOptions options) {
        if (options.allowEverything()) {
            return List.of();
        }
        List<Question> open = new ArrayList<>();
        for (Question question : difference.questions()) {
            List<List<String>> candidates =
                    question.candidates().stream()
                            .filter(each -> !options.allowed().contains(String.join(".", each)))
                            .toList();
            if (!candidates.isEmpty()) {
                open.add(new Question(question.kind(), question.created(), candidates));
            }
        }
        return open;
    }
}
