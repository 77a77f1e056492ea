package dev.leat.protocol;

/// Which versions of the sync protocol are spoken. A client announces its version in the path of
/// the upgrade request only; nothing is negotiated.
public final class ProtocolVersion {
    /// The oldest version that is still answered. The reference promises never to raise it.
    public static final int OLDEST = 30;

    /// The newest version that is answered.
    public static final int NEWEST = 52;

    /// From here on the parts of a poke are binary chunks instead of `pokePart` messages.
    public static final int BINARY_POKES = 52;

    /// From here on the inspector's metrics are called `query-hydration-server-ms`.
    public static final int INSPECT_HYDRATION = 51;

    private ProtocolVersion() {}

    public static boolean isSupported(int version) {
        return version >= OLDEST && version <= NEWEST;
    }

    public static boolean hasBinaryPokes(int version) {
        return version >= BINARY_POKES;
    }
}
