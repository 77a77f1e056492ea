package dev.leat.cli.command;

import dev.leat.cli.project.ClassPath;
import dev.leat.cli.project.Project;
import dev.leat.cli.project.ProjectProblem;
import dev.leat.schema.DatabaseDefinition;
import java.lang.reflect.InvocationTargetException;

/// Loads the class that defines a project's database.
final class Definitions {
    private Definitions() {}

    /// {@return what sees the project's classes}
    static ClassLoader loader(Project project) {
        return project.classpath()
                .map(ClassPath::load)
                .orElseGet(Definitions.class::getClassLoader);
    }

    /// Loads it anew at every call, so that a rebuilt class is seen.
    ///
    /// @throws ProjectProblem if it cannot be loaded; says what to change
    static DatabaseDefinition load(Project project) {
        String name = project.requiredDefinition();
        ClassLoader loader = loader(project);
        String where =
                project.classpath()
                        .map(path -> " on the class path " + path)
                        .orElse("; no class path is named");
        try {
            Object made = Class.forName(name, true, loader).getDeclaredConstructor().newInstance();
            if (made instanceof DatabaseDefinition definition) {
                // Makes the tables now, so that what goes wrong there is told as the rest is.
                definition.synced();
                definition.serverOnly();
                return definition;
            }
            throw new ProjectProblem(
                    name + " does not implement dev.leat.schema.DatabaseDefinition.");
        } catch (ClassNotFoundException e) {
            throw new ProjectProblem(
                    "There is no class %s%s. Is it compiled, and does classpath (project file) or --classpath lead to it?"
                            .formatted(name, where),
                    e);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new ProjectProblem(
                    name + " needs to be public, with a public constructor without parameters.", e);
        } catch (InstantiationException e) {
            throw new ProjectProblem(name + " is abstract; name the class that extends it.", e);
        } catch (InvocationTargetException e) {
            throw new ProjectProblem(name + " could not be created: " + e.getCause(), e);
        } catch (ExceptionInInitializerError e) {
            throw new ProjectProblem(
                    "A table of %s could not be made: %s".formatted(name, e.getCause()), e);
        } catch (LinkageError e) {
            throw new ProjectProblem(
                    "%s could not be loaded: %s. Is the class path complete?".formatted(name, e),
                    e);
        }
    }
}
