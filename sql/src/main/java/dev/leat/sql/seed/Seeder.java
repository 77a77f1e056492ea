package dev.leat.sql.seed;

import dev.leat.schema.Column;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import dev.leat.schema.TenantTable;
import dev.leat.sql.Session;
import dev.leat.sql.Transaction;
import dev.leat.sql.render.Tenancy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Fills tables with test data that respects their keys, references, lengths, enums, checks and
/// other constraints; the same seed gives the same data.
///
/// ```java
/// Seeder seeder = Seeder.of(USERS, POSTS, COMMENTS)
///         .seed(7)
///         .table(USERS, users -> users
///                 .rows(20)
///                 .column(USERS.role, weighted(Map.of("member", 9, "admin", 1)))
///                 .with(POSTS, 0, 5))
///         .table(POSTS, posts -> posts.with(COMMENTS, Map.of(0, 3, 10, 1)));
/// seeder.reset(db);
/// seeder.run(db);
/// ```
///
/// A column about which nothing is said is filled by its name and type: e-mail addresses into
/// `email`, names into `name`, days of 2024 into dates. Every tenth value of a nullable column is
/// null. Immutable.
public final class Seeder {
    private static final int USUAL_ROWS = 10;

    private final List<Table<?>> tables;
    private final Map<Table<?>, TableSeed> wanted;
    private final long seed;
    private final int rows;

    private Seeder(List<Table<?>> tables, Map<Table<?>, TableSeed> wanted, long seed, int rows) {
        this.tables = List.copyOf(tables);
        this.wanted = Map.copyOf(wanted);
        this.seed = seed;
        this.rows = rows;
    }

    /// {@return a seeder of tables, in any order}
    public static Seeder of(Table<?>... tables) {
        return new Seeder(List.of(tables), Map.of(), 0, USUAL_ROWS);
    }

    /// {@return a seeder of all tables of a schema}
    public static Seeder of(Schema schema) {
        return new Seeder(schema.tables(), Map.of(), 0, USUAL_ROWS);
    }

    /// Starts the random numbers from this one; without this, from 0.
    public Seeder seed(long number) {
        return new Seeder(tables, wanted, number, rows);
    }

    /// Makes so many rows of every table that does not say otherwise; without this, 10.
    public Seeder rows(int number) {
        return new Seeder(tables, wanted, seed, number);
    }

    /// Says more about one table.
    ///
    /// @throws IllegalArgumentException if it is not one of the seeder's, or it mentions a column
    ///   or child table that is not its own
    public Seeder table(Table<?> table, UnaryOperator<TableSeed> refinement) {
        if (!tables.contains(table)) {
            throw new IllegalArgumentException(
                    "%s is not among the tables to seed: %s".formatted(table, tables));
        }
        TableSeed refined = refinement.apply(wanted.getOrDefault(table, TableSeed.USUAL));
        for (Column<?> column : refined.generators().keySet()) {
            if (column.table() != table) {
                throw new IllegalArgumentException(
                        "%s is not a column of %s".formatted(column, table));
            }
        }
        for (Table<?> child : refined.children().keySet()) {
            if (!tables.contains(child)
                    || child.foreignKeys().stream().noneMatch(key -> key.target() == table)) {
                throw new IllegalArgumentException(
                        "%s is not a table to seed that refers to %s".formatted(child, table));
            }
        }
        Map<Table<?>, TableSeed> all = new HashMap<>(wanted);
        all.put(table, refined);
        return new Seeder(tables, all, seed, rows);
    }

    /// Makes the rows and inserts them, all or none. Sequences of the tables continue behind them.
    ///
    /// Rows that a constraint refuses which only Postgres understands (an exclusion, a check in
    /// SQL, that of a domain, a partial unique index, a partition that is not there) are made anew,
    /// up to 200 times each. References that lead round in a circle are set behind the rows, where
    /// they may be null until then; where none may, one needs a generator of keys that are there
    /// already or, if its constraint is deferred, will be at the end.
    ///
    /// The tables should be empty: see [#reset(Session)].
    ///
    /// @param session of tables that belong to tenants, one for all: `db.acrossTenants("test
    ///   data")`
    /// @throws IllegalArgumentException if there are no such rows; the message says what to refine
    public void run(Session session) {
        for (Table<?> table : tables) {
            if (table instanceof TenantTable<?, ?>
                    && !(session.tenancy() instanceof Tenancy.Across)) {
                throw new IllegalArgumentException(
                        "the rows of %s belong to tenants, and the seeder makes those of several: run(db.acrossTenants(\"test data\"))"
                                .formatted(table));
            }
        }
        session.inTransaction(this::fill);
    }

    private void fill(Transaction transaction) {
        Map<Table<?>, List<Map<Column<?>, @Nullable Object>>> made = new LinkedHashMap<>();
        for (Table<?> table : new TableOrder(wanted).of(tables)) {
            TableSeed seeds = wanted.getOrDefault(table, TableSeed.USUAL);
            TableRows rowsOfTable = new TableRows(table, seeds, seed, made);
            new TableFill<>(transaction, table, rowsOfTable).fill(parents(table, made));
            made.put(table, rowsOfTable.rows());
        }
        new CircleReferences(transaction, made, wanted, seed).set();
    }

    /// Removes all rows of the tables and starts their sequences again.
    public void reset(Session session) {
        session.sql(
                        tables.stream()
                                .map(Table::qualifiedSql)
                                .collect(
                                        Collectors.joining(
                                                ", ", "TRUNCATE TABLE ", " RESTART IDENTITY")))
                .execute();
    }

    /// {@return for each row of the table what it must refer to}
    private List<TableFill.Parent> parents(
            Table<?> table, Map<Table<?>, List<Map<Column<?>, @Nullable Object>>> made) {
        Table<?> parent = parentOf(table);
        List<TableFill.Parent> parents = new ArrayList<>();
        if (parent == null) {
            int number =
                    Objects.requireNonNullElse(
                            wanted.getOrDefault(table, TableSeed.USUAL).count(), rows);
            parents.addAll(Collections.nCopies(number, TableFill.Parent.ANY));
            return parents;
        }
        Generator<Integer> numbers =
                Objects.requireNonNull(
                        wanted.getOrDefault(parent, TableSeed.USUAL).children().get(table));
        SplitMix random = new SplitMix(seed, parent + " with " + table);
        int row = 0;
        for (Map<Column<?>, @Nullable Object> each : made.getOrDefault(parent, List.of())) {
            int children = numbers.generate(random, row);
            parents.addAll(
                    Collections.nCopies(Math.max(0, children), new TableFill.Parent(parent, each)));
            row++;
        }
        return parents;
    }

    private @Nullable Table<?> parentOf(Table<?> child) {
        for (Table<?> table : tables) {
            if (wanted.getOrDefault(table, TableSeed.USUAL).children().containsKey(child)) {
                return table;
            }
        }
        return null;
    }
}
