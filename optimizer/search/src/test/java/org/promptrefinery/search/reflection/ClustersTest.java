package org.promptrefinery.search.reflection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.patterns.ErrorAnalysis;
import org.promptrefinery.search.patterns.ErrorPattern;

class ClustersTest {

    private static List<CaseResult> wrong(String id, String question, String answer, String reference, int count) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> Stage.result(id + i, question + " " + id + i, answer, reference))
                .toList();
    }

    @Test
    void knownPatternsComeApart() {
        List<CaseResult> all = new ArrayList<>(wrong("r", "Whom did she love", "Romeo", "Bob", 3));
        all.addAll(wrong("j", "Whom did he love", "Juliet", "Alice", 5));
        all.add(Stage.result("h0", "Who saw a ghost?", "It was Hamlet, of course.", "Hamlet"));
        all.add(Stage.result("h1", "Whose friend came along?", "Then Horatio went with him.", "Horatio"));
        List<ErrorPattern> patterns = ErrorAnalysis.of(all);
        Collections.shuffle(all, new Random(1));
        List<Clusters.Cluster> clusters = Clusters.of(all, patterns);
        assertThat(clusters)
                .extracting(cluster -> cluster.wrong().stream()
                        .map(result -> result.subject().id().substring(0, 1))
                        .distinct()
                        .toList())
                .containsExactly(List.of("j"), List.of("r"), List.of("h"));
        assertThat(clusters.getFirst().what()).contains("'Juliet' where 'Alice' is right");
        assertThat(clusters.getLast().what()).contains("more than the bare answer");
    }

    @Test
    void withoutPatternsLikenessDecides() {
        List<CaseResult> all = new ArrayList<>(wrong("g", "Name the capital on the river", "Paris", "?", 3));
        all.addAll(wrong("s", "Add seven and eleven quickly, please do", "19", "18", 4));
        assertThat(Clusters.of(all, List.of()))
                .extracting(cluster -> cluster.wrong().size())
                .containsExactly(4, 3);
    }

    @Test
    void everyAnswerIsInOneCluster() {
        List<CaseResult> all =
                Stage.results(40).stream().filter(CaseResult::failed).toList();
        assertThat(Clusters.of(all, ErrorAnalysis.of(all)).stream().flatMap(cluster -> cluster.wrong().stream()))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(Clusters.of(List.of(), List.of())).isEmpty();
    }
}
