package dev.leat.migrate.diff;

import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.schema.Identifier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a comparison cannot know: whether a new object is an old one under another name.
///
/// It is answered by a rename ([#answers()]), or by allowing that the candidates are destroyed.
///
/// @param kind of both; [Kind#ENUM] with three names for a label
/// @param created the address of the new object
/// @param candidates the addresses of those that went from the same place
public record Question(Kind kind, List<String> created, List<List<String>> candidates) {
    public Question {
        Objects.requireNonNull(kind, "kind");
        created = List.copyOf(created);
        candidates = candidates.stream().map(List::copyOf).toList();
    }

    /// {@return the renames that would answer it, one a candidate}
    public List<Rename> answers() {
        return candidates.stream().map(each -> new Rename(kind, each, created)).toList();
    }

    /// {@return an answer as it is written on a command line: `public.users->public.people`}
    public static String answer(Rename rename) {
        return dotted(rename.before()) + "->" + dotted(rename.after());
    }

    /// {@return the question in words}
    public String text() {
        return "%s %s is new, and %s gone: is it the same under another name? If so, answer %s; if not, allow that what went is destroyed."
                .formatted(
                        kind == Kind.ENUM && created.size() == 3 ? "enum label" : kind.word(),
                        dotted(created),
                        candidates.stream()
                                .map(Question::dotted)
                                .collect(
                                        Collectors.joining(
                                                ", ", "", candidates.size() == 1 ? " is" : " are")),
                        answers().stream()
                                .map(Question::answer)
                                .collect(Collectors.joining(" or ")));
    }

    private static String dotted(List<String> address) {
        return address.stream()
                .map(name -> name.matches("[\\p{L}\\p{N}_$ -]+") ? name : Identifier.quote(name))
                .collect(Collectors.joining("."));
    }
}
