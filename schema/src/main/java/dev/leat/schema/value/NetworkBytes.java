package dev.leat.schema.value;

import java.util.ArrayList;
import java.util.List;

/// The bytes of IP addresses, read and written without asking any name service.
final class NetworkBytes {
    private NetworkBytes() {}

    static Bytes parse(String text) {
        return text.indexOf(':') < 0 ? Bytes.of(version4(text)) : Bytes.of(version6(text));
    }

    private static byte[] version4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not a network address");
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            int part = Integer.parseInt(parts[i]);
            if (part < 0 || part > 255 || parts[i].length() > 3) {
                throw new IllegalArgumentException("not a network address");
            }
            bytes[i] = (byte) part;
        }
        return bytes;
    }

    private static byte[] version6(String text) {
        int gap = text.indexOf("::");
        List<Integer> before = groups(gap < 0 ? text : text.substring(0, gap));
        List<Integer> after = groups(gap < 0 ? "" : text.substring(gap + 2));
        int missing = 8 - before.size() - after.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            throw new IllegalArgumentException("not a network address");
        }
        List<Integer> all = new ArrayList<>(before);
        for (int i = 0; i < missing; i++) {
            all.add(0);
        }
        all.addAll(after);
        byte[] bytes = new byte[16];
        for (int i = 0; i < 8; i++) {
            bytes[2 * i] = (byte) (all.get(i) >> 8);
            bytes[2 * i + 1] = (byte) (int) all.get(i);
        }
        return bytes;
    }

    private static List<Integer> groups(String text) {
        List<Integer> groups = new ArrayList<>();
        if (text.isEmpty()) {
            return groups;
        }
        for (String part : text.split(":", -1)) {
            if (part.indexOf('.') >= 0) {
                byte[] last = version4(part);
                groups.add((last[0] & 0xff) << 8 | last[1] & 0xff);
                groups.add((last[2] & 0xff) << 8 | last[3] & 0xff);
            } else if (part.isEmpty() || part.length() > 4) {
                throw new IllegalArgumentException("not a network address");
            } else {
                groups.add(Integer.parseInt(part, 16));
            }
        }
        return groups;
    }

    static String print(Bytes bytes) {
        StringBuilder out = new StringBuilder();
        if (bytes.size() == 4) {
            for (int i = 0; i < 4; i++) {
                out.append(i == 0 ? "" : ".").append(bytes.get(i) & 0xff);
            }
            return out.toString();
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes.get(2 * i) & 0xff) << 8 | bytes.get(2 * i + 1) & 0xff;
        }
        return compressed(groups);
    }

    /// The longest run of zeros, of two at least, becomes `::`.
    private static String compressed(int[] groups) {
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                out.append("::");
                i += length - 1;
            } else {
                boolean first = i == 0 || i == start + length && start >= 0;
                out.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return out.toString();
    }
}
