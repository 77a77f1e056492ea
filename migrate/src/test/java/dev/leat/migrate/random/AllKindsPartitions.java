package dev.leat.migrate.random;

import java.util.List;

/// The partitioned table of an [AllKindsSchema], its partitions, and those tables that are
/// partitions in the other schema of the pair; and a table that inherits.
final class AllKindsPartitions {
    static final List<String> TABLES = List.of("parted_1", "parted_2", "parted_d");

    private final AllKindsSchema schema;

    AllKindsPartitions(AllKindsSchema schema) {
        this.schema = schema;
    }

    void add() {
        String note = schema.pick("text", "varchar(20)");
        String more = schema.pick("", ", more integer");
        boolean key = schema.chance(50);
        boolean parted = schema.has("parted");
        if (parted) {
            schema.add(
                    "create table parted (k integer not null, note "
                            + note
                            + more
                            + (key ? ", constraint parted_pkey primary key (k)" : "")
                            + schema.pick("", ", constraint parted_c check (k >= 0)")
                            + ") partition by range (k)");
        }
        String middle = schema.pick("10", "10", "12");
        partition("parted_1", note + more, key, parted, "for values from (0) to (" + middle + ")");
        partition("parted_2", note + more, key, parted, "for values from (" + middle + ") to (20)");
        partition("parted_d", note + more, key, parted, "default");
        if (parted && schema.chance(50)) {
            schema.add("create index parted_i on parted (note)");
        }
        if (schema.has("base")) {
            schema.add(
                    "create table base (b " + schema.pick("integer", "bigint") + ", plain text)");
            schema.add("create table heir (more integer) inherits (base)");
        }
    }

    private void partition(String name, String columns, boolean key, boolean parted, String bound) {
        if (!schema.has(name)) {
            return;
        }
        if (parted && schema.has(name + ".attached")) {
            schema.add("create table " + name + " partition of parted " + bound);
        } else {
            schema.add(
                    "create table "
                            + name
                            + " (k integer not null, note "
                            + columns
                            + (key ? ", constraint " + name + "_pkey primary key (k)" : "")
                            + ")");
        }
        if (schema.chance(30)) {
            schema.add("comment on table " + name + " is '" + schema.pick("one", "two") + "'");
        }
    }
}
