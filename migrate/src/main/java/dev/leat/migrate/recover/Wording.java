package dev.leat.migrate.recover;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ExtensionEntity;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Entities that the server printed, in the words in which they were declared.
///
/// Each component for itself: a column whose type was changed by a later migration has its default
/// in that one's words all the same.
final class Wording {
    private Wording() {}

    /// {@return the entity, each component in the words of the first neighbour for whom the server
    /// printed the same; in the server's where there is none}
    ///
    /// @param key by which the neighbours know it
    static Entity of(Entity printed, Entity.Key key, List<Neighbour> neighbours) {
        RecordComponent[] components = printed.getClass().getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = words(components[i], printed, key, neighbours);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        try {
            Constructor<? extends Entity> constructor =
                    printed.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no record of an entity: " + printed.getClass(), e);
        }
    }

    private static @Nullable Object words(
            RecordComponent component, Entity printed, Entity.Key key, List<Neighbour> neighbours) {
        Object value = value(component, printed);
        for (Neighbour neighbour : neighbours) {
            Entity meant = neighbour.meant().get(key);
            Entity words = neighbour.words().get(key);
            if (meant != null
                    && words != null
                    && meant.getClass() == printed.getClass()
                    && words.getClass() == printed.getClass()
                    && (Objects.equals(value(component, meant), value)
                            || isLeftOpen(component, words))) {
                return value(component, words);
            }
        }
        return value;
    }

    /// The schema and the version of an extension are the server's choice unless they are said.
    private static boolean isLeftOpen(RecordComponent component, Entity words) {
        return words instanceof ExtensionEntity && value(component, words) == null;
    }

    private static @Nullable Object value(RecordComponent component, Entity entity) {
        try {
            return component.getAccessor().invoke(entity);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("no component of an entity: " + component, e);
        }
    }
}
