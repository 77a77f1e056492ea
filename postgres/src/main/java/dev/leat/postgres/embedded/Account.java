package dev.leat.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Under whose name the server's programs run. PostgreSQL refuses to run as root.
enum Account {
    /// An ordinary user runs them as they are.
    OWN(List.of()),
    /// Root runs them in a user namespace in which it is nobody; files stay its own.
    NAMESPACE(List.of("unshare", "-U")),
    /// Root, where namespaces are forbidden, steps down to the user nobody, who then owns the data.
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private final List<String> prefix;

    Account(List<String> prefix) {
        this.prefix = prefix;
    }

    /// @throws EmbeddedServerException if root has no way to run the server
    static Account choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return OWN;
        }
        if (works(NAMESPACE)) {
            return NAMESPACE;
        }
        if (works(NOBODY)) {
            return NOBODY;
        }
        throw new EmbeddedServerException(
                "PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works here to run it as somebody else. Start as"
                        + " an ordinary user, or install util-linux");
    }

    private static boolean works(Account account) {
        try {
            Process process =
                    new ProcessBuilder(account.command(List.of("true")))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // the program is not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /// Gives the data directory to whoever runs the server.
    void own(Path directory) throws IOException {
        if (this != NOBODY) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path each : (Iterable<Path>) files::iterator) {
                Files.setAttribute(
                        each, "unix:uid", 65534, java.nio.file.LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(
                        each, "unix:gid", 65534, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
