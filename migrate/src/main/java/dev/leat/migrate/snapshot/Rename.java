package dev.leat.migrate.snapshot;

import dev.leat.migrate.entity.Entity.Kind;
import java.util.List;
import java.util.Objects;

/// That an object was called otherwise before.
///
/// Both addresses are as [dev.leat.migrate.entity.Entity#address()] says. What encloses the object
/// has its *new* name in both, so that a renamed column of a renamed table is `new Rename(COLUMN,
/// ["public", "people", "name"], ["public", "people", "full_name"])`. A table, or whatever else
/// lies in a schema, may move to another one. A label of an enum has the enum's kind and its
/// address with the label behind it, an attribute of a composite type and a constraint of a domain
/// likewise.
///
/// @param before the address with the old name
/// @param after the address with the new name
public record Rename(Kind kind, List<String> before, List<String> after) {
    public Rename {
        Objects.requireNonNull(kind, "kind");
        before = List.copyOf(before);
        after = List.copyOf(after);
        boolean nested = before.size() == 3 && kind != Kind.FUNCTION;
        if (before.isEmpty()
                || before.size() != after.size()
                || nested && !before.subList(0, 2).equals(after.subList(0, 2))) {
            throw new IllegalArgumentException(
                    "no rename of a %s: %s, %s. What encloses it has the same, new name in both."
                            .formatted(kind.word(), before, after));
        }
    }

    /// {@return the old name, without what encloses it}
    public String oldName() {
        return kind == Kind.FUNCTION ? before.get(1) : before.getLast();
    }

    /// {@return the new name, without what encloses it}
    public String newName() {
        return kind == Kind.FUNCTION ? after.get(1) : after.getLast();
    }

    /// {@return whether it is a label of an enum, an attribute of a composite type, or a constraint
    /// of a domain}
    public boolean isOfType() {
        return before.size() == 3
                && (kind == Kind.ENUM || kind == Kind.COMPOSITE_TYPE || kind == Kind.DOMAIN);
    }

    @Override
    public String toString() {
        return kind.word() + " " + String.join(".", before) + " -> " + String.join(".", after);
    }
}
