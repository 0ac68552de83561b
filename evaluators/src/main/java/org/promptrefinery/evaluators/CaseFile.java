package org.promptrefinery.evaluators;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads labelled cases from JSON lines. */
public final class CaseFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CaseFile() {}

    /**
     * All cases of a file, in its order. Each line is an object with {@code inputs} (name to value), {@code expected}
     * (an answer, or a list of acceptable ones, which some evaluators need) and optionally {@code id}, {@code tags} and
     * {@code weight}.
     *
     * @param needsReference what cannot do without {@code expected}, if anything
     * @throws BadInput naming the file, the line and what would be accepted
     */
    public static List<Case> read(Path file, Optional<String> needsReference) {
        List<String> lines = lines(file);
        List<Case> cases = new ArrayList<>();
        Map<String, Integer> lineOfId = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                CaseLine line = CaseLine.parse(lines.get(i), file + ":" + (i + 1));
                requireSameVariables(line, cases);
                needsReference.ifPresent(line::requireReference);
                Case read = line.toCase(lineOfId.keySet());
                requireNewId(line, lineOfId.put(read.id(), i + 1), read.id());
                cases.add(read);
            }
        }
        if (cases.isEmpty()) {
            throw new BadInput(file + " holds no cases; it needs one JSON object a line, such as " + CaseLine.EXAMPLE);
        }
        return List.copyOf(cases);
    }

    private static List<String> lines(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            String body = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return List.of(body.split("\r?\n", -1));
        } catch (CharacterCodingException notUtf8) {
            throw new BadInput(file + " is not UTF-8 text; save it as UTF-8", notUtf8);
        } catch (NoSuchFileException missing) {
            throw new BadInput("there is no file " + file + "." + neighbour(file), missing);
        } catch (IOException unreadable) {
            throw new BadInput(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String neighbour(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Path wanted = file.getFileName();
        if (folder == null || wanted == null) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(path -> String.valueOf(path.getFileName())).toList();
            return Nearest.maybe(wanted.toString(), names);
        } catch (IOException noFolder) {
            return " Its folder does not exist either.";
        }
    }

    private static void requireSameVariables(CaseLine line, List<Case> before) {
        if (before.isEmpty()) {
            return;
        }
        Set<String> known = new TreeSet<>(before.getFirst().inputs().keySet());
        Set<String> here = new TreeSet<>(line.inputs().keySet());
        if (!known.equals(here)) {
            throw new BadInput(line.where() + ": the inputs are " + here + ", but those of the cases before are "
                    + known + "; all cases need the same");
        }
    }

    private static void requireNewId(CaseLine line, @Nullable Integer earlier, String id) {
        if (earlier != null) {
            throw new BadInput(line.where() + ": the id '" + id + "' was used in line " + earlier
                    + " already; ids must differ, or leave them out");
        }
    }
}
