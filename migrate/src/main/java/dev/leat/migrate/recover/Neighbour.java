package dev.leat.migrate.recover;

import dev.leat.migrate.diff.RenamedEntities;
import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.migrate.snapshot.Rename;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A schema of which both is known: how it was said, and what the server understood.
///
/// @param meant as the server prints it, by key
/// @param words as a snapshot or the schema in Java says it, by the key that the server has for it
/// @param there what the database has at that time, said or not
record Neighbour(
        Map<Entity.Key, Entity> meant,
        Map<Entity.Key, Entity> words,
        Map<Entity.Key, Entity> there) {

    /// {@return a snapshot, with what the database is after its migration}
    static Neighbour of(Map<Entity.Key, Entity> meant, Collection<Entity> words) {
        return of(meant, words, meant);
    }

    static Neighbour of(
            Map<Entity.Key, Entity> meant,
            Collection<Entity> words,
            Map<Entity.Key, Entity> there) {
        Map<Entity.Key, Entity> said = new LinkedHashMap<>();
        List<Entity> unmatched = new ArrayList<>();
        for (Entity word : words) {
            if (meant.containsKey(word.key())) {
                said.put(word.key(), word);
            } else {
                unmatched.add(word);
            }
        }
        for (Entity word : unmatched) {
            List<Entity> alike =
                    meant.values().stream()
                            .filter(each ->
                                    !said.containsKey(each.key()) && areCalledAlike(each, word))
                            .toList();
            said.put(alike.size() == 1 ? alike.getFirst().key() : word.key(), word);
        }
        return new Neighbour(meant, said, there);
    }

    /// {@return the same, had the renames been carried out}
    Neighbour renamed(List<Rename> renames) {
        if (renames.isEmpty()) {
            return this;
        }
        Map<Entity.Key, Entity> nowWords = new LinkedHashMap<>();
        List<RenamedEntities> levels =
                List.of(1, 2, 3).stream()
                        .map(depth ->
                                renames.stream()
                                        .filter(each -> each.after().size() == depth)
                                        .toList())
                        .filter(each -> !each.isEmpty())
                        .map(RenamedEntities::new)
                        .toList();
        words.forEach((key, word) -> {
            Entity same = meant.get(key);
            Entity now = renamed(word, levels);
            nowWords.put((same == null ? now : renamed(same, levels)).key(), now);
        });
        return new Neighbour(renamed(meant, levels), nowWords, renamed(there, levels));
    }

    private static Map<Entity.Key, Entity> renamed(
            Map<Entity.Key, Entity> entities, List<RenamedEntities> levels) {
        Map<Entity.Key, Entity> now = new LinkedHashMap<>();
        for (Entity each : entities.values()) {
            Entity renamed = renamed(each, levels);
            now.put(renamed.key(), renamed);
        }
        return now;
    }

    private static Entity renamed(Entity entity, List<RenamedEntities> levels) {
        Entity now = entity;
        for (RenamedEntities each : levels) {
            now = each.rename(now);
        }
        return now;
    }

    /// The arguments of a function may be written otherwise, wherever it is mentioned.
    private static boolean areCalledAlike(Entity one, Entity other) {
        return switch (one) {
            case FunctionEntity function ->
                    other instanceof FunctionEntity same
                            && function.schema().equals(same.schema())
                            && function.name().equals(same.name());
            case CommentEntity comment ->
                    other instanceof CommentEntity same
                            && comment.on() == Kind.FUNCTION
                            && same.on() == Kind.FUNCTION
                            && comment.object().subList(0, 2).equals(same.object().subList(0, 2));
            case PrivilegeEntity privilege ->
                    other instanceof PrivilegeEntity same
                            && privilege.on() == Kind.FUNCTION
                            && same.on() == Kind.FUNCTION
                            && privilege.object().subList(0, 2).equals(same.object().subList(0, 2))
                            && privilege.grantee().equals(same.grantee())
                            && privilege.grantable() == same.grantable();
            case Entity another -> false;
        };
    }

    /// {@return whether the database has it, and nobody said so}
    boolean isByHand(Entity.Key key) {
        return !words.containsKey(key) && there.containsKey(key);
    }
}
