package dev.leat.protocol.poke;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// How the parts of a poke travel.
///
/// Up to protocol version 51 each part is a text frame `["pokePart", part]`. From 52 on the parts
/// are one JSON array, cut into binary frames that start with a zero byte; no cut splits a
/// character.
public final class PokeFrames {
    /// No binary frame is larger than this, its tag included.
    public static final int CHUNK_BYTES = 1 << 20;

    /// The first byte of every binary frame.
    public static final byte TAG = 0;

    private static final byte[] TEXT_START = "[\"pokePart\",".getBytes(StandardCharsets.US_ASCII);

    private PokeFrames() {}

    /// {@return the text frame of one part, as UTF-8}
    public static byte[] text(byte[] part) {
        byte[] frame = new byte[TEXT_START.length + part.length + 1];
        System.arraycopy(TEXT_START, 0, frame, 0, TEXT_START.length);
        System.arraycopy(part, 0, frame, TEXT_START.length, part.length);
        frame[frame.length - 1] = ']';
        return frame;
    }

    /// {@return the binary frames of all parts of a poke; one frame even if there is no part}
    public static List<byte[]> binary(List<byte[]> parts) {
        return binary(parts, CHUNK_BYTES);
    }

    static List<byte[]> binary(List<byte[]> parts, int chunkBytes) {
        List<byte[]> frames = new ArrayList<>();
        Chunk chunk = new Chunk(frames, chunkBytes);
        chunk.add('[');
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                chunk.add(',');
            }
            chunk.add(parts.get(i));
        }
        chunk.add(']');
        chunk.flush();
        return frames;
    }

    /// {@return the JSON array of parts that binary frames carry, as text}
    ///
    /// @throws IllegalArgumentException if a frame does not start with the tag
    public static String join(List<byte[]> frames) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            if (frame.length == 0 || frame[0] != TAG) {
                throw new IllegalArgumentException("a binary frame that is not a piece of a poke");
            }
            json.write(frame, 1, frame.length - 1);
        }
        return json.toString(StandardCharsets.UTF_8);
    }

    /// The frame that is being filled. It grows to its limit only if it must: most pokes are small.
    private static final class Chunk {
        private final List<byte[]> frames;
        private final int limit;
        private final ByteArrayOutputStream open = new ByteArrayOutputStream(256);

        Chunk(List<byte[]> frames, int limit) {
            this.frames = frames;
            this.limit = limit;
            open.write(TAG);
        }

        void add(char c) {
            if (open.size() == limit) {
                flush();
                open.write(TAG);
            }
            open.write(c);
        }

        void add(byte[] bytes) {
            int from = 0;
            while (from < bytes.length) {
                int room = limit - open.size();
                int end = Math.min(bytes.length, from + room);
                while (end < bytes.length && end > from && (bytes[end] & 0xC0) == 0x80) {
                    end--;
                }
                open.write(bytes, from, end - from);
                from = end;
                if (from < bytes.length) {
                    flush();
                    open.write(TAG);
                }
            }
        }

        void flush() {
            frames.add(open.toByteArray());
            open.reset();
        }
    }
}
