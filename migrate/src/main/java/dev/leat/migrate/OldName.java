package dev.leat.migrate;

import dev.leat.migrate.change.Answers;
import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The view under which a renamed table goes on being found by servers that do not know its new
/// name yet.
///
/// The schema does not declare it, so what only looks at the schema would drop it; the comment that
/// it carries says that this is the last stage of a production plan.
public final class OldName {
    private static final String COMMENT =
            "The old name of %s, for servers that do not know the new one yet. leat plan --contract drops it.";
    private static final String BEGINNING = COMMENT.substring(0, COMMENT.indexOf('%'));

    private OldName() {}

    /// {@return what the view's comment says}
    ///
    /// @param table the path of the table
    public static String comment(String table) {
        return COMMENT.formatted(table);
    }

    /// {@return the plan, with a problem for each such view that it drops without a word}
    static Plan kept(Plan plan, List<Entity> before, List<Entity> after, Answers answers) {
        Set<Entity.Key> wished = new HashSet<>();
        after.forEach(each -> wished.add(each.key()));
        List<Plan.Problem> problems = new ArrayList<>(plan.problems());
        for (Entity entity : before) {
            if (entity instanceof CommentEntity comment
                    && comment.on() == Kind.VIEW
                    && comment.text().startsWith(BEGINNING)
                    && !wished.contains(new Entity.Key(Kind.VIEW, comment.object()))) {
                String path = String.join(".", comment.object());
                if (!answers.destroyAnything() && !answers.destroy().contains(path)) {
                    problems.add(
                            new Plan.Problem(
                                    path,
                                    "dropping view %s: servers that were not deployed anew still use it. Further changes go out with leat plan --expand, and leat plan --contract drops it; to drop it here, allow it by name: --allow-destructive %s."
                                            .formatted(path, path)));
                }
            }
        }
        return new Plan(plan.steps(), plan.renames(), plan.questions(), problems);
    }
}
