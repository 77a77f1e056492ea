package dev.leat.cli.command;

import dev.leat.cli.terminal.Console;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.diff.Question;
import dev.leat.migrate.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Asks the person at a terminal what a plan leaves open, until it can be carried out.
final class Interview {
    private final Console console;
    private Answers answers;

    Interview(Console console, Answers answers) {
        this.console = console;
        this.answers = answers;
    }

    /// {@return the answers, those that were given before included}
    Answers answers() {
        return answers;
    }

    /// {@return the plan; still with questions if the person did not answer them}
    ///
    /// @param planning makes a plan with the answers so far
    Plan until(Function<Answers, Plan> planning) {
        Plan plan = planning.apply(answers);
        while (!plan.isReady()) {
            if (plan.problems().stream().anyMatch(each -> !each.allowable())) {
                return plan;
            }
            Answers more =
                    plan.questions().isEmpty()
                            ? accepted(plan.problems().getFirst())
                            : answered(plan.questions().getFirst());
            if (more.equals(Answers.NONE)) {
                return plan;
            }
            answers = answers.and(more);
            plan = planning.apply(answers);
        }
        return plan;
    }

    private Answers answered(Question question) {
        console.line(
                "%s %s is new."
                        .formatted(question.kind().word(), String.join(".", question.created())));
        List<String> choices =
                new ArrayList<>(question.answers().stream().map(Question::answer).toList());
        for (int i = 0; i < choices.size(); i++) {
            console.line("  %d  renamed: %s".formatted(i + 1, choices.get(i)));
        }
        console.line("  n  it is new indeed, and what went is to be destroyed");
        String typed = console.ask("Which?");
        if (typed.equals("n")) {
            for (List<String> candidate : question.candidates()) {
                if (!console.typed(String.join(".", candidate))) {
                    return Answers.NONE;
                }
            }
            return new Answers(
                    List.of(),
                    Set.copyOf(
                            question.candidates().stream()
                                    .map(each -> String.join(".", each))
                                    .toList()),
                    false);
        }
        if (typed.matches("\\d{1,3}")
                && Integer.parseInt(typed) >= 1
                && Integer.parseInt(typed) <= choices.size()) {
            return new Answers(List.of(choices.get(Integer.parseInt(typed) - 1)), Set.of(), false);
        }
        return Answers.NONE;
    }

    private Answers accepted(Plan.Problem problem) {
        console.line(problem.text());
        return console.typed(problem.path())
                ? new Answers(List.of(), Set.of(problem.path()), false)
                : Answers.NONE;
    }
}
