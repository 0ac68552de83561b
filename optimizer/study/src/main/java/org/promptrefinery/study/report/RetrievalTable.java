package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.promptrefinery.study.Retrieval;
import org.promptrefinery.study.supply.RetrievalQuality;

/** How well passages were chosen, for a person and for a machine. */
final class RetrievalTable {

    private RetrievalTable() {}

    /** Some lines; none where no passages are looked up. */
    static List<String> lines(Retrieval retrieval) {
        return retrieval.rows().isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.of("", heads("passages hold the answer")),
                                retrieval.rows().stream()
                                        .map(row -> line(row.prompt() + ", " + row.split(), row.quality())))
                        .toList();
    }

    /** The same of a single prompt. */
    static List<String> lines(RetrievalQuality quality) {
        return List.of("", heads("passages hold the answer"), line("this prompt", quality));
    }

    private static String heads(String title) {
        return String.format(Locale.ROOT, "%-24s %7s %9s %9s %9s", title, "cases", "found", "share", "MRR");
    }

    private static String line(String name, RetrievalQuality quality) {
        return String.format(
                Locale.ROOT,
                "%-24s %7d %9d %9s %9.3f",
                "  " + name,
                quality.cases(),
                quality.found(),
                Points.percent(quality.recall()),
                quality.reciprocalRank());
    }

    static void put(ArrayNode array, Retrieval retrieval) {
        for (Retrieval.Row row : retrieval.rows()) {
            put(array.addObject().put("prompt", row.prompt()).put("split", row.split()), row.quality());
        }
    }

    static void put(ObjectNode node, RetrievalQuality quality) {
        node.put("cases", quality.cases())
                .put("found", quality.found())
                .put("recall", quality.recall())
                .put("reciprocalRank", quality.reciprocalRank());
    }
}
