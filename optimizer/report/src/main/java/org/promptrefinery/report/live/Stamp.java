package org.promptrefinery.report.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.RunLock;

/**
 * What a page shows is the same as long as this is the same.
 *
 * @param text short, of hexadecimal digits
 */
record Stamp(String text) {

    private static final int DIGITS = 16;

    /** Of one run: its files by their sizes and times, and whether somebody works on it. */
    static Stamp of(RunFolder run) {
        return hashed(state(run));
    }

    /** Of several runs. */
    static Stamp of(List<RunFolder> runs) {
        return hashed(runs.stream().map(run -> run.name() + "/" + state(run)).collect(Collectors.joining("\n")));
    }

    private static String state(RunFolder run) {
        return Stream.of(run.record(), run.journal(), run.result(), run.verdicts(), run.stop())
                        .map(Stamp::state)
                        .collect(Collectors.joining(" "))
                + " " + RunLock.isHeld(run);
    }

    private static String state(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.size() + "@" + now.lastModifiedTime();
        } catch (IOException missing) {
            return "-";
        }
    }

    private static Stamp hashed(String state) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            return new Stamp(HexFormat.of().formatHex(hash).substring(0, DIGITS));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
