/// Payments of many accounts: a database that its callers cannot misuse.
///
/// What is public is what an application may do: [Access] opens the database and hands out one
/// class of functions per area ([PaymentAccess], [PayoutAccess]), each of which takes an
/// [AccountId]. Tables, their columns and the database itself are not public, so nobody outside
/// this package can write a statement; and inside it, statements go through a
/// [dev.leat.sql.TenantDatabase], which has no way to one that does not say whose rows it is about.
/// [Billing] is the schema for the migration tool, policies of row level security included.
///
/// Everything is immutable or safe for several threads; the pool that [Access] opens is closed with
/// it. Start reading at [PaymentAccess].
@NullMarked
package dev.leat.examples.tenants;

import org.jspecify.annotations.NullMarked;
