package org.promptrefinery.export.repository;

import java.nio.charset.StandardCharsets;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.export.gate.TextHash;

/** A file to commit. */
public final class ExportFile {

    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]*";

    private final String name;
    private final byte[] bytes;

    /**
     * A file in the folder of the prompt.
     *
     * @param name without a folder of its own
     * @param bytes what it holds
     * @throws BadInput when some file system might take the name amiss
     */
    public ExportFile(String name, byte[] bytes) {
        if (!name.matches(NAME)) {
            throw new BadInput(
                    "'" + name + "' cannot name an exported file, which is of letters, digits, '-', '_' and '.'"
                            + " and lies beside the prompt");
        }
        this.name = name;
        this.bytes = bytes.clone();
    }

    /** A file of text. */
    public static ExportFile of(String name, String text) {
        return new ExportFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    String name() {
        return name;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String hash() {
        return TextHash.of(bytes);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
