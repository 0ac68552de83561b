package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;

/** Reads labelled cases from the files of many programs. */
public final class CaseFile {

    private CaseFile() {}

    /**
     * The cases of a file, all of them or a sample that follows from the seed. Rows are read one at a time, and no more
     * are held than are wanted.
     *
     * @param needsReference what cannot do without a reference answer, if anything
     * @throws BadInput naming the file, the line and what would be accepted
     */
    public static CaseSet read(CaseSource source, long seed, Optional<String> needsReference) {
        try (CaseRows rows = CaseRows.open(source, needsReference)) {
            Reservoir<CaseLine> sample = new Reservoir<>(source.sample().orElse(Integer.MAX_VALUE), seed);
            rows.forEachRemaining(entry -> sample.offer(entry.line()));
            requireSome(source.file(), sample.offered(), rows.notices());
            List<CaseLine> lines = sample.sample();
            List<Case> cases = identified(lines);
            List<String> notices = new ArrayList<>(rows.notices());
            notices.addAll(
                    Audit.notices(cases, lines.stream().map(CaseLine::where).toList()));
            return new CaseSet(cases, notices);
        } catch (IOException broken) {
            throw TextFile.unreadable(source.file(), broken);
        }
    }

    /**
     * Passes all cases of a file on, one at a time: the fields of each as a line of {@code cases.jsonl} has them, and
     * the case, whose id is not unique here.
     *
     * @throws BadInput as {@link #read}
     */
    public static Survey pass(CaseSource source, BiConsumer<ObjectNode, Case> sink) {
        try (CaseRows rows = CaseRows.open(source, Optional.empty())) {
            long count = 0;
            while (rows.hasNext()) {
                CaseRows.Entry entry = rows.next();
                sink.accept(entry.values(), entry.line().toCase(Set.of()));
                count++;
            }
            requireSome(source.file(), count, rows.notices());
            return new Survey(count, rows.notices(), rows.suggested());
        } catch (IOException broken) {
            throw TextFile.unreadable(source.file(), broken);
        }
    }

    /** What the columns of a table probably mean; {@link Columns#NONE} for a file that says it itself. */
    public static Columns guess(Path file) {
        try (Rows rows = Format.open(file)) {
            return rows.hasNext() ? ColumnGuess.of(rows) : Columns.NONE;
        } catch (IOException broken) {
            throw TextFile.unreadable(file, broken);
        }
    }

    /** The prompt that stands beside the cases, as in a configuration of promptfoo. */
    public static Optional<String> prompt(Path file) {
        try (Rows rows = Format.open(file)) {
            JsonNode first = rows.shared().path("prompts").path(0);
            JsonNode text = first.isObject() ? first.path("raw") : first;
            return Optional.of(text.asText()).filter(prompt -> prompt.contains("{{"));
        } catch (IOException broken) {
            throw TextFile.unreadable(file, broken);
        }
    }

    private static List<Case> identified(List<CaseLine> lines) {
        Map<String, String> placeOfId = new HashMap<>();
        List<Case> cases = new ArrayList<>();
        for (CaseLine line : lines) {
            Case read = line.toCase(placeOfId.keySet());
            String earlier = placeOfId.put(read.id(), line.where());
            if (earlier != null) {
                throw new BadInput(line.where() + ": the id '" + read.id() + "' was used at " + earlier
                        + " already; ids must differ, or leave them out");
            }
            cases.add(read);
        }
        return cases;
    }

    private static void requireSome(Path file, long count, List<String> notices) {
        if (count == 0) {
            throw new BadInput(file + " holds no cases"
                    + (notices.isEmpty()
                            ? "; it needs one JSON object a line, such as " + CaseLine.EXAMPLE
                            : " that can be used: " + String.join("; ", notices)));
        }
    }
}
