package org.promptrefinery.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Split;
import org.promptrefinery.search.Chain;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.supply.RetrievalQuality;

/**
 * How well the passages of the baseline and the winner were chosen.
 *
 * @param rows the baseline first, each split on a row of its own; none where no passages are looked up
 */
public record Retrieval(List<Row> rows) {

    /**
     * One prompt on the cases of one split.
     *
     * @param prompt {@code baseline} or {@code winner}
     * @param split {@code train}, {@code dev} or {@code test}
     */
    public record Row(String prompt, String split, RetrievalQuality quality) {}

    public Retrieval {
        rows = List.copyOf(rows);
    }

    /** @param proven whether the test cases were asked, since nothing is found out about them otherwise */
    static Retrieval of(Chain baseline, Chain winner, Material material, boolean proven) {
        Split split = material.split();
        Map<String, List<Case>> parts = new LinkedHashMap<>();
        parts.put("train", split.train());
        parts.put("dev", split.dev());
        if (proven) {
            parts.put("test", split.test());
        }
        List<Row> rows = new ArrayList<>();
        Map<String, Chain> prompts = new LinkedHashMap<>();
        prompts.put("baseline", baseline);
        prompts.put("winner", winner);
        prompts.forEach(
                (name, chain) -> parts.forEach((part, cases) -> RetrievalQuality.of(chain, cases, material.supplies())
                        .ifPresent(quality -> rows.add(new Row(name, part, quality)))));
        return new Retrieval(rows);
    }
}
