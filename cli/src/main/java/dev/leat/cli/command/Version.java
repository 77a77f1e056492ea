package dev.leat.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// What `leat --version` prints: Leat's release, as the build wrote it, and the Java that runs it.
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"leat " + release() + " (Java " + Runtime.version().feature() + ")"};
    }

    private static String release() throws IOException {
        try (InputStream file =
                Version.class.getResourceAsStream("/dev/leat/cli/version.properties")) {
            if (file == null) {
                throw new IOException(
                        "version.properties is missing from the leat-cli jar; build it with Maven.");
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version", "unknown");
        }
    }
}
