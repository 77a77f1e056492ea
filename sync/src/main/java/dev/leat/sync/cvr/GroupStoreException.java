package dev.leat.sync.cvr;

import org.jspecify.annotations.Nullable;

/// The CVR database could not be read or written. Trying again later may help.
public class GroupStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public GroupStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
