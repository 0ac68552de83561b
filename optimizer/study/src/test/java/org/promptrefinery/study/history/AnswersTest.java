package org.promptrefinery.study.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.study.run.RunFolder;

class AnswersTest {

    private static final String LINE =
            "{\"prompt\":\"winner\",\"split\":\"test\",\"case\":\"%s\",\"inputs\":{\"q\":\"?\"},"
                    + "\"expected\":\"Bob\",\"answer\":\"%s\",\"score\":0.5,\"reason\":\"half\",\"gatesHeld\":true,"
                    + "\"evaluators\":{\"exact\":{\"score\":0.5,\"reason\":\"half\",\"version\":\"1\"},"
                    + "\"judge\":{\"unscored\":\"no reply\",\"version\":\"1\"}}}";

    @TempDir
    Path folder;

    @Test
    void readsWhatEachEvaluatorSaysAndWhyThereIsNoScore() throws IOException {
        write(LINE.formatted("c1", "Bob") + "\n\n"
                + LINE.formatted("c2", "")
                        .replace("\"score\":0.5,\"reason\":\"half\",\"gates", "\"unscored\":\"gone\",\"gates"));
        List<Answer> answers = read();
        assertThat(answers).extracting(Answer::subject).containsExactly("c1", "c2");
        Answer first = answers.getFirst();
        assertThat(first.score()).hasValue(0.5);
        assertThat(first.inputs()).containsEntry("q", "?");
        assertThat(first.evaluators().get("judge").score()).isEmpty();
        assertThat(first.evaluators().get("judge").reason()).isEqualTo("no reply");
        assertThat(first.evaluators().get("exact").score()).hasValue(0.5);
        assertThat(first.tags()).isEmpty();
        assertThat(answers.getLast().score()).isEmpty();
        assertThat(answers.getLast().reason()).isEqualTo("gone");
    }

    @Test
    void hostileTextIsHandedOnAsItIs() throws IOException {
        String great = "x".repeat(1 << 20);
        write(LINE.formatted("c1", "\\ud800 </script>\\u202e") + "\n" + LINE.formatted("c2", great));
        Files.write(
                folder.resolve("verdicts.jsonl"), bytes("\n" + LINE.formatted("c3", "@")), StandardOpenOption.APPEND);
        List<Answer> answers = read();
        assertThat(answers.get(0).answer()).isEqualTo("\ud800 </script>\u202e");
        assertThat(answers.get(1).answer()).isEqualTo(great);
        assertThat(answers.get(2).answer()).isEqualTo("\ufffd");
    }

    /** The text with a byte in place of each '@' that no UTF-8 has. */
    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '@' ? (byte) 0xff : bytes[i];
        }
        return bytes;
    }

    @Test
    void aBrokenLineIsNamed() throws IOException {
        write(LINE.formatted("c1", "Bob") + "\n" + LINE.formatted("c2", "Bob").replace("true", "maybe"));
        assertThatThrownBy(this::read)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("verdicts.jsonl:2: broken JSON");
        write(LINE.formatted("c1", "Bob") + "\n[]");
        assertThatThrownBy(this::read)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("verdicts.jsonl:2: it must be");
        write(LINE.formatted("c1", "Bob").replace("\"case\"", "\"kase\""));
        assertThatThrownBy(this::read)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("verdicts.jsonl:1: the field 'case' is missing");
        write(LINE.formatted("c1", "Bob").replace("0.5", "\"a lot\""));
        assertThatThrownBy(this::read)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("verdicts.jsonl:1: score: '\"a lot\"' must be a number");
    }

    @Test
    void aRunThatHasNotEndedHasNone() {
        assertThat(read()).isEmpty();
    }

    private void write(String lines) throws IOException {
        Files.writeString(folder.resolve("verdicts.jsonl"), lines);
    }

    private List<Answer> read() {
        List<Answer> answers = new ArrayList<>();
        Answers.each(new RunFolder(folder), answers::add);
        return answers;
    }
}
