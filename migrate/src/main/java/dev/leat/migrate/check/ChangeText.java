package dev.leat.migrate.check;

import dev.leat.migrate.diff.Change;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A change in words.
final class ChangeText {
    private ChangeText() {}

    /// @param here what would have to change
    /// @param there what it would become like
    static String missing(Change change, String here, String there) {
        return switch (change) {
            case Change.Add add -> subject(add.entity()) + there + have(there) + here + " not.";
            case Change.Drop drop -> subject(drop.entity()) + here + have(here) + there + " not.";
            case Change.Alter alter ->
                    subject(alter.after()) + differences(alter, " in " + here, " in " + there);
            case Change.Renamed renamed ->
                    "%s %s is called %s in %s."
                            .formatted(
                                    renamed.rename().kind().word(),
                                    String.join(".", renamed.rename().before()),
                                    renamed.rename().newName(),
                                    there);
        };
    }

    private static String have(String who) {
        return who.endsWith("s") ? " have it, " : " has it, ";
    }

    private static String subject(Entity entity) {
        return entity.kind().word() + " " + entity.path() + ": ";
    }

    private static String differences(Change.Alter alter, String here, String there) {
        if (!(alter.before() instanceof ColumnEntity before
                && alter.after() instanceof ColumnEntity after)) {
            return alter.before() + here + ", " + alter.after() + there + ".";
        }
        List<String> parts = new ArrayList<>();
        add(parts, "type", before.type(), after.type(), here, there);
        add(
                parts,
                "null",
                before.nullable() ? "allowed" : "not allowed",
                after.nullable() ? "allowed" : "not allowed",
                here,
                there);
        add(parts, "default", before.defaultSql(), after.defaultSql(), here, there);
        add(parts, "identity", before.identity(), after.identity(), here, there);
        return String.join("; ", parts) + ".";
    }

    private static void add(
            List<String> parts,
            String what,
            @Nullable String before,
            @Nullable String after,
            String here,
            String there) {
        if (!Objects.equals(before, after)) {
            parts.add(
                    what
                            + " "
                            + Objects.requireNonNullElse(before, "none")
                            + here
                            + ", "
                            + Objects.requireNonNullElse(after, "none")
                            + there);
        }
    }
}
