package org.promptrefinery.evaluators.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;

class ColumnsTest {

    @TempDir
    Path folder;

    @Test
    void columnsGetTheirMeaningFromTheJob() throws IOException {
        Columns columns = new Columns(
                Map.of("question", "User question"),
                Map.of("expected", "answer", "id", "No.", "weight", "w"),
                List.of("kind", "area"));
        Case read = read(columns, "a.csv", "No.,User question,answer,w,kind,area,other\n7,Who?,Bob,3,x,y,z\n")
                .cases()
                .getFirst();
        assertThat(read)
                .isEqualTo(
                        new Case("7", Map.of("question", "Who?"), List.of("Bob"), new TreeSet<>(Set.of("x", "y")), 3));
    }

    @Test
    void aPathNamesANestedField() throws IOException {
        Columns columns = new Columns(Map.of("q", "request.text"), Map.of("expected", "reply.final"), List.of());
        Case read = read(columns, "a.jsonl", "{\"request\": {\"text\": \"Who?\"}, \"reply\": {\"final\": \"Bob\"}}")
                .cases()
                .getFirst();
        assertThat(read.inputs()).isEqualTo(Map.of("q", "Who?"));
        assertThat(read.expected()).isEqualTo("Bob");
    }

    @Test
    void aWrongColumnGetsTheNearestName() {
        Columns input = new Columns(Map.of("q", "User qestion"), Map.of(), List.of());
        assertThatThrownBy(() -> read(input, "a.csv", "User question,answer\nWho?,Bob\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("a.csv:2: cases.inputs.q names the column 'User qestion'")
                .hasMessageContaining("Maybe 'User question'? Columns are User question, answer");
        Columns expected = new Columns(Map.of(), Map.of("expected", "anser"), List.of());
        assertThatThrownBy(() -> read(expected, "a.csv", "q,answer\nWho?,Bob\n"))
                .hasMessageContaining("cases.expected names the column 'anser'")
                .hasMessageContaining("Maybe 'answer'?");
    }

    @Test
    void votesAndCorrectionsMakeReferences() throws IOException {
        CaseSet set = read(Columns.NONE, "log.csv", """
                question,answer,vote,correction
                a,1,up,
                b,2,down,
                c,3,down,33
                d,4,,44
                e,5,,
                f,6,up,66
                """);
        assertThat(set.cases()).extracting(Case::expected).containsExactly("1", "33", "44", "66");
        assertThat(set.cases().get(0).tags()).containsExactly("guard");
        assertThat(set.cases().get(1).tags()).isEmpty();
        assertThat(set.cases().get(3).tags()).isEmpty();
        assertThat(set.notices())
                .anyMatch(notice -> notice.startsWith("1 logged answer voted down"))
                .anyMatch(notice -> notice.startsWith("1 logged answer with neither"));
    }

    @Test
    void aJudgeGetsTheRejectedAnswersToo() throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), "q,answer,vote\na,1,up\nb,2,down\n");
        List<Case> cases =
                CaseFile.read(CaseSource.of(file), 1, Optional.empty()).cases();
        assertThat(cases).hasSize(2);
        assertThat(cases.getLast().references()).isEmpty();
        assertThat(cases.getLast().tags()).containsExactly("rejected");
    }

    @ParameterizedTest
    @CsvSource({
        "up,guard",
        "1,guard",
        "+1,guard",
        "TRUE,guard",
        "thumbs_up,guard",
        "Thumbs-Up,guard",
        "👍,guard",
        "1.0,guard",
        "-1.0,rejected",
        "down,rejected",
        "-1,rejected",
        "false,rejected",
        "thumbs down,rejected",
        "👎,rejected"
    })
    void votesAreUnderstoodInManyWords(String vote, String tag) throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), "q,answer,vote\na,1," + vote + "\n");
        assertThat(CaseFile.read(CaseSource.of(file), 1, Optional.empty())
                        .cases()
                        .getFirst()
                        .tags())
                .containsExactly(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q,answer,vote\na,1,maybe\n", "q,vote\na,up\n"})
    void feedbackThatMakesNoSenseIsRefused(String text) {
        assertThatThrownBy(() -> read(Columns.NONE, "log.csv", text))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("log.csv:2:")
                .hasMessageContaining("vote");
    }

    @Test
    void onlyVotesOfALogMakeAnAnswerAReference() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "q,answer\nWho?,Bob\n");
        assertThatThrownBy(() -> CaseFile.read(CaseSource.of(file), 1, Optional.of("exact")))
                .hasMessageContaining("a.csv:2: 'expected' is missing");
    }

    @Test
    void duplicatesAndContradictionsAreFoundWithTheirPlaces() throws IOException {
        CaseSet set = read(Columns.NONE, "a.csv", "q,expected\nWho?,Bob\nWHO? ,bob\nwho?,Eve\nWhy?,Joy\n");
        assertThat(set.cases()).hasSize(4);
        assertThat(set.notices()).hasSize(2);
        assertThat(set.notices().getFirst())
                .startsWith("1 case contradicts an earlier one: ")
                .contains("a.csv:4 expects 'Eve', but ", "a.csv:2 'Bob'");
        assertThat(set.notices().getLast()).startsWith("1 case asks the same");
    }

    @Test
    void alternativesInCommonAreNoContradiction() throws IOException {
        CaseSet set = read(Columns.NONE, "a.json", """
                [{"q": "a", "expected": ["x", "y"]}, {"q": "a", "expected": ["y", "z"]}]
                """);
        assertThat(set.notices()).hasSize(1);
        assertThat(set.notices().getFirst()).contains("asks the same");
    }

    @Test
    void guessesColumnsByName() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.csv"), "ID,User question,Context,Correct Answer,Category,Created At\n1,a,b,c,d,e\n");
        assertThat(CaseFile.guess(file))
                .isEqualTo(new Columns(
                        Map.of("User_question", "User question", "Context", "Context"),
                        Map.of("expected", "Correct Answer", "id", "ID"),
                        List.of("Category")));
        Path tickets = Files.writeString(folder.resolve("tickets.csv"), "Message,Category\na,billing\n");
        assertThat(CaseFile.guess(tickets).fields()).isEqualTo(Map.of("expected", "Category"));
        Path rated = Files.writeString(folder.resolve("rated.csv"), "prompt,response,rating\na,b,1\na,b,5\n");
        assertThat(CaseFile.guess(rated).fields()).isEqualTo(Map.of("expected", "response"));
        Path log = Files.writeString(folder.resolve("log.csv"), "prompt,response,thumbs\na,b,up\n");
        assertThat(CaseFile.guess(log).fields()).isEqualTo(Map.of("answer", "response", "vote", "thumbs"));
    }

    private CaseSet read(Columns columns, String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return CaseFile.read(new CaseSource(file, columns, OptionalInt.empty()), 1, Optional.of("exact"));
    }
}
