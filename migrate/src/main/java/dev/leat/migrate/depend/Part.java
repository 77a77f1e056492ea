package dev.leat.migrate.depend;

import dev.leat.migrate.entity.Entity;
import java.util.Objects;

/// What is made, changed and dropped by itself: an entity, or one side of it.
///
/// @param side which side of the entity
public record Part(Entity.Key key, Side side) {
    public Part {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(side, "side");
    }

    /// What can be made and dropped by itself, although no entity of its own.
    public enum Side {
        /// The entity without its other sides.
        ITSELF,
        /// The default of a column: it may need what needs the table.
        DEFAULT,
        /// That a column owns a sequence: the column's default needs the sequence.
        OWNER,
        /// The index by which changes of a table name their rows.
        REPLICA_IDENTITY,
        /// That a table is a partition of another.
        PARTITION
    }

    /// {@return the entity itself}
    public static Part of(Entity entity) {
        return new Part(entity.key(), Side.ITSELF);
    }

    /// {@return another side of the same entity}
    public Part side(Side other) {
        return new Part(key, other);
    }

    /// {@return the kind of the entity}
    public Entity.Kind kind() {
        return key.kind();
    }

    @Override
    public String toString() {
        return side == Side.ITSELF ? key.toString() : key + " (" + side + ")";
    }
}
