package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;

/// The comment on an object.
///
/// @param on the kind of the object
/// @param object the object's [#address()]
public record CommentEntity(Kind on, List<String> object, String text)
        implements Entity.OfDatabase {
    public CommentEntity {
        Objects.requireNonNull(on, "on");
        object = List.copyOf(object);
        Objects.requireNonNull(text, "text");
    }

    @Override
    public Kind kind() {
        return Kind.COMMENT;
    }

    @Override
    public List<String> address() {
        return List.of(on.word(), String.join(".", object));
    }
}
