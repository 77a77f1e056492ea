package dev.leat.migrate.random;

/// Objects that stand beside the tables of an [AllKindsSchema], and comments and grants on what
/// stands on them.
final class MoreKinds {
    private final AllKindsSchema schema;

    MoreKinds(AllKindsSchema schema) {
        this.schema = schema;
    }

    void add() {
        comments();
        if (schema.chance(30)) {
            schema.add(
                    "create publication everything for "
                            + schema.pick("all tables", "tables in schema public"));
        }
        if (schema.chance(30)) {
            schema.add(
                    "alter default privileges for role leat_random in schema public grant "
                            + schema.pick("select", "select, update")
                            + " on tables to public");
        }
        if (schema.chance(40)) {
            schema.add(
                    "grant "
                            + schema.pick("usage", "usage, select")
                            + " on sequence numbers to leat_random"
                            + schema.pick("", " with grant option"));
        }
        if (schema.chance(40)) {
            schema.add("grant usage on schema " + schema.n("s t") + " to leat_random");
        }
        if (schema.chance(30)) {
            schema.add("revoke execute on function plus(integer) from public");
        }
        comment("domain dom");
        comment("sequence numbers");
        comment("schema " + schema.n("s t"));
        for (String table : AllKindsSchema.TABLES) {
            if (schema.has(table)) {
                table(table);
            }
        }
    }

    private void table(String table) {
        String present = schema.table(table, true);
        if (schema.chance(20)) {
            schema.add("alter table " + present + " force row level security");
        }
        if (schema.chance(20)) {
            schema.add(
                    "alter table "
                            + present
                            + " alter "
                            + schema.q(table, "a")
                            + " set storage "
                            + schema.pick("external", "main"));
        }
        if (schema.chance(20)) {
            schema.add(
                    "alter table "
                            + present
                            + " alter "
                            + schema.q(table, "a")
                            + " set compression pglz");
        }
        if (schema.chance(25)) {
            schema.add(
                    "create view "
                            + table
                            + "_all with (security_invoker = "
                            + schema.pick("true", "false")
                            + ") as select * from "
                            + present);
            comment("view " + table + "_all");
        }
        if (schema.chance(25)) {
            schema.add(
                    "alter table "
                            + present
                            + " add constraint "
                            + table
                            + "_later check ("
                            + schema.q(table, "a")
                            + "::text <> 'x') "
                            + schema.pick("", "not valid"));
            comment("constraint " + table + "_later on " + present);
        }
        if (schema.chance(20)) {
            schema.add(
                    "create index "
                            + table
                            + "_hash on "
                            + present
                            + " using "
                            + schema.pick("hash", "btree", "brin")
                            + " ("
                            + schema.q(table, "id")
                            + ")");
            schema.add("comment on index " + index(table) + " is 'quick'");
        }
    }

    private String index(String table) {
        return '"' + schema.schemaOf(table) + "\".\"" + table + "_hash\"";
    }

    private void comment(String object) {
        if (schema.chance(40)) {
            schema.add("comment on " + object + " is '" + schema.pick("this", "that") + "'");
        }
    }

    private void comments() {
        for (String table : AllKindsSchema.TABLES) {
            if (schema.has(table) && schema.chance(40)) {
                schema.add(
                        "comment on table "
                                + schema.table(table, true)
                                + " is '"
                                + schema.pick("one", "it''s two")
                                + "'");
            }
            if (schema.has(table) && schema.chance(40)) {
                schema.add(
                        "comment on column "
                                + schema.table(table, true)
                                + "."
                                + schema.q(table, "a")
                                + " is '"
                                + schema.pick("one", "two")
                                + "'");
            }
        }
        if (schema.sql.stream().anyMatch(each -> each.startsWith("create view " + schema.n("v1")))
                && schema.chance(60)) {
            schema.add("comment on view v1 is 'seen'");
        }
        if (schema.chance(50)) {
            schema.add(
                    "comment on function plus(integer) is '" + schema.pick("adds", "counts") + "'");
        }
        if (schema.chance(50)) {
            schema.add("comment on type mood is '" + schema.pick("moods", "states") + "'");
        }
    }
}
