/// The tables of an organization starter, one a file: users and how they log in, organizations,
/// their members, teams and invitations.
///
/// Columns are named after their fields, `emailVerified` being `email_verified`. The records of the
/// rows ([User], [NewUser], [UserSession], ...) are generated from the tables when the module is
/// compiled. [dev.leat.examples.starter.Starter] lists the tables; start reading at [Users].
@NullMarked
package dev.leat.examples.starter.schema;

import org.jspecify.annotations.NullMarked;
