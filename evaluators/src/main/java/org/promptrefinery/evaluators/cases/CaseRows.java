package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;

/** The usable cases of a file, checked one at a time as they are read, and counts of what was not usable. */
final class CaseRows implements Iterator<CaseRows.Entry>, Closeable {

    /**
     * @param values fields of the case as the file has them, what users said of an answer among them
     * @param line the case that follows
     */
    record Entry(ObjectNode values, CaseLine line) {}

    private final Rows rows;
    private final Columns columns;
    private final Optional<String> needsReference;
    private final Map<Feedback.Outcome, Integer> dropped = new TreeMap<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final Map<Object, Integer> suggested = new HashMap<>();
    private @Nullable Shape shape;
    private @Nullable Set<String> variables;
    private @Nullable Entry ahead;

    private CaseRows(Rows rows, Columns columns, Optional<String> needsReference) {
        this.rows = rows;
        this.columns = columns;
        this.needsReference = needsReference;
    }

    /**
     * @param needsReference what cannot do without a reference, if anything; then rows of logs without one are left out
     */
    static CaseRows open(CaseSource source, Optional<String> needsReference) {
        return new CaseRows(Format.open(source.file()), source.columns(), needsReference);
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && rows.hasNext()) {
            ahead = usable(rows.next()).orElse(null);
        }
        return ahead != null;
    }

    @Override
    public Entry next() {
        Entry next = hasNext() ? ahead : null;
        if (next == null) {
            throw new NoSuchElementException();
        }
        ahead = null;
        return next;
    }

    private Optional<Entry> usable(Row row) {
        Shaped shaped = shaped(row);
        Feedback feedback = Feedback.of(shaped.values(), row.where());
        CaseLine line = CaseLine.of(feedback.values(), row.where());
        requireSameVariables(line);
        if (feedback.outcome() != Feedback.Outcome.USABLE && needsReference.isPresent()) {
            dropped.merge(feedback.outcome(), 1, Integer::sum);
            return Optional.empty();
        }
        needsReference.ifPresent(line::requireReference);
        return Optional.of(new Entry(shaped.values(), line));
    }

    private Shaped shaped(Row row) {
        if (shape == null) {
            shape = Shape.of(row, columns, rows.shared());
        }
        Shaped shaped = shape.apply(row);
        shaped.leftOut().forEach(name -> leftOut.merge(name, 1, Integer::sum));
        shaped.suggested().forEach(entry -> suggested.merge(entry, 1, Integer::sum));
        return shaped;
    }

    private void requireSameVariables(CaseLine line) {
        Set<String> here = new TreeSet<>(line.inputs().keySet());
        if (variables == null) {
            variables = here;
        } else if (!variables.equals(here)) {
            throw new BadInput(line.where() + ": the inputs are " + here + ", but those of the cases before are "
                    + variables + "; all cases need the same");
        }
    }

    /** How many rows asked for each evaluator, given as an entry of a job. */
    Map<Object, Integer> suggested() {
        return Map.copyOf(suggested);
    }

    /** What was left out so far, and why. */
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        dropped.forEach((outcome, count) -> notices.add(count + (count == 1 ? " logged answer" : " logged answers")
                + (outcome == Feedback.Outcome.REJECTED
                        ? " voted down without a correction"
                        : " with neither a vote up nor a correction")
                + " left out for want of a reference; a judge could score them"));
        if (!leftOut.isEmpty()) {
            List<String> named = new ArrayList<>();
            leftOut.forEach((name, count) -> named.add(name + " (" + count + ")"));
            notices.add("not taken over from the tests: " + String.join(", ", named) + "; add evaluators for them");
        }
        return notices;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
