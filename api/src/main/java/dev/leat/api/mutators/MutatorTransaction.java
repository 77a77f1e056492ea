package dev.leat.api.mutators;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The transaction in which a mutator writes.
///
/// Its reads see its own writes. It ends when the mutator returns; the mutator neither commits nor
/// rolls back. Belongs to the thread that runs the mutator.
public final class MutatorTransaction {
    private final MutationCall call;
    private final Connection connection;
    private final List<Effect> effects = new ArrayList<>();

    MutatorTransaction(MutationCall call, Connection connection) {
        this.call = Objects.requireNonNull(call, "call");
        this.connection = Objects.requireNonNull(connection, "connection");
    }

    /// {@return the JDBC connection of the transaction, for what only SQL can say}
    ///
    /// The mutator must not close it, nor end its transaction.
    public Connection connection() {
        return connection;
    }

    /// {@return which mutation this is}
    public MutationCall call() {
        return call;
    }

    public String clientId() {
        return call.clientId();
    }

    public String clientGroupId() {
        return call.clientGroupId();
    }

    public long mutationId() {
        return call.mutationId();
    }

    /// Does something once the mutation is committed; nothing if it is not.
    public void afterCommit(Effect effect) {
        effects.add(Objects.requireNonNull(effect, "effect"));
    }

    List<Effect> effects() {
        return List.copyOf(effects);
    }
}
