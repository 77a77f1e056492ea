package dev.leat.postgres;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Percent-encoding as in RFC 3986. `java.net.URLDecoder` is for forms: it turns `+` into a blank,
/// which breaks passwords.
final class PercentCode {

    private static final String UNRESERVED = "-._~";

    private PercentCode() {}

    static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c < 0x80
                                    && (c >= '0' && c <= '9'
                                            || c >= 'a' && c <= 'z'
                                            || c >= 'A' && c <= 'Z')
                            || UNRESERVED.indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(hex(c >> 4)).append(hex(c & 15));
            }
        }
        return out.toString();
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }

    /// @param what names the part in the error; the part itself may be a password and is not shown
    static String decode(String text, String what) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw broken(what);
                }
                if (high == 0 && low == 0) {
                    throw new IllegalArgumentException(
                            "The %s of the connection URL has a zero byte (%%00), which Postgres has in no text"
                                    .formatted(what));
                }
                bytes.write(high << 4 | low);
                i += 3;
            } else {
                int point = text.codePointAt(i);
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw broken(what);
        }
    }

    private static IllegalArgumentException broken(String what) {
        return new IllegalArgumentException(
                "The "
                        + what
                        + " of the connection URL has a broken percent escape; write a literal % as %25");
    }
}
