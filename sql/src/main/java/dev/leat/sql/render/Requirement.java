package dev.leat.sql.render;

/// Something in a statement that older servers do not have.
///
/// @param version the first major version that has it
/// @param what it is called in errors
public record Requirement(int version, String what) {

    /// Checks a server.
    ///
    /// @throws UnsupportedOperationException if it is too old
    public void check(int serverVersion) {
        if (serverVersion < version) {
            throw new UnsupportedOperationException(
                    "%s needs PostgreSQL %d, and the server is %d"
                            .formatted(what, version, serverVersion));
        }
    }
}
