package dev.leat.api.mutators;

/// Something to do once a mutation is committed: send a mail, call another service.
///
/// It runs at most once, after the commit, and is lost if the process dies in between. What it
/// throws is told to the client in the response, while the mutation stays committed.
@FunctionalInterface
public interface Effect {
    void run() throws Exception;
}
