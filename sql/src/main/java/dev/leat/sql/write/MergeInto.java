package dev.leat.sql.write;

import dev.leat.schema.Condition;
import dev.leat.schema.FromSource;
import dev.leat.sql.render.Requirement;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.result.StatementRunner;
import dev.leat.sql.select.CommonTable;
import dev.leat.sql.select.CommonTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A merge: rows of a source update, delete or become rows of a table.
///
/// ```java
/// db.mergeInto(STOCK)
///         .using(delivered).on(STOCK.item.eq(delivered.get(STOCK.item)))
///         .whenMatched(STOCK.count.plus(delivered.get(STOCK.count)).eq(0)).delete()
///         .whenMatched().update(set -> set.set(STOCK.count, STOCK.count.plus(delivered.get(STOCK.count))))
///         .whenNotMatched().insert(set -> set.set(STOCK.item, delivered.get(STOCK.item)).set(…))
///         .change()
///         .execute();
/// ```
///
/// The first WHEN that fits a row counts. Immutable.
///
/// @param <R> the record of a row
public final class MergeInto<R> {
    private final Target<R> target;

    MergeInto(Target<R> target) {
        this.target = target;
    }

    /// {@return the same, to run on a session}
    public MergeInto<R> on(StatementRunner runner) {
        return new MergeInto<>(target.on(runner));
    }

    /// {@return the same after these common table expressions}
    public MergeInto<R> with(CommonTable<?>... tables) {
        return new MergeInto<>(target.with(List.of(tables)));
    }

    /// The rows to merge; which belong to which comes next.
    public Using using(FromSource source) {
        return new Using(Objects.requireNonNull(source, "source"));
    }

    /// A source that still needs to say which rows belong together.
    public final class Using {
        private final FromSource source;

        private Using(FromSource source) {
            this.source = source;
        }

        /// Rows belong together when the condition holds.
        public Merge<R> on(Condition condition) {
            Objects.requireNonNull(condition, "the condition of a merge is null");
            return new Merge<>(target, source, condition, List.of());
        }
    }

    /// A merge with its cases. It runs as [#change()] when it has one.
    public static final class Merge<R> {
        private final Target<R> target;
        private final FromSource source;
        private final Condition on;
        private final List<Case<R>> cases;

        private record Case<R>(
                String word,
                @Nullable Condition condition,
                String action,
                @Nullable Assignments<R> values) {}

        private Merge(Target<R> target, FromSource source, Condition on, List<Case<R>> cases) {
            this.target = target;
            this.source = source;
            this.on = on;
            this.cases = List.copyOf(cases);
        }

        /// For a row of the table that a row of the source belongs to.
        public Matched<R> whenMatched() {
            return new Matched<>(this, "MATCHED", null);
        }

        /// As [#whenMatched()], if the condition holds too.
        public Matched<R> whenMatched(Condition condition) {
            some(condition);
            return new Matched<>(this, "MATCHED", condition);
        }

        /// For a row of the table that no row of the source belongs to. Needs Postgres 17.
        public Matched<R> whenNotMatchedBySource() {
            return new Matched<>(this, "NOT MATCHED BY SOURCE", null);
        }

        /// As [#whenNotMatchedBySource()], if the condition holds too; it is about the table only.
        public Matched<R> whenNotMatchedBySource(Condition condition) {
            some(condition);
            return new Matched<>(this, "NOT MATCHED BY SOURCE", condition);
        }

        /// For a row of the source that belongs to no row of the table.
        public NotMatched<R> whenNotMatched() {
            return new NotMatched<>(this, null, "");
        }

        /// As [#whenNotMatched()], if the condition holds too.
        public NotMatched<R> whenNotMatched(Condition condition) {
            some(condition);
            return new NotMatched<>(this, condition, "");
        }

        private static void some(Condition condition) {
            Objects.requireNonNull(
                    condition, "the condition of a case of a merge is null; leave it out");
        }

        private Merge<R> with(
                String word,
                @Nullable Condition condition,
                String action,
                @Nullable UnaryOperator<Assignments<R>> set) {
            Assignments<R> values = null;
            if (set != null) {
                values = set.apply(new Assignments<>(target));
                if (values.isEmpty()) {
                    throw new IllegalArgumentException(
                            "a case of the merge into %s sets nothing".formatted(target.table()));
                }
            }
            List<Case<R>> more = new ArrayList<>(cases);
            more.add(new Case<>(word, condition, action, values));
            return new Merge<>(target, source, on, more);
        }

        /// {@return the merge, ready to run. Its `returning` needs Postgres 17}
        public Change<R> change() {
            if (cases.isEmpty()) {
                throw new IllegalArgumentException(
                        "the merge into %s does nothing; say whenMatched() or whenNotMatched()"
                                .formatted(target.table()));
            }
            return new Change<>(target, this::write, new Requirement(17, "RETURNING of a merge"));
        }

        private void write(StatementWriter out, Runnable returning) {
            out.level(() -> {
                CommonTables.write(out, target.with());
                out.sql("MERGE INTO ");
                target.enter(out);
                Target.sources(out, " USING ", List.of(source));
                out.sql(" ON ").condition(on);
                Condition tenants = out.tenantCondition(target.table());
                if (tenants != null) {
                    throw new UnsupportedOperationException(
                            "a merge into %s, whose rows have tenants, would find no row of another tenant and insert it again; use insert with onConflict, update or delete"
                                    .formatted(target.table()));
                }
                for (Case<R> one : cases) {
                    write(out, one);
                }
                returning.run();
            });
        }

        private void write(StatementWriter out, Case<R> one) {
            if (one.word.endsWith("SOURCE")) {
                out.require(17, "WHEN NOT MATCHED BY SOURCE");
            }
            out.sql(" WHEN " + one.word);
            if (one.condition != null) {
                out.sql(" AND ").condition(one.condition);
            }
            Assignments<R> values = one.values;
            if (values == null) {
                out.sql(" THEN " + one.action);
            } else if (one.action.startsWith("UPDATE")) {
                out.sql(" THEN UPDATE SET ");
                values.suppliedForUpdate().appendTo(out);
            } else {
                out.sql(" THEN INSERT ");
                values.suppliedForInsert()
                        .appendAsInsert(out, one.action.substring("INSERT".length()));
            }
        }
    }

    /// What to do with a row of the table.
    public static final class Matched<R> {
        private final Merge<R> merge;
        private final String word;
        private final @Nullable Condition condition;

        private Matched(Merge<R> merge, String word, @Nullable Condition condition) {
            this.merge = merge;
            this.word = word;
            this.condition = condition;
        }

        /// Sets columns of it.
        public Merge<R> update(UnaryOperator<Assignments<R>> set) {
            return merge.with(word, condition, "UPDATE", set);
        }

        /// Deletes it.
        public Merge<R> delete() {
            return merge.with(word, condition, "DELETE", null);
        }

        /// Leaves it as it is.
        public Merge<R> doNothing() {
            return merge.with(word, condition, "DO NOTHING", null);
        }
    }

    /// What to do with a row of the source that belongs to none of the table.
    public static final class NotMatched<R> {
        private final Merge<R> merge;
        private final @Nullable Condition condition;
        private final String overriding;

        private NotMatched(Merge<R> merge, @Nullable Condition condition, String overriding) {
            this.merge = merge;
            this.condition = condition;
            this.overriding = overriding;
        }

        /// {@return the case, taking the given values of columns that Postgres numbers always}
        public NotMatched<R> overridingSystemValue() {
            return new NotMatched<>(merge, condition, " OVERRIDING SYSTEM VALUE");
        }

        /// {@return the case, ignoring the given values of columns that Postgres numbers}
        public NotMatched<R> overridingUserValue() {
            return new NotMatched<>(merge, condition, " OVERRIDING USER VALUE");
        }

        /// Inserts a row of these values.
        public Merge<R> insert(UnaryOperator<Assignments<R>> set) {
            return merge.with("NOT MATCHED", condition, "INSERT" + overriding, set);
        }

        /// Leaves it out.
        public Merge<R> doNothing() {
            return merge.with("NOT MATCHED", condition, "DO NOTHING", null);
        }
    }
}
