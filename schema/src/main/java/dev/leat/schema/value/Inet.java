package dev.leat.schema.value;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;

/// An IP address of either version, and possibly the size of its network: the value of `inet`.
///
/// @param address 4 or 16 bytes
/// @param prefixLength the bits of the network: 32 or 128 for a single host
public record Inet(Bytes address, int prefixLength) {
    public Inet {
        Objects.requireNonNull(address, "address");
        if (address.size() != 4 && address.size() != 16) {
            throw new IllegalArgumentException("an IP address has 4 or 16 bytes");
        }
        if (prefixLength < 0 || prefixLength > address.size() * 8) {
            throw new IllegalArgumentException(
                    "a network of /%d does not exist among addresses of %d bits"
                            .formatted(prefixLength, address.size() * 8));
        }
    }

    /// {@return this single host}
    public static Inet of(InetAddress host) {
        byte[] bytes = host.getAddress();
        return new Inet(Bytes.of(bytes), bytes.length * 8);
    }

    /// {@return the address of a text such as `10.1.2.3`, `10.1.2.3/8`, `2001:db8::1`}
    ///
    /// @throws IllegalArgumentException if it is none; names of hosts are not looked up
    public static Inet parse(String text) {
        int slash = text.indexOf('/');
        Bytes address = NetworkBytes.parse(slash < 0 ? text : text.substring(0, slash));
        return new Inet(
                address,
                slash < 0 ? address.size() * 8 : Integer.parseInt(text.substring(slash + 1)));
    }

    /// {@return the address without its network; an IPv4 address inside an IPv6 one is IPv4 in
    /// Java}
    public InetAddress toInetAddress() {
        try {
            return InetAddress.getByAddress(address.toByteArray());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the length was checked", e);
        }
    }

    /// {@return whether it is a host and not one in a network of said size}
    public boolean isSingleHost() {
        return prefixLength == address.size() * 8;
    }

    /// {@return the address, with its network unless it is a single host}
    @Override
    public String toString() {
        String host = NetworkBytes.print(address);
        return isSingleHost() ? host : host + "/" + prefixLength;
    }
}
