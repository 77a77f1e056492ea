package dev.leat.cli.command;

import dev.leat.cli.project.ProjectProblem;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/// How pulled classes are called.
///
/// @param packageName the package of all of them
/// @param definition the simple name of the class that lists the others
record PulledNames(String packageName, String definition) {
    private static final String DEFAULT_DEFINITION = "Database";

    PulledNames {
        if (!SourceVersion.isName(packageName)) {
            throw new ProjectProblem(
                    "--package needs the name of a Java package, as in com.example.shop, not \"%s\"."
                            .formatted(packageName));
        }
        if (!SourceVersion.isIdentifier(definition) || SourceVersion.isKeyword(definition)) {
            throw new ProjectProblem(
                    "--definition needs the name of a Java class, as in Shop, not \"%s\"."
                            .formatted(definition));
        }
    }

    /// The definition may bring its package with it, as the one in a project file does.
    ///
    /// @throws ProjectProblem if no package is named anywhere, or names are none of Java
    static PulledNames of(@Nullable String packageName, Optional<String> definition) {
        String named = definition.orElse(DEFAULT_DEFINITION);
        int point = named.lastIndexOf('.');
        if (packageName != null) {
            return new PulledNames(packageName, named.substring(point + 1));
        }
        if (point < 0) {
            throw new ProjectProblem(
                    "No package is named for the classes. Pass --package, as in --package com.example.shop.");
        }
        return new PulledNames(named.substring(0, point), named.substring(point + 1));
    }
}
