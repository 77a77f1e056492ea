/// The tracker's tables, each in a file of its own.
///
/// A table is a class with its columns and relations as fields, and one instance in a constant. The
/// records of its rows ([User], [NewUser], [Issue], ...) are generated from it when the module is
/// compiled. [dev.leat.examples.tracker.Tracker] lists the tables; start reading at [Issues].
@NullMarked
package dev.leat.examples.tracker.schema;

import org.jspecify.annotations.NullMarked;
