package dev.leat.replica.value;

/// A value that the protocol cannot carry. It becomes null in its row.
///
/// The message says why and never holds the value. There is no stack trace: these are events of the
/// data, and a table may be full of them.
public final class UnreadableValue extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableValue(String reason) {
        super(reason, null, false, false);
    }
}
