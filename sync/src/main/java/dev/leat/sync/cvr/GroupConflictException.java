package dev.leat.sync.cvr;

/// Another server changed or took over the client group. The clients must connect again, which
/// leads them to the server that is right.
public final class GroupConflictException extends GroupStoreException {
    private static final long serialVersionUID = 1;

    public GroupConflictException(String message) {
        super(message, null);
    }
}
