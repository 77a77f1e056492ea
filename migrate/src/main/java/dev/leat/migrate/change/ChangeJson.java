package dev.leat.migrate.change;

import dev.leat.migrate.diff.Question;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Plans for programs, as maps and lists that any JSON library writes.
///
/// ```json
/// {"statements": [{"sql": "…", "transactional": true, "class": "safe", "note": ""}],
///  "questions": [{"kind": "rename", "object": "column public.users.full_name",
///                 "answers": ["public.users.name->public.users.full_name"], "text": "…"},
///                {"kind": "destroy", "object": "public.users.nickname", "answers": ["public.users.nickname"], "text": "…"}]}
/// ```
///
/// What PostgreSQL refuses in one migration is a question of the kind `impossible`, without
/// answers. While a question is open there are no statements: nothing is to be run that was not
/// decided.
public final class ChangeJson {
    private ChangeJson() {}

    /// {@return statements and questions of a plan}
    ///
    /// @param facts for each step, or none at all
    public static Map<String, Object> of(Plan plan, List<StepFacts> facts) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("statements", plan.isReady() ? statements(plan.steps(), facts) : List.of());
        value.put("questions", questions(plan));
        return value;
    }

    /// {@return statements and questions of what was found, and what differs but is left alone, if
    /// there is such: `"leftAlone": ["cast a AS b is missing …"]`}
    public static Map<String, Object> of(SchemaChange.Found found) {
        Map<String, Object> value = of(found.plan(), List.of());
        if (!found.leftAlone().isEmpty()) {
            value.put("leftAlone", found.leftAlone());
        }
        return value;
    }

    /// {@return the steps}
    ///
    /// @param facts for each step, or none at all
    public static List<Map<String, Object>> statements(List<Step> steps, List<StepFacts> facts) {
        List<Map<String, Object>> statements = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            StepFacts known = facts.isEmpty() ? StepFacts.NONE : facts.get(i);
            Map<String, Object> statement = new LinkedHashMap<>();
            statement.put("sql", step.sql());
            statement.put("transactional", step.transactional());
            statement.put("class", riskOf(step));
            statement.put("note", step.note() + known.text());
            if (step.count() != null) {
                statement.put("count", step.count());
            }
            if (known.rows() != null) {
                statement.put("rows", known.rows());
            }
            if (known.bytes() != null) {
                statement.put("bytes", known.bytes());
            }
            if (known.offending() != null) {
                statement.put("offending", known.offending());
            }
            statements.add(statement);
        }
        return statements;
    }

    /// {@return the class of a step, as in `may-fail`}
    public static String riskOf(Step step) {
        return step.risk().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// {@return what has to be decided first}
    public static List<Map<String, Object>> questions(Plan plan) {
        List<Map<String, Object>> questions = new ArrayList<>();
        for (Question question : plan.questions()) {
            questions.add(
                    question(
                            "rename",
                            question.kind().word() + " " + String.join(".", question.created()),
                            question.answers().stream().map(Question::answer).toList(),
                            question.text()));
        }
        for (Plan.Problem problem : plan.problems()) {
            questions.add(
                    problem.allowable()
                            ? question(
                                    "destroy",
                                    problem.path(),
                                    List.of(problem.path()),
                                    problem.text())
                            : question("impossible", problem.path(), List.of(), problem.text()));
        }
        return questions;
    }

    private static Map<String, Object> question(
            String kind, String object, List<String> answers, String text) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("kind", kind);
        value.put("object", object);
        value.put("answers", answers);
        value.put("text", text);
        return value;
    }
}
