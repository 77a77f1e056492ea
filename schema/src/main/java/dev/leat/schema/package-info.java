/// The schema of a database as plain typed Java: the model that every other module reads.
///
/// A user extends [Table] once per table; its public fields are [Column]s and relations ([One],
/// [Many]), its constructor adds what spans columns: keys, indexes. [View]s are declared likewise;
/// whatever else a database has is in the package `object`. A [DatabaseDefinition] lists it all,
/// and [Schema#of] turns it into a checked [Schema] or reports every problem at once
/// ([SchemaException]). A column may be computed from other rows ([Derivation]). [Condition]s and
/// [Sort]s are built from columns and serve queries, SQL statements and partial indexes alike.
/// Types are the sealed family [SqlType].
///
/// A table is built by one thread and freezes when it is first read; everything is immutable from
/// then on and may be shared freely. Nothing here talks to a database. Start reading at [Table].
@NullMarked
package dev.leat.schema;

import org.jspecify.annotations.NullMarked;
