package dev.leat.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;

/// What is said to goals with `-Dleat.…`.
///
/// Maven ignores a property that nobody asks for: a mistyped dry run would be a run.
final class GivenProperties {
    private static final String DESCRIPTOR = "/META-INF/maven/plugin.xml";
    private static final Pattern ASKED_FOR = Pattern.compile("\\$\\{(leat\\.[A-Za-z]+)}");
    private static final Pattern OPTION = Pattern.compile("--([a-z]+(?:-[a-z]+)*)([ =](?=\\S))?");

    private GivenProperties() {}

    /// @throws MojoExecutionException if one begins like Leat's, and no goal asks for it
    static void check(Properties given) throws MojoExecutionException {
        Set<String> known = known();
        for (String name : new TreeSet<>(given.stringPropertyNames())) {
            if (name.matches("leat\\.[A-Za-z]+") && !known.contains(name)) {
                throw new MojoExecutionException(
                        "no goal of Leat knows -D%s. There are %s"
                                .formatted(name, String.join(", ", known)));
            }
        }
    }

    private static Set<String> known() throws MojoExecutionException {
        try (InputStream in = GivenProperties.class.getResourceAsStream(DESCRIPTOR)) {
            Set<String> names = new TreeSet<>();
            Matcher matcher =
                    ASKED_FOR.matcher(
                            new String(
                                    Objects.requireNonNull(in, DESCRIPTOR).readAllBytes(),
                                    StandardCharsets.UTF_8));
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
            return names;
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read " + DESCRIPTOR, e);
        }
    }

    /// {@return a message that speaks of options of the command, in the words of goals:
    /// `--allow-destructive public.t` is `-Dleat.allowDestructive=public.t`}
    static String inWordsOf(String message) {
        Matcher option = OPTION.matcher(message);
        StringBuilder words = new StringBuilder();
        while (option.find()) {
            StringBuilder name = new StringBuilder();
            for (String word : option.group(1).split("-")) {
                name.append(
                        name.isEmpty()
                                ? word
                                : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
            option.appendReplacement(
                    words, "-Dleat." + name + (option.group(2) == null ? "" : "="));
        }
        return option.appendTail(words).toString();
    }
}
