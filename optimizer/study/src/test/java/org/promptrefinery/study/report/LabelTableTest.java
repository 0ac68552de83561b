package org.promptrefinery.study.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.text.LabelReport;
import org.promptrefinery.evaluators.text.LabelReport.Pair;

class LabelTableTest {

    private static final LabelReport REPORT = LabelReport.of(
            List.of("K", "M"),
            List.of(
                    new Pair("K", Optional.of("K")),
                    new Pair("K", Optional.of("M")),
                    new Pair("M", Optional.of("M")),
                    new Pair("M", Optional.empty())));

    @Test
    void showsTheMatrixRowByRow() {
        List<String> lines = LabelTable.lines(REPORT);
        assertThat(lines.getFirst()).isEqualTo("labels: accuracy 50.0 %, macro F1 58.3 %, 4 cases");
        assertThat(lines.get(1).strip()).matches("expected \\\\ said +K +M +none");
        assertThat(lines.get(2).strip()).matches("K +1 +1 +\\.");
        assertThat(lines.get(3).strip()).matches("M +\\. +1 +1");
    }

    @Test
    void namesTheMostFrequentConfusionsOfManyLabels() {
        List<String> labels = IntStream.range(0, 30).mapToObj(i -> "label" + i).toList();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 29; i++) {
            for (int times = 0; times <= i; times++) {
                pairs.add(new Pair("label" + i, Optional.of("label" + (i + 1))));
            }
        }
        List<String> lines = LabelTable.lines(LabelReport.of(labels, pairs));
        assertThat(lines).hasSize(11).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(lines.get(1).strip()).isEqualTo("29 x label29 for label28");
    }

    @Test
    void staysWithinTheTerminalWithLongLabels() {
        List<String> labels = IntStream.range(0, 8)
                .mapToObj(i -> "a very long label, number " + i)
                .toList();
        LabelReport report =
                LabelReport.of(labels, List.of(new Pair(labels.getFirst(), Optional.of(labels.getLast()))));
        assertThat(LabelTable.lines(report)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void machinesGetAllOfIt() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        LabelTable.put(node, REPORT);
        assertThat(node.path("confusion").toString()).isEqualTo("[[1,1,0],[0,1,1]]");
        assertThat(node.path("labels").path(1).path("precision").asDouble()).isEqualTo(0.5);
        assertThat(node.path("labels").path(0).path("precision").asDouble()).isEqualTo(1);
    }
}
