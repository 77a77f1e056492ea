package dev.leat.migrate.apply;

/// A step of a migration that is done in Java: what SQL alone cannot say, mostly about data.
///
/// A line of the migration's `migration.sql` names the class; it needs a public constructor without
/// parameters. It runs in its place among the statements, under the same lock, in the same
/// transaction:
///
/// ```java
/// public final class LowerCaseEmails implements JavaMigration {
///     @Override
///     public void run(MigrationContext migration) throws SQLException {
///         migration.execute("UPDATE users SET email = lower(email) WHERE email <> lower(email)");
///     }
/// }
/// ```
///
/// There is no way back: what turns out wrong is put right by the next migration. Do not change a
/// class that has been applied somewhere; write another.
public interface JavaMigration {

    /// Does the step. It must not end the transaction that it runs in, and must give the same
    /// result whenever it is run on the same data.
    ///
    /// @throws Exception to fail the migration; everything of the transaction is rolled back
    void run(MigrationContext migration) throws Exception;
}
