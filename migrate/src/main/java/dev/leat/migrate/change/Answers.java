package dev.leat.migrate.change;

import dev.leat.migrate.history.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a person decided about a change.
///
/// @param renames as they are written: `public.users.name->public.users.full_name`
/// @param destroy the paths of objects whose loss is accepted: `public.users.nickname`
/// @param destroyAnything whether any loss is accepted
public record Answers(List<String> renames, Set<String> destroy, boolean destroyAnything) {
    /// Nothing was decided.
    public static final Answers NONE = new Answers(List.of(), Set.of(), false);

    private static final String DESTROY = "destroy ";
    private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")*)\"|[^\".]+");
    private static final Pattern QUOTED =
            Pattern.compile("(?:%1$s)(?:\\.(?:%1$s))*".formatted(PART.pattern()));

    public Answers {
        renames = List.copyOf(renames);
        destroy = Set.copyOf(destroy);
    }

    /// {@return these answers and the others}
    public Answers and(Answers others) {
        List<String> allRenames = new ArrayList<>(renames);
        allRenames.addAll(others.renames);
        Set<String> all = new LinkedHashSet<>(destroy);
        all.addAll(others.destroy);
        return new Answers(allRenames, all, destroyAnything || others.destroyAnything);
    }

    /// {@return the paths of objects whose loss is accepted, as plans write them: without quotes}
    ///
    /// Who quotes a name as in SQL, `public."Old table"`, is understood as well.
    Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>(destroy);
        for (String path : destroy) {
            if (QUOTED.matcher(path).matches()) {
                StringBuilder plain = new StringBuilder();
                Matcher part = PART.matcher(path);
                while (part.find()) {
                    plain.append(plain.isEmpty() ? "" : ".")
                            .append(
                                    part.group(1) == null
                                            ? part.group()
                                            : part.group(1).replace("\"\"", "\""));
                }
                paths.add(plain.toString());
            }
        }
        return paths;
    }

    /// Reads a file of answers, one a line; `#` begins a comment.
    ///
    /// ```text
    /// public.users.name->public.users.full_name
    /// destroy public.users.nickname
    /// ```
    ///
    /// @throws MigrationException if the file cannot be read or a line is no answer
    public static Answers read(Path file) {
        List<String> renames = new ArrayList<>();
        Set<String> destroy = new LinkedHashSet<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String answer = line.replaceAll("(^|\\s)#.*", "").strip();
                if (answer.startsWith(DESTROY)) {
                    destroy.add(answer.substring(DESTROY.length()).strip());
                } else if (answer.contains("->")) {
                    renames.add(answer);
                } else if (!answer.isEmpty()) {
                    throw new MigrationException(
                            "%s has a line that is no answer: \"%s\". Write old->new for a rename, or destroy and a path."
                                    .formatted(file, answer));
                }
            }
        } catch (IOException e) {
            throw new MigrationException("cannot read the answers in " + file + ": " + e, e);
        }
        return new Answers(renames, destroy, false);
    }
}
