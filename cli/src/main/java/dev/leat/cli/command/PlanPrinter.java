package dev.leat.cli.command;

import dev.leat.cli.terminal.Console;
import dev.leat.migrate.change.ChangeJson;
import dev.leat.migrate.change.StepFacts;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.plan.Step;
import java.util.List;

/// Plans on the terminal.
final class PlanPrinter {
    private PlanPrinter() {}

    /// Every statement with what it may cost.
    ///
    /// @param facts for each step, or none at all
    static void explain(Console console, List<Step> steps, List<StepFacts> facts) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            console.line(step.sql() + ";");
            StringBuilder note = new StringBuilder(ChangeJson.riskOf(step).replace('-', ' '));
            if (!step.note().isEmpty()) {
                note.append(": ").append(step.note());
            }
            if (!facts.isEmpty()) {
                note.append(facts.get(i).text());
            }
            if (!step.transactional()) {
                note.append("; runs by itself, outside of the transaction");
            }
            if (!note.toString().equals("safe")) {
                console.note(note.toString());
            }
            if (step.count() != null) {
                console.note("rows in the way: " + step.count());
            }
        }
        if (!steps.isEmpty()) {
            console.line("");
        }
    }

    /// What has to be decided, and how.
    static void ask(Console console, Plan plan) {
        for (var question : ChangeJson.questions(plan)) {
            console.bad(String.valueOf(question.get("text")));
        }
        if (plan.questions().isEmpty()
                && plan.problems().stream().noneMatch(Plan.Problem::allowable)) {
            return;
        }
        console.line(
                "Decide with --rename or --allow-destructive, or in a file of --answers; in the schema, with renamedFrom.");
    }
}
