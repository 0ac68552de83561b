package org.promptrefinery.inference.gguf;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Little-endian values in order; lengths that the rest of the file cannot hold are refused before anything is
 * allocated.
 */
final class GgufInput implements AutoCloseable {

    private static final long LONGEST_TEXT = 64L << 20;

    private final DataInputStream data;
    private final long size;
    private long position;

    GgufInput(InputStream bytes, long size) {
        this.data = new DataInputStream(new BufferedInputStream(bytes, 1 << 16));
        this.size = size;
    }

    long position() {
        return position;
    }

    int int8() throws IOException {
        advance(1);
        return data.readUnsignedByte();
    }

    int int16() throws IOException {
        advance(2);
        return Short.toUnsignedInt(Short.reverseBytes(data.readShort()));
    }

    int int32() throws IOException {
        advance(4);
        return Integer.reverseBytes(data.readInt());
    }

    long int64() throws IOException {
        advance(8);
        return Long.reverseBytes(data.readLong());
    }

    /** A number of things that take at least one byte each. */
    long count() throws IOException {
        long count = int64();
        if (count < 0 || count > size - position) {
            throw new EOFException();
        }
        return count;
    }

    String text() throws IOException, UnsupportedGguf {
        long length = count();
        if (length > LONGEST_TEXT) {
            throw new UnsupportedGguf("it has a text of " + length + " bytes in its metadata; get the file again");
        }
        byte[] bytes = new byte[(int) length];
        advance(bytes.length);
        data.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void advance(int bytes) throws EOFException {
        position += bytes;
        if (position > size) {
            throw new EOFException();
        }
    }

    @Override
    public void close() throws IOException {
        data.close();
    }
}
