package dev.leat.migrate.random;

import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A schema with objects of every kind, as SQL: which there are, and in which form, is drawn.
///
/// Objects have lasting names in the text (`t0`, `a`) and present ones in the database, so that two
/// schemas drawn from one [AllKindsPair] differ in everything but tell the same things.
final class AllKindsSchema {
    static final List<String> TABLES = List.of("t0", "t1", "t2", "t3");
    static final List<String> COLUMNS =
            List.of("a", "n", "m", "x", "d", "c", "r", "ts", "ref", "extra");

    /// What lies in schema `public` and may have another name in the second schema.
    static final List<String> OBJECTS =
            List.of("mood", "dom", "addr", "span", "numbers", "touch", "plus", "v1", "v2", "mv");

    private static final Pattern OBJECT =
            Pattern.compile("(?<![\\w'\"])(?:" + String.join("|", OBJECTS) + ")(?![\\w'\"])");

    final List<String> sql = new ArrayList<>();
    final Map<String, Map<String, String>> types = new LinkedHashMap<>();
    final List<String> labels = new ArrayList<>();
    final Set<String> notNull = new HashSet<>();
    String plusArgument = "";
    private final Random random;
    private final Set<String> present;
    private final Map<String, String> names;
    private final Set<String> lasting;

    /// @param present what there is, by its lasting name
    /// @param lasting what there is in both schemas of the pair: rows have values for it
    /// @param names present names, where they are not the lasting ones
    AllKindsSchema(
            Random random, Set<String> present, Set<String> lasting, Map<String, String> names) {
        this.random = random;
        this.lasting = lasting;
        this.present = present;
        this.names = names;
        types();
        functions();
        for (String table : TABLES) {
            if (has(table)) {
                table(table);
            }
        }
        references();
        new AllKindsPartitions(this).add();
        views();
        triggers();
        access();
        new MoreKinds(this).add();
    }

    String name(String lasting) {
        return names.getOrDefault(lasting, lasting);
    }

    /// {@return the present name of a column}
    String column(String table, String column) {
        return name(table + "." + column);
    }

    String table(String lasting, boolean quoted) {
        String schema = schemaOf(lasting);
        return quoted
                ? Identifier.quote(schema) + "." + Identifier.quote(name(lasting))
                : schema + "." + name(lasting);
    }

    String schemaOf(String table) {
        String schema = names.getOrDefault(table + ".schema", "public");
        return schema.equals("public") ? schema : name(schema);
    }

    boolean has(String lasting) {
        return present.contains(lasting);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String q(String table, String column) {
        return Identifier.quote(column(table, column));
    }

    /// {@return the present name of an object, in quotes}
    String n(String lasting) {
        return Identifier.quote(name(lasting));
    }

    /// {@return the present name of what belongs to a table, in quotes}
    String of(String table, String object) {
        return Identifier.quote(names.getOrDefault(table + " " + object, object));
    }

    void add(String statement) {
        Matcher matcher = OBJECT.matcher(statement);
        String present = matcher.replaceAll(each -> Matcher.quoteReplacement(n(each.group())));
        sql.add(present.replace("'numbers'", SqlLiteral.quote(n("numbers"))));
    }

    private void types() {
        add("create schema " + n("s t"));
        labels.addAll(List.of("sad", "ok", "glad", "it's"));
        labels.removeIf(each -> !each.equals("ok") && chance(25));
        if (chance(20)) {
            Collections.shuffle(labels, random);
        }
        add(
                "create type mood as enum ("
                        + labels.stream()
                                .map(this::name)
                                .map(SqlLiteral::quote)
                                .collect(Collectors.joining(", "))
                        + ")");
        add(
                "create domain dom as "
                        + pick("text", "varchar(50)")
                        + pick("", " default 'd0'")
                        + pick("", " constraint dom_long check (length(value) > 0)")
                        + pick("", " constraint dom_two check (value <> 'never')"));
        add(
                "create type addr as ("
                        + n("street")
                        + " text, zip "
                        + pick("integer", "integer", "text")
                        + ")");
        add("create type span as range (subtype = " + pick("integer", "bigint") + ")");
        add(
                "create sequence numbers increment by "
                        + pick("1", "2")
                        + pick("", " maxvalue 1000")
                        + pick("", " cycle"));
    }

    private void functions() {
        String returns = pick("integer", "integer", "bigint");
        String argument = pick("n", "num");
        plusArgument = argument + " integer";
        add(
                switch (random.nextInt(3)) {
                    case 0 ->
                            "create function plus("
                                    + argument
                                    + " integer) returns "
                                    + returns
                                    + " language sql immutable as 'select "
                                    + argument
                                    + " + "
                                    + pick("1", "2")
                                    + "'";
                    case 1 ->
                            "create function plus("
                                    + argument
                                    + " integer) returns "
                                    + returns
                                    + " immutable return "
                                    + argument
                                    + " + "
                                    + pick("1", "2");
                    default ->
                            "create function plus("
                                    + argument
                                    + " integer) returns "
                                    + returns
                                    + " language plpgsql immutable as $$ begin return $1 + 1; end $$";
                });
        add(
                "create function touch() returns trigger language plpgsql as $$ begin return "
                        + pick("new", "coalesce(new, old)")
                        + "; end $$");
        if (chance(40)) {
            add("create procedure nothing() language sql as 'select 1'");
        }
        if (chance(40)) {
            add(
                    "create aggregate total(integer) (sfunc = int4pl, stype = integer, initcond = '"
                            + pick("0", "1")
                            + "')");
        }
    }

    private void table(String table) {
        Map<String, String> columns = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        String id =
                pick(
                        "bigint generated always as identity",
                        "integer generated by default as identity (start with 5)",
                        "bigint generated by default as identity (increment by 2 cache 5)",
                        "serial",
                        "bigserial",
                        "bigint",
                        "integer");
        columns.put("id", id.contains("big") ? "bigint" : "integer");
        lines.add(q(table, "id") + " " + id + " not null");
        for (String column : COLUMNS) {
            if (has(table + "." + column)) {
                String definition = definition(column);
                if (!lasting.contains(table + "." + column)) {
                    definition = definition.replace(" not null", "");
                }
                if (definition.contains(" not null")) {
                    notNull.add(table + "." + column);
                }
                columns.put(column, definition.split(" (?:not|default|collate)", 2)[0]);
                lines.add(q(table, column) + " " + definition);
            }
        }
        if (has(table + ".v")) {
            boolean number = columns.containsKey("n") && chance(60);
            String value =
                    number
                            ? q(table, "n") + " * " + pick("2", "3")
                            : "upper(" + q(table, "a") + "::text)";
            lines.add(
                    q(table, "v")
                            // What was computed as a text need not read as a number.
                            + (chance(20)
                                    ? " text"
                                    : (number ? " numeric" : " text")
                                            + " generated always as ("
                                            + value
                                            + ") "
                                            + pick("stored", "stored", "virtual")));
        }
        types.put(table, columns);
        String key = q(table, "id");
        lines.add(
                "constraint "
                        + pick(table + "_pkey", table + "_key")
                        + " primary key ("
                        + key
                        + ")");
        if (chance(40)) {
            lines.add(
                    "constraint "
                            + pick(table + "_u", table + "_u2")
                            + " unique "
                            + pick("", "nulls not distinct ")
                            + "("
                            + q(table, "a")
                            + ")"
                            + pick("", " deferrable initially deferred"));
        }
        if (columns.containsKey("n") && chance(40)) {
            lines.add(
                    "constraint "
                            + of(table, table + "_c")
                            + " check ("
                            + pick(
                                    q(table, "n") + " > 0",
                                    "plus(" + q(table, "n") + "::integer) > 0",
                                    "length(" + q(table, "a") + "::text) > 0")
                            + ")"
                            + pick("", " no inherit"));
        }
        if (chance(20)) {
            lines.add(
                    "constraint "
                            + table
                            + "_x exclude using gist (int8range("
                            + q(table, "id")
                            + "::bigint, "
                            + q(table, "id")
                            + "::bigint + 1) with &&)"
                            + pick("", " deferrable"));
        }
        add(
                "create table "
                        + table(table, true)
                        + " ("
                        + String.join(", ", lines)
                        + ")"
                        + pick("", "", " with (fillfactor = 70)"));
        indexes(table, columns);
    }

    private String definition(String column) {
        return switch (column) {
            case "a" ->
                    pick("text", "varchar(40)", "varchar(80)", "text collate \"C\"")
                            + pick("", " not null", " default 'none'");
            case "n" ->
                    pick("integer", "bigint", "numeric(10,2)", "smallint")
                            + pick("", " not null", " default 7", " default nextval('numbers')");
            case "m" -> pick("mood", "mood", "mood default 'ok'", "mood not null", "text");
            case "x" ->
                    pick(
                            "text",
                            "text[]",
                            "text default 'x'",
                            "text[] default '{}'",
                            "varchar(90)[]");
            case "d" -> pick("dom", "dom", "text", "dom not null");
            case "c" -> "addr";
            case "r" -> pick("span", "span", "text");
            case "ts" -> pick("timestamptz", "timestamptz default now()", "timestamp");
            case "ref" -> pick("integer", "bigint");
            default -> pick("uuid", "uuid default gen_random_uuid()", "text");
        };
    }

    private void indexes(String table, Map<String, String> columns) {
        String on = " on " + table(table, true);
        if (chance(40)) {
            add(
                    "create index "
                            + of(table, table + "_i")
                            + on
                            + pick("", " using btree")
                            + " ("
                            + q(table, "a")
                            + pick("", " desc", " desc nulls last")
                            + ")"
                            + pick("", " with (fillfactor = 80)"));
        }
        if (chance(30)) {
            add(
                    "create unique index "
                            + table
                            + "_ui"
                            + on
                            + " ("
                            + q(table, "id")
                            + ", "
                            + q(table, "a")
                            + ")"
                            + (columns.containsKey("n")
                                    ? pick("", " include (" + q(table, "n") + ")")
                                    : ""));
        }
        if (columns.containsKey("n") && chance(40)) {
            add(
                    "create index "
                            + table
                            + "_p"
                            + on
                            + " ("
                            + pick(
                                    q(table, "n"),
                                    "(" + q(table, "n") + " + 1)",
                                    "lower(" + q(table, "a") + "::text)")
                            + ") where "
                            + q(table, "n")
                            + pick(" > 1", " is not null"));
        }
        if (columns.getOrDefault("m", "").equals("mood") && chance(40)) {
            add(
                    "create index "
                            + table
                            + "_m"
                            + on
                            + " ("
                            + q(table, "m")
                            + ") where "
                            + q(table, "m")
                            + " = 'ok'");
        }
        if (columns.getOrDefault("x", "").equals("text[]") && chance(50)) {
            add("create index " + table + "_g" + on + " using gin (" + q(table, "x") + ")");
        }
        if (columns.containsKey("n") && chance(25)) {
            add(
                    "create statistics "
                            + table
                            + "_s "
                            + pick("(ndistinct) ", "(dependencies) ", "")
                            + "on "
                            + q(table, "a")
                            + ", "
                            + q(table, "n")
                            + " from "
                            + table(table, true));
        }
    }

    private void references() {
        for (String table : TABLES) {
            String target = TABLES.get((TABLES.indexOf(table) + 1) % TABLES.size());
            boolean held = lasting.contains(target) || !lasting.contains(table);
            if (has(table + ".ref") && has(table) && has(target) && held && chance(60)) {
                add(
                        "alter table "
                                + table(table, true)
                                + " add constraint "
                                + pick(table + "_fk", table + "_ref_fkey")
                                + " foreign key ("
                                + q(table, "ref")
                                + ") references "
                                + table(target, true)
                                + " ("
                                + q(target, "id")
                                + ")"
                                + pick("", " on delete cascade", " on delete set null")
                                + pick("", " deferrable"));
            }
        }
    }

    private void views() {
        if (has("t0") && chance(70)) {
            String columns =
                    "id, "
                            + q("t0", "a")
                            + " as label"
                            + (has("t0.n") && chance(60) ? ", " + q("t0", "n") + " as num" : "");
            add(
                    "create view v1 "
                            + pick("", "with (security_barrier = true) ")
                            + "as select "
                            + columns.replaceFirst("^id", q("t0", "id") + " as id")
                            + " from "
                            + table("t0", true)
                            + pick("", " where " + q("t0", "id") + " > 0"));
            if (chance(60)) {
                add(
                        "create view v2 as select v1.id, v1.label"
                                + pick("", " || '!' as label2")
                                + " from v1");
            }
            if (chance(50)) {
                add(
                        "create materialized view mv as select id, label from v1 "
                                + pick("", "where id > 1"));
                if (chance(60)) {
                    add("create " + pick("", "unique ") + "index mv_i on mv (id)");
                }
            }
            if (chance(30)) {
                add(
                        "create rule "
                                + of("t0", "r")
                                + " as on delete to "
                                + table("t0", true)
                                + " do also "
                                + pick("nothing", "select 1"));
            }
        }
        switch (random.nextInt(4)) {
            case 0 -> add("create view shape as select 1 as one");
            case 1 -> add("create materialized view shape as select 1 as one");
            case 2 -> add("create " + pick("", "unlogged ") + "table shape (one integer)");
            default -> {}
        }
        if (has("t1") && chance(40)) {
            add(
                    "create view grouped as select "
                            + q("t1", "id")
                            + ", "
                            + q("t1", "a")
                            + ", count(*) as many from "
                            + table("t1", true)
                            + " group by "
                            + q("t1", "id"));
        }
        if (has("t2") && chance(30)) {
            add(
                    "create function count_t2() returns bigint language sql stable "
                            + pick(
                                    "begin atomic select count("
                                            + q("t2", "a")
                                            + ") from "
                                            + table("t2", true)
                                            + "; end",
                                    "as 'select 2::bigint'"));
        }
    }

    private void triggers() {
        if (has("t0") && chance(60)) {
            add(
                    "create trigger "
                            + of("t0", "tr")
                            + " "
                            + pick(
                                    "before update",
                                    "after insert or update",
                                    "before update of " + q("t0", "a"))
                            + " on "
                            + table("t0", true)
                            + " for each row "
                            + pick("", "when (new." + q("t0", "id") + " > 0) ")
                            + "execute function touch("
                            + pick("", "'x'")
                            + ")");
            if (chance(25)) {
                add("alter table " + table("t0", true) + " disable trigger " + of("t0", "tr"));
            }
        }
        if (has("t1") && chance(30)) {
            add(
                    "create constraint trigger ct after insert on "
                            + table("t1", true)
                            + " deferrable for each row execute function touch()");
        }
    }

    private void access() {
        if (has("t0")) {
            if (chance(50)) {
                add("alter table " + table("t0", true) + " enable row level security");
            }
            if (chance(50)) {
                add(
                        "create policy "
                                + of("t0", "p")
                                + " on "
                                + table("t0", true)
                                + pick("", " as restrictive")
                                + pick("", " for select", " for select")
                                + " using ("
                                + (has("t1") && chance(40)
                                        ? "exists (select from "
                                                + table("t1", true)
                                                + " o where o."
                                                + q("t1", "id")
                                                + " = "
                                                + table("t0", true)
                                                + "."
                                                + q("t0", "id")
                                                + ")"
                                        : q("t0", "a") + pick(" <> 'secret'", " is not null"))
                                + ")");
            }
        }
        if (has("t1") && chance(40)) {
            add(
                    "alter table "
                            + table("t1", true)
                            + " replica identity "
                            + pick("full", "nothing"));
        }
        if (chance(50)) {
            add("create publication " + n("pub") + pick("", " with (publish = 'insert, update')"));
            for (String table : TABLES) {
                if (has(table) && chance(50)) {
                    add(
                            "alter publication "
                                    + n("pub")
                                    + " add table "
                                    + table(table, true)
                                    + pick("", " (" + q(table, "id") + ")")
                                    + pick("", " where (" + q(table, "id") + " > 0)"));
                }
            }
        }
        for (String object : List.of("t0", "t1", "t2")) {
            if (has(object) && chance(50)) {
                add(
                        "grant "
                                + pick("select", "select, insert")
                                + " on "
                                + table(object, true)
                                + " to leat_random");
            }
        }
        if (sql.stream().anyMatch(each -> each.startsWith("create view " + n("v1")))
                && chance(60)) {
            add("grant select on v1 to leat_random");
        }
        if (has("t0") && chance(30)) {
            add("grant update (" + q("t0", "a") + ") on " + table("t0", true) + " to leat_random");
        }
    }
}
