package dev.leat.migrate.apply;

import dev.leat.migrate.history.MigrationException;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;

/// Where the classes of Java steps are found.
///
/// @param loader sees them
public record JavaMigrations(ClassLoader loader) {
    public JavaMigrations {
        Objects.requireNonNull(loader, "loader");
    }

    /// {@return those on the class path of the calling thread, as servers set it for applications,
    /// else on Leat's own}
    public static JavaMigrations onClassPath() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return new JavaMigrations(
                context != null ? context : JavaMigrations.class.getClassLoader());
    }

    /// {@return a new instance of the class}
    ///
    /// @throws MigrationException if it is not there, is no [JavaMigration] or cannot be made
    public JavaMigration create(String className) {
        try {
            Object made =
                    Class.forName(className, true, loader).getDeclaredConstructor().newInstance();
            if (made instanceof JavaMigration migration) {
                return migration;
            }
            throw new MigrationException(
                    "class %s does not implement %s"
                            .formatted(className, JavaMigration.class.getName()));
        } catch (ClassNotFoundException e) {
            throw new MigrationException(
                    "there is no class %s on the class path; compile it, and have the class path lead to it"
                            .formatted(className),
                    e);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw new MigrationException(
                    "class %s must be public, not abstract, and have a public constructor without parameters"
                            .formatted(className),
                    e);
        } catch (InvocationTargetException e) {
            throw new MigrationException(
                    "class %s could not be made: %s".formatted(className, e.getCause()), e);
        } catch (LinkageError e) {
            throw new MigrationException(
                    "class %s could not be loaded: %s".formatted(className, e), e);
        }
    }
}
