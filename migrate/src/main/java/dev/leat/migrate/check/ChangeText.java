package dev.leat.migrate.check;

import dev.leat.migrate.diff.Change;
import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.PrivilegeEntity;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

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

    /// {@return the kind and the name of what changed}
    static String object(Change change) {
        return switch (change) {
            case Change.Add add -> add.entity().kind().word() + " " + name(add.entity());
            case Change.Drop drop -> drop.entity().kind().word() + " " + name(drop.entity());
            case Change.Alter alter -> alter.after().kind().word() + " " + name(alter.after());
            case Change.Renamed renamed ->
                    renamed.rename().kind().word()
                            + " "
                            + String.join(".", renamed.rename().after());
        };
    }

    private static String have(String who) {
        return who.endsWith("s") ? " have it, " : " has it, ";
    }

    private static String subject(Entity entity) {
        return entity.kind().word() + " " + name(entity) + ": ";
    }

    /// {@return the object as a person would call it}
    static String name(Entity entity) {
        return switch (entity) {
            case FunctionEntity function ->
                    "%s.%s(%s)".formatted(function.schema(), function.name(), function.identity());
            case CommentEntity comment ->
                    "on %s %s".formatted(comment.on().word(), String.join(".", comment.object()));
            case PrivilegeEntity privilege ->
                    "of %s on %s %s"
                            .formatted(
                                    privilege.grantee(),
                                    privilege.on().word(),
                                    String.join(".", privilege.object()));
            default -> entity.path();
        };
    }

    /// The parts that are not the same, each by the name it has in the entity: those are
    /// PostgreSQL's words.
    private static String differences(Change.Alter alter, String here, String there) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent part : alter.before().getClass().getRecordComponents()) {
            String before = value(part, alter.before());
            String after = value(part, alter.after());
            if (!before.equals(after)) {
                parts.add(words(part.getName()) + " " + before + here + ", " + after + there);
            }
        }
        return String.join("; ", parts) + ".";
    }

    private static String words(String component) {
        return switch (component) {
            case "defaultSql" -> "default";
            case "nullable" -> "null";
            default -> component.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        };
    }

    private static String value(RecordComponent part, Entity of) {
        try {
            Object value = part.getAccessor().invoke(of);
            return switch (value) {
                case null -> "none";
                case Boolean yes when part.getName().equals("nullable") ->
                        yes ? "allowed" : "not allowed";
                case Boolean yes -> yes ? "yes" : "no";
                case Collection<?> many -> many.isEmpty() ? "none" : many.toString();
                default -> value.toString().isEmpty() ? "none" : value.toString();
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("entities are public records: " + of, e);
        }
    }
}
