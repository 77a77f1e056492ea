package dev.leat.schema.value;

import java.util.Objects;

/// An IP network: the value of `cidr`.
///
/// @param network its first address, 4 or 16 bytes; all bits behind the prefix are 0
/// @param prefixLength the number of bits that all addresses of the network share
public record Cidr(Bytes network, int prefixLength) {
    public Cidr {
        Objects.requireNonNull(network, "network");
        // The same rules hold for the parts of an address in a network.
        Inet checked = new Inet(network, prefixLength);
        for (int bit = prefixLength; bit < checked.address().size() * 8; bit++) {
            if ((network.get(bit / 8) >> (7 - bit % 8) & 1) != 0) {
                throw new IllegalArgumentException(
                        "a network has no bits set behind its prefix of " + prefixLength);
            }
        }
    }

    /// {@return the network of a text such as `10.1.0.0/16`}
    ///
    /// @throws IllegalArgumentException if it is none
    public static Cidr parse(String text) {
        Inet inet = Inet.parse(text);
        return new Cidr(inet.address(), inet.prefixLength());
    }

    /// {@return whether the address, or all of its network, lies in this network}
    public boolean contains(Inet inet) {
        if (inet.address().size() != network.size() || inet.prefixLength() < prefixLength) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            int difference = inet.address().get(bit / 8) ^ network.get(bit / 8);
            if ((difference >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    /// {@return network and prefix, `10.1.0.0/16`}
    @Override
    public String toString() {
        return NetworkBytes.print(network) + "/" + prefixLength;
    }
}
