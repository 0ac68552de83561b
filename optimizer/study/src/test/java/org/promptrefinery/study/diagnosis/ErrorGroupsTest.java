package org.promptrefinery.study.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.inference.embedding.TextEmbedder;

class ErrorGroupsTest {

    private final List<CaseResult> answers = new ArrayList<>();

    @Test
    void errorsAreGroupedByWhatTheyAreAboutAndNamedByTheirWords() {
        add("my parcel is lost on the way", 12, 0);
        add("the invoice has a wrong sum", 9, 0);
        add("how do I open an account", 15, 1);

        List<ErrorGroup> groups = new ErrorGroups(Optional.empty(), 1).of(answers);

        assertThat(groups).extracting(group -> group.wrong().size()).containsExactly(12, 9);
        assertThat(groups.getFirst().words()).contains("parcel").doesNotContain("invoice", "account");
        assertThat(groups.getLast().words()).contains("invoice").doesNotContain("parcel", "account");
    }

    @Test
    void anEmbedderGroupsByMeaningWhereWordsDiffer() {
        add("parcel lost", 6, 0);
        add("package gone", 6, 0);
        add("invoice wrong", 6, 0);
        TextEmbedder meanings = new TextEmbedder() {
            @Override
            public String identity() {
                return "meanings";
            }

            @Override
            public List<float[]> embed(List<String> texts) {
                return texts.stream()
                        .map(text -> text.startsWith("p") ? new float[] {1, 0} : new float[] {0, 1})
                        .toList();
            }
        };

        assertThat(new ErrorGroups(Optional.of(meanings), 1).of(answers))
                .extracting(group -> group.wrong().size())
                .containsExactly(12, 6);
        assertThat(new ErrorGroups(Optional.empty(), 1).of(answers)).hasSize(3);
    }

    @Test
    void nothingWrongMakesNoGroup() {
        add("how do I open an account", 5, 1);

        assertThat(new ErrorGroups(Optional.empty(), 1).of(answers)).isEmpty();
    }

    private void add(String question, int count, double score) {
        for (int i = 0; i < count; i++) {
            String id = "case" + answers.size();
            Case subject = new Case(id, Map.of("question", question + " " + id), List.of("yes"), new TreeSet<>(), 1);
            answers.add(new CaseResult(subject, "no", new Verdict.Scored(score, "so"), true, Map.of()));
        }
    }
}
