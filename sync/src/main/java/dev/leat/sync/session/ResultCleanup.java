package dev.leat.sync.session;

import java.util.List;

/// Lets the application delete results of mutations that nobody will ask for any more.
public interface ResultCleanup {

    /// Deletes every stored result of clients that were deleted. Returns at once; a failure is
    /// logged and does no harm.
    void forgetClients(Credentials credentials, String clientGroupId, List<String> clientIds);
}
