package org.promptrefinery.inference.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.promptrefinery.inference.ModelUnavailable;

/** The model that ships with the project, unpacked once per version into the user's cache folder. */
final class BundledBard {

    private static final String RESOURCE = "/org/promptrefinery/inference/bard.gguf";
    private static final int NAME_DIGITS = 16;

    private BundledBard() {}

    static Path file(Map<String, String> environment) {
        byte[] weights = weights();
        String name = "bard-" + sha256(weights).substring(0, NAME_DIGITS) + ".gguf";
        try {
            return unpack(weights, CacheFolder.of(environment).resolve(name));
        } catch (IOException notThere) {
            return unpackToTemporaryFile(weights);
        }
    }

    private static Path unpack(byte[] weights, Path target) throws IOException {
        if (Files.exists(target) && Arrays.equals(Files.readAllBytes(target), weights)) {
            return target;
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path part = Files.createTempFile(target.toAbsolutePath().getParent(), "bard-", ".part");
        Files.write(part, weights);
        return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path unpackToTemporaryFile(byte[] weights) {
        try {
            Path file = Files.createTempFile("bard-", ".gguf");
            file.toFile().deleteOnExit();
            return Files.write(file, weights);
        } catch (IOException full) {
            throw new ModelUnavailable(
                    "the embedded model cannot be unpacked: " + full.getMessage()
                            + "; set REFINERY_CACHE_DIR to a folder that can be written",
                    full);
        }
    }

    private static byte[] weights() {
        try (InputStream resource = BundledBard.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new ModelUnavailable("this build has no embedded model; scripts/train-bard makes one");
            }
            return resource.readAllBytes();
        } catch (IOException unreadable) {
            throw new ModelUnavailable("the embedded model cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
