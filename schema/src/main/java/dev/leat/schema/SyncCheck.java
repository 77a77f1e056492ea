package dev.leat.schema;

/// Finds what keeps a synced table from reaching clients: what logical replication does not carry,
/// or what it cannot tell apart.
final class SyncCheck {
    private final SchemaProblems problems;

    private SyncCheck(SchemaProblems problems) {
        this.problems = problems;
    }

    static void check(Schema schema, SchemaProblems problems) {
        SyncCheck check = new SyncCheck(problems);
        schema.synced().forEach(check::table);
    }

    private void table(Table<?> table) {
        key(table);
        if (table.options().unlogged()) {
            problems.report(
                    "table %s is synced and unlogged: what is not logged is not replicated", table);
        }
        if (table.options().replicaIdentity() instanceof ReplicaIdentity.Nothing) {
            problems.report(
                    "table %s is synced and has the replica identity NOTHING: Postgres would refuse updates and deletes",
                    table);
        }
        for (Column<?> column : table.columns()) {
            Generation generation = column.generation();
            if (generation != null && column.isSynced()) {
                problems.report(
                        "%s is generated and its table is synced: logical replication does not carry it (stored columns not before Postgres 18, virtual ones never). Say notSynced(), or fill it by a trigger",
                        column);
            }
        }
    }

    private void key(Table<?> table) {
        PrimaryKey key = table.primaryKey();
        if (key == null) {
            problems.report(
                    "table %s is synced and has no primary key: clients could not tell its rows apart. Say primaryKey() at a column, or primaryKey(a, b) in the constructor",
                    table);
            return;
        }
        for (Column<?> column : key.columns()) {
            if (!column.isSynced()) {
                problems.report(
                        "%s is notSynced() but part of the primary key, by which clients tell rows apart",
                        column);
            }
        }
        if (key.options().deferrability() != Deferrability.NOT_DEFERRABLE
                && table.options().replicaIdentity() instanceof ReplicaIdentity.Default) {
            problems.report(
                    "the primary key of table %s is deferrable and so cannot be its replica identity, but the table is synced",
                    table);
        }
    }
}
