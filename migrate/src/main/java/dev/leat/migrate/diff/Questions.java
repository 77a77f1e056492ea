package dev.leat.migrate.diff;

import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.EnumEntity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What could have been a rename: something came and something went, of one kind and in one place.
///
/// Only of what holds data, or gives it a name: for anything else, to drop and to make comes to the
/// same as to rename.
final class Questions {
    private static final Set<Kind> ASKED =
            EnumSet.of(
                    Kind.SCHEMA,
                    Kind.TABLE,
                    Kind.COLUMN,
                    Kind.SEQUENCE,
                    Kind.ENUM,
                    Kind.DOMAIN,
                    Kind.COMPOSITE_TYPE);

    private Questions() {}

    /// A kind of things in one place.
    private record Place(Kind kind, List<String> enclosing) {}

    static List<Question> of(Map<Entity.Key, Entity> before, Map<Entity.Key, Entity> after) {
        Map<Place, List<List<String>>> gone = new LinkedHashMap<>();
        before.forEach((key, entity) -> {
            if (ASKED.contains(key.kind())
                    && !after.containsKey(key)
                    && (key.kind() != Kind.COLUMN || after.containsKey(table(key)))) {
                gone.computeIfAbsent(place(key), each -> new ArrayList<>()).add(key.address());
            }
        });
        List<Question> questions = new ArrayList<>();
        after.forEach((key, entity) -> {
            if (!ASKED.contains(key.kind())) {
                return;
            }
            Entity old = before.get(key);
            if (old == null) {
                List<List<String>> candidates = gone.get(place(key));
                if (candidates != null) {
                    questions.add(new Question(key.kind(), key.address(), candidates));
                }
            } else if (!old.equals(entity)) {
                members(key, old, entity, questions);
            }
        });
        return questions;
    }

    private static Entity.Key table(Entity.Key column) {
        return new Entity.Key(Kind.TABLE, column.address().subList(0, 2));
    }

    private static Place place(Entity.Key key) {
        return new Place(key.kind(), key.address().subList(0, key.address().size() - 1));
    }

    private static void members(
            Entity.Key key, Entity before, Entity after, List<Question> questions) {
        List<String> old = members(before);
        List<String> now = members(after);
        Set<String> kept = new HashSet<>(now);
        List<List<String>> gone =
                old.stream()
                        .filter(each -> !kept.contains(each))
                        .map(each -> List.of(key.address().getFirst(), key.address().get(1), each))
                        .toList();
        if (gone.isEmpty()) {
            return;
        }
        for (String each : now) {
            if (!old.contains(each)) {
                questions.add(
                        new Question(
                                key.kind(),
                                List.of(key.address().getFirst(), key.address().get(1), each),
                                gone));
            }
        }
    }

    private static List<String> members(Entity entity) {
        if (entity instanceof EnumEntity type) {
            return type.labels();
        }
        return entity instanceof CompositeTypeEntity type
                ? type.attributes().stream().map(CompositeTypeEntity.Attribute::name).toList()
                : List.of();
    }
}
