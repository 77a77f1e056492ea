package dev.leat.migrate.depend;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.IdentitySequence;
import dev.leat.schema.Identifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Names for what is only there while a plan runs, which nothing has before and nothing gets.
///
/// They begin with `leat_`. What is called so already, of whatever kind and wherever, is left its
/// name: the next free one has a number in it.
///
/// ```java
/// String name = FreeNames.besides(List.of(before, after)).aside("users"); // leat_aside_users
/// ```
public final class FreeNames {
    private static final String OURS = "leat_";

    private final Set<String> taken = new HashSet<>();

    private FreeNames() {}

    /// @param schemas the old entities and the new ones
    public static FreeNames besides(Collection<? extends Collection<Entity>> schemas) {
        FreeNames names = new FreeNames();
        schemas.forEach(each -> each.forEach(names::add));
        return names;
    }

    private void add(Entity entity) {
        entity.address().forEach(this::add);
        if (entity instanceof EnumEntity type) {
            type.labels().forEach(this::add);
        } else if (entity instanceof CompositeTypeEntity type) {
            type.attributes().forEach(each -> add(each.name()));
        } else if (entity instanceof ColumnEntity column && column.identity() != null) {
            add(IdentitySequence.name(column));
        }
    }

    private void add(String name) {
        if (name.startsWith(OURS)) {
            taken.add(name);
        }
    }

    /// {@return the name under which something waits until its place is free, or until it goes}
    public String aside(String name) {
        return free("aside", name);
    }

    /// {@return the name under which something is made that takes the place of another}
    public String next(String name) {
        return free("next", name);
    }

    /// {@return a name that says what it is for}
    ///
    /// @param purpose such as `aside`
    public String free(String purpose, String name) {
        String free = Identifier.fitting(OURS + purpose + "_" + name);
        for (int i = 2; taken.contains(free); i++) {
            free = Identifier.fitting(OURS + purpose + i + "_" + name);
        }
        return free;
    }
}
