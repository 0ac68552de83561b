package org.promptrefinery.export.gate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.study.job.Yaml;

/** Reads and writes locks. */
public final class LockFile {

    private static final String HEAD = """
            # What this prompt is held to. `refinery check` scores it as it now stands on the locked cases and fails when it
            # is worse; after a deliberate change `refinery check --update` writes this file anew.
            """;
    private static final int DEEPEST = 4;
    private static final int SHOWN = 5;
    private static final String NAME = "[^/\\\\\\x00]+";

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private LockFile() {}

    /** The text of the file. */
    public static String text(Lock lock) {
        return HEAD + Yaml.write(YAML.valueToTree(lock));
    }

    /**
     * Finds the lock that is meant.
     *
     * @param named the file, or the folder that it lies in
     * @throws BadInput when there is none, with those that lie deeper
     */
    public static Path locate(Path named) {
        if (Files.isRegularFile(named)) {
            return named;
        }
        Path inside = named.resolve(Lock.FILE);
        if (Files.isRegularFile(inside)) {
            return inside;
        }
        List<Path> deeper = deeper(named);
        throw new BadInput((Files.isDirectory(named)
                        ? "the folder " + named + " has no " + Lock.FILE
                        : "there is no lock " + named)
                + (deeper.isEmpty()
                        ? "; refinery export RUN --repo DIR --branch NAME --commit makes one"
                        : "; name one of " + told(deeper)));
    }

    /**
     * Reads a lock.
     *
     * @throws BadInput naming file, line and what is wrong
     */
    public static Lock read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException unreadable) {
            throw new BadInput(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * The lock in a text.
     *
     * @param where it comes from, for messages
     * @throws BadInput naming line and what is wrong
     */
    public static Lock parse(String text, String where) {
        try {
            Lock lock = YAML.readValue(text, Lock.class);
            if (lock == null || lock.lock() != Lock.VERSION) {
                throw new BadInput(
                        where + ": it is no lock of version " + Lock.VERSION + ", as this program writes them;"
                                + " export the run again, or use the version of refinery that wrote it");
            }
            require(lock.prompt().file(), where);
            require(lock.cases().file(), where);
            return lock;
        } catch (JsonProcessingException broken) {
            throw new BadInput(where + line(broken) + ": " + field(broken) + reason(broken), broken);
        }
    }

    /** All that a lock names lies beside it. */
    private static void require(String name, String where) {
        if (!name.matches(NAME) || name.equals("..") || name.equals(".")) {
            throw new BadInput(where + ": '" + name + "' must be the name of a file beside the lock, without a folder");
        }
    }

    private static String line(JacksonException broken) {
        JsonLocation location = broken.getLocation();
        return location == null || location.getLineNr() < 1 ? "" : ":" + location.getLineNr();
    }

    private static String field(JsonProcessingException broken) {
        if (!(broken instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return "";
        }
        return mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining(".", "", ": "));
    }

    private static String reason(JacksonException broken) {
        return broken.getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("it is no lock")
                .replaceAll("creator property", "field")
                .replaceAll(" \\(class [^)]*\\)| \\(index \\d+\\)|; `.*", "");
    }

    private static List<Path> deeper(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files =
                Files.find(folder, DEEPEST, (file, _) -> Lock.FILE.equals(String.valueOf(file.getFileName())))) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new StorageFailure("cannot read " + folder + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static String told(List<Path> files) {
        String some = files.stream().limit(SHOWN).map(Path::toString).collect(Collectors.joining(", "));
        return files.size() > SHOWN ? some + ", ..." : some;
    }
}
