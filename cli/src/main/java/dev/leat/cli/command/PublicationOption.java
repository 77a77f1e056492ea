package dev.leat.cli.command;

import dev.leat.migrate.Generator;
import picocli.CommandLine.Option;

/// The publication that every command that reads a definition has to know.
final class PublicationOption {
    @Option(
            names = "--publication",
            paramLabel = "NAME",
            defaultValue = Generator.DEFAULT_PUBLICATION,
            description =
                    "The publication that carries the synced tables (default: ${DEFAULT-VALUE}).")
    private String name = Generator.DEFAULT_PUBLICATION;

    /// {@return its name}
    String name() {
        return name;
    }
}
