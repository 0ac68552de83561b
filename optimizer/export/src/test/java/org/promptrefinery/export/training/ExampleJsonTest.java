package org.promptrefinery.export.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.Message;

/** The lines that trainers read, letter by letter as their documentation has them. */
class ExampleJsonTest {

    private static final List<Message> QUESTION = List.of(Message.system("Be \"brief\"."), Message.user("Who?\n<b>"));
    private static final String MESSAGES = """
            [{"role":"system","content":"Be \\"brief\\"."},{"role":"user","content":"Who?\\n<b>"}""";

    @Test
    void demonstrationsAreChatMessagesInBothLayouts() {
        Example example = new Example.Demonstration("Bob", Source.VERDICT);
        String line = "{\"messages\":" + MESSAGES + ",{\"role\":\"assistant\",\"content\":\"Bob\"}]}\n";

        assertThat(ExampleJson.line(QUESTION, example, Layout.TRL)).isEqualTo(line);
        assertThat(ExampleJson.line(QUESTION, example, Layout.OPENAI)).isEqualTo(line);
    }

    @Test
    void pairsAreInTheLayoutOfTheirTrainer() {
        Example example = new Example.Pair("Bob", "Ann", Source.VERDICT);

        assertThat(ExampleJson.line(QUESTION, example, Layout.TRL))
                .isEqualTo("{\"prompt\":" + MESSAGES
                        + "],\"chosen\":[{\"role\":\"assistant\",\"content\":\"Bob\"}]"
                        + ",\"rejected\":[{\"role\":\"assistant\",\"content\":\"Ann\"}]}\n");
        assertThat(ExampleJson.line(QUESTION, example, Layout.OPENAI))
                .isEqualTo("{\"input\":{\"messages\":" + MESSAGES
                        + "]},\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"Bob\"}]"
                        + ",\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"Ann\"}]}\n");
    }

    @Test
    void labelledAnswersHaveABoolean() {
        assertThat(ExampleJson.line(QUESTION, new Example.Labelled("Ann", false, Source.VERDICT), Layout.TRL))
                .isEqualTo("{\"prompt\":" + MESSAGES
                        + "],\"completion\":[{\"role\":\"assistant\",\"content\":\"Ann\"}],\"label\":false}\n");
    }

    @Test
    void openAiHasNoLayoutForLabelledAnswers() {
        assertThatThrownBy(() -> new Recipe(Method.KTO, Layout.OPENAI, true, false, Licence.UNKNOWN))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("--layout openai has no form for kto")
                .hasMessageContaining("--layout trl");
    }

    @Test
    void aLicenceIsAnIdentifier() {
        assertThat(Licence.named(" CC-BY-4.0 ")).isEqualTo(new Licence("cc-by-4.0"));
        assertThatThrownBy(() -> Licence.named("as I like\nlicense: mit"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cc-by-4.0");
        assertThatThrownBy(() -> Licence.named("")).isInstanceOf(BadInput.class);
    }
}
