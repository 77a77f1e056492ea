package dev.leat.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an update changes in a row. Columns that it leaves out stay as they are; a null makes a
/// column null.
///
/// The annotation processor generates one implementation per table (`PostPatch` for `Posts`), whose
/// methods take only what their column can hold:
///
/// ```java
/// database.update(POSTS).set(PostPatch.create().title("Hello").body(null)).where(POSTS.id.eq(id))
/// ```
///
/// @param <R> the record of a row
public interface RowPatch<R> {

    /// {@return the new values by the columns' names in Postgres, unmodifiable}
    Map<String, @Nullable Object> values();
}
