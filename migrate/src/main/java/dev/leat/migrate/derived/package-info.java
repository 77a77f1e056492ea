/// The functions and triggers that keep derived columns true, and the function that repairs them.
///
/// A derived column (`integer("comment_count").countOf(() -> COMMENTS.postId)`) is a column of a
/// *parent* that is computed from the rows of a *child*. Columns with the same parent, child and
/// key are one [Derived]: one trigger function keeps them together. What it does, and why it is
/// right while others write:
///
/// - Triggers run once after a statement, with tables of the rows before and after. The changes of
///   a statement are added up for each parent row ([Changes]).
/// - The parent rows are locked first, in the order of their key, in a statement of its own: two
///   statements never wait for each other in a circle, and the statements that follow see what
///   whoever held the lock before has committed. So counts and sums move by what changed, and the
///   rest is computed anew.
/// - A parent row that is gone (its own deletion removes the children) is simply not found.
/// - Whoever deletes a parent locks the parent and then its children; whoever deletes a child locks
///   them the other way round. [Gate] keeps the two apart, for a time.
/// - The stored value changes together with the rows, so that in any one snapshot it is right: what
///   is wrong in a snapshot was written by other hands, and the repair function finds just that.
///
/// From a `Schema` come function and trigger entities. Nothing here talks to a database. Start
/// reading at [DerivedObjects].
@NullMarked
package dev.leat.migrate.derived;

import org.jspecify.annotations.NullMarked;
