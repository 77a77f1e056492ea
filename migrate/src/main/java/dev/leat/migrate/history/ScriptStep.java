package dev.leat.migrate.history;

import java.util.Objects;

/// One thing that a migration does.
public sealed interface ScriptStep {

    /// {@return its place among the steps of its migration, from 1}
    int number();

    /// {@return the line of `migration.sql` on which it begins, from 1}
    int line();

    /// {@return whether it runs in a transaction with the steps around it}
    boolean transactional();

    /// {@return what it does, as its text stands in the file}
    String text();

    /// A statement.
    record Sql(int number, int line, boolean transactional, String text) implements ScriptStep {
        public Sql {
            Objects.requireNonNull(text, "text");
        }
    }

    /// A class that implements `JavaMigration`.
    ///
    /// @param className its binary name
    record Java(int number, int line, boolean transactional, String className)
            implements ScriptStep {
        public Java {
            Objects.requireNonNull(className, "className");
        }

        @Override
        public String text() {
            return "-- leat:java " + className;
        }
    }
}
