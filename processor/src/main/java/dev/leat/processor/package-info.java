/// The annotation processor: writes the row record, the insert type and the update type of every
/// table, and the row record of every view.
///
/// In: the source of classes that extend `dev.leat.schema.Table` or a view. It needs no annotation
/// on them and is found by itself when it is on the processor path. Out: for `class Posts extends
/// Table<Post>` a record `Post`, unless there is one, which is then checked against the table
/// instead; `NewPost`, which only exists with the required columns; and `PostPatch`, which may give
/// any of them.
///
/// Whether a column is nullable or has a default is read from its initializer, through the
/// compiler's tree API; so initializers are plain chains of modifiers. The compiler calls it from
/// one thread. Start reading at [TableProcessor].
@NullMarked
package dev.leat.processor;

import org.jspecify.annotations.NullMarked;
