package dev.leat.migrate.diff;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.snapshot.Rename;
import java.util.Objects;

/// One difference between two schemas.
public sealed interface Change {

    /// The entity exists only after.
    record Add(Entity entity) implements Change {
        public Add {
            Objects.requireNonNull(entity, "entity");
        }
    }

    /// The entity exists only before.
    ///
    /// @param entity as it is called when the renames have been done
    record Drop(Entity entity) implements Change {
        public Drop {
            Objects.requireNonNull(entity, "entity");
        }
    }

    /// The entity has the same name before and after, but is not the same.
    ///
    /// @param before under the names that things have when the renames have been done
    record Alter(Entity before, Entity after) implements Change {
        public Alter {
            if (before.kind() != after.kind()) {
                throw new IllegalArgumentException("not the same kind: " + before + ", " + after);
            }
        }
    }

    /// The object is the same but for its name, or what [Alter] says besides.
    record Renamed(Rename rename) implements Change {
        public Renamed {
            Objects.requireNonNull(rename, "rename");
        }
    }
}
