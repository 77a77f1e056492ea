/// The objects that a database consists of, as values.
///
/// [Entity] is sealed: one small record for each kind of object that PostgreSQL has, with names and
/// texts of SQL and nothing else, so that two schemas are compared by `equals` and a snapshot is a
/// flat list. Entities come from a Java schema, from a snapshot's JSON or from a live database's
/// catalog; `diff` compares them and `plan` writes their DDL. What an entity depends on is said by
/// the names in it.
///
/// Immutable, owned by no thread. Start reading at [Entity] and [TableEntity].
@NullMarked
package dev.leat.migrate.entity;

import org.jspecify.annotations.NullMarked;
