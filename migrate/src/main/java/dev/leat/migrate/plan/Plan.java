package dev.leat.migrate.plan;

import dev.leat.migrate.diff.Question;
import dev.leat.migrate.snapshot.Rename;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What has to be done, and what stands in the way.
///
/// @param steps the statements in their order; what they would destroy without leave is among them
/// @param renames those that the steps carry out, implied ones included
/// @param questions what could be a rename and must be answered first
/// @param problems what must be decided first
public record Plan(
        List<Step> steps, List<Rename> renames, List<Question> questions, List<Problem> problems) {
    public Plan {
        steps = List.copyOf(steps);
        renames = List.copyOf(renames);
        questions = List.copyOf(questions);
        problems = List.copyOf(problems);
    }

    /// Something that is not done without a word, or not at all.
    ///
    /// @param path the object's path
    /// @param text what is wrong and what to do about it
    /// @param allowable whether naming the path among the allowed ones accepts the loss; what
    ///   PostgreSQL refuses, no word allows
    public record Problem(String path, String text, boolean allowable) {
        public Problem {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(text, "text");
        }

        /// A loss that a word allows.
        public Problem(String path, String text) {
            this(path, text, true);
        }

        /// {@return what cannot be done in one migration}
        public static Problem impossible(String path, String text) {
            return new Problem(path, text, false);
        }
    }

    /// {@return whether nothing has to be done}
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /// {@return whether the steps may be run}
    public boolean isReady() {
        return questions.isEmpty() && problems.isEmpty();
    }

    /// {@return the steps}
    ///
    /// @throws PlanException if something stands in the way
    public List<Step> orThrow() {
        if (!isReady()) {
            List<String> texts = new ArrayList<>(problems.stream().map(Problem::text).toList());
            questions.forEach(question -> texts.add(question.text()));
            throw new PlanException(texts);
        }
        return steps;
    }
}
