/// The annotation processor: writes the row record and the insert type of every table.
///
/// In: the source of classes that extend `dev.leat.schema.Table`. It needs no annotation on them
/// and is found by itself when it is on the processor path. Out: for `class Posts extends
/// Table<Post>` a record `Post`, unless there is one, which is then checked against the table
/// instead; and `NewPost`, which only exists with the required columns.
///
/// Whether a column is nullable or has a default is read from its initializer, through the
/// compiler's tree API; so initializers are plain chains of modifiers. The compiler calls it from
/// one thread. Start reading at [TableProcessor].
@NullMarked
package dev.leat.processor;

import org.jspecify.annotations.NullMarked;
