package dev.leat.sync.session;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A poke ready to be sent. Connections at the same cookie may share one, and the arrays in it may
/// be shared between pokes; nobody changes them.
///
/// @param pokeId any text that is unique on its socket; also inside the parts
/// @param baseCookie exactly the cookie that the client has; null for none
/// @param parts the UTF-8 JSON of each part, as [dev.leat.protocol.poke.PokeWriter] writes them;
///   may be empty
/// @param cookie the cookie that the client has afterwards
public record EncodedPoke(
        String pokeId, @Nullable String baseCookie, List<byte[]> parts, String cookie) {
    public EncodedPoke {
        Objects.requireNonNull(pokeId, "pokeId");
        Objects.requireNonNull(cookie, "cookie");
        parts = List.copyOf(parts);
        if (baseCookie != null && baseCookie.compareTo(cookie) > 0) {
            throw new IllegalArgumentException(
                    "a poke from " + baseCookie + " back to " + cookie + " would break the client");
        }
    }

    /// {@return the bytes of its parts}
    public long size() {
        return parts.stream().mapToLong(part -> part.length).sum();
    }
}
