package dev.leat.sql.write;

import dev.leat.schema.RowSource;
import dev.leat.schema.Table;

/// The beginnings of writes that are parts of other statements, for static import:
/// `CommonTable.of("gone", deleteFrom(POSTS).where(…).returning())`. They run after `on(session)`.
public final class Writes {
    private Writes() {}

    /// {@return an insert, which still needs its rows}
    public static <R> InsertInto<R> insertInto(Table<R> table) {
        return new InsertInto<>(Target.of(table));
    }

    /// {@return an update, which still needs what to set and which rows}
    public static <R> UpdateTable<R> update(Table<R> table) {
        return new UpdateTable<>(Target.of(table));
    }

    /// {@return a delete, which still needs which rows}
    public static <R> DeleteFrom<R> deleteFrom(Table<R> table) {
        return new DeleteFrom<>(Target.of(table));
    }

    /// {@return a merge, which still needs with what}
    public static <R> MergeInto<R> mergeInto(Table<R> table) {
        return new MergeInto<>(Target.of(table));
    }

    static String name(RowSource<?> table) {
        String alias = table.alias();
        return alias == null ? table.name() : alias;
    }
}
