package dev.leat.schema;

import java.util.List;
import java.util.function.Supplier;

/// A relation to at most one row: `one(authorId, () -> USERS.id)`.
public final class One<R> extends Relation<R> {
    One(RowSource<?> source, Supplier<List<Join>> resolver) {
        super(source, resolver);
    }

    @Override
    public boolean isOne() {
        return true;
    }
}
