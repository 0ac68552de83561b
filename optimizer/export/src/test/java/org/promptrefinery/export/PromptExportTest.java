package org.promptrefinery.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.export.format.ExportFile;
import org.promptrefinery.export.format.Formats;
import org.promptrefinery.export.format.Guard;
import org.promptrefinery.export.format.PromptFormat;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;

class PromptExportTest {

    static Stream<PromptFormat> formats() {
        return Formats.all().stream();
    }

    private static List<ExportFile> exported(Prompt prompt, String format) {
        return PromptExport.files(Prompts.shipment(prompt), Formats.named(format), List.of());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormTakesAnOrdinaryPrompt(PromptFormat format) {
        Prompt prompt = Prompts.prompt(
                "Question: {{question}}\n\nAnswer in JSON like {\"answer\": \"...\"} ",
                "Answer the question about the plays.",
                "Use \"Bob\" instead of 'Romeo' <b>always</b>; it costs $1 & 5 %, C:\\plays\\romeo.",
                "- yes: no\n- Emoji: \uD83D\uDC69\u200D\uD83D\uDE80 \u00e4\u00f6\u00fc\n  indented { braces }\n\n");

        assertThatCode(() -> PromptExport.files(Prompts.shipment(prompt), format, List.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormTakesAPromptWithoutASystemMessage(PromptFormat format) {
        assertThatCode(() -> PromptExport.files(Prompts.shipment(Prompts.prompt("{{question}}")), format, List.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "langchain4j, 'Never write {{ or not }} here', 'would be taken for a variable'",
        "langfuse, 'Write {{#if}} here', 'would begin a tag'",
        "dotprompt, 'As {{{a}}}', 'directly before a variable'",
        "spring-ai, 'Line\r\nbreaks', 'cannot stand in a template'",
        "prompty, 'Write\nuser:\nand so on', '3 messages would be sent, where the search sends 2'",
        "prompty, 'See ![x](x.png)', 'picture'",
        "text, 'Half a character: \ud83d', 'surrogate'",
    })
    void refusesWithTheReasonWhatWouldBeSentOtherwise(String format, String section, String reason) {
        assertThatThrownBy(() -> exported(Prompts.prompt("{{question}} {{a}}", section), format))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the prompt romeo cannot be exported as " + format)
                .hasMessageContaining(reason);
    }

    @Test
    void namesTheFormsThatWouldDo() {
        assertThatThrownBy(
                        () -> exported(Prompts.prompt("{{question}}", "As {{{a}}} and {{ no name! }}"), "langchain4j"))
                .hasMessageContaining("These would do: ")
                .satisfies(refusal -> assertThat(refusal.getMessage().split("These would do: ")[1])
                        .contains("text", "java", "spring-ai", "promptfoo")
                        .doesNotContain("langchain4j", "langfuse", "dotprompt"));
    }

    @Test
    void refusesASystemMessageThatMayVanish() {
        assertThatThrownBy(() -> exported(Prompts.prompt("{{question}}", "{{a}}"), "text"))
                .hasMessageContaining("2 messages would be sent, where the search sends 1");
    }

    @Test
    void aCaseThatWouldBeSentOtherwiseIsFoundToo() {
        Guard guard = new Guard(
                List.of(new Case("c1", Map.of("question", "a\r\nb"), List.of("x"), new TreeSet<>(), 1)),
                List.of("exact"));
        Shipment shipment = new Shipment(
                "romeo", Chain.of(Prompts.prompt("{{question}}")), Optional.empty(), new LinkedHashMap<>(), guard);

        assertThatThrownBy(() -> PromptExport.files(shipment, Formats.named("spring-ai"), List.of()))
                .hasMessageContaining("with the value 'a\\r\\nb' for {{question}}");
    }

    @Test
    void aFileForEachStepOfAChain() {
        Chain chain = new Chain(List.of(
                new Chain.Step("facts", Prompts.prompt("{{question}}", "List facts.")),
                new Chain.Step("answer", Prompts.prompt("{{question}}\n{{facts}}"))));
        Shipment shipment = new Shipment("romeo", chain, Optional.empty(), new LinkedHashMap<>(), Prompts.GUARD);

        assertThat(PromptExport.files(shipment, Formats.named("dotprompt"), List.of()))
                .extracting(ExportFile::name)
                .containsExactly("romeo-facts.prompt", "romeo-answer.prompt");
        assertThat(PromptExport.files(shipment, Formats.named("dspy"), List.of()))
                .extracting(ExportFile::name)
                .containsExactly("romeo-facts.dspy.json", "dspy_adapter.py", "romeo-answer.dspy.json");
        assertThatThrownBy(() -> PromptExport.files(shipment, Formats.named("promptfoo"), List.of()))
                .hasMessageContaining("a chain of 2 prompts");
    }

    @Test
    void aPlantedSecretIsRefusedAndNotShown() {
        String secret = "sk-" + "proj-aB3dE5fG7hI9jK1lM3nO5pQ7";

        assertThatThrownBy(() -> exported(Prompts.prompt("{{question}}", "Be kind.", "Use " + secret), "text"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the system message of the prompt has what looks like a key")
                .hasMessageContaining("line 2")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain(secret));
        Guard guard = new Guard(
                List.of(new Case("c7", Map.of("question", "Is it " + secret), List.of("x"), new TreeSet<>(), 1)),
                List.of());
        Shipment shipment = new Shipment(
                "romeo", Chain.of(Prompts.prompt("{{question}}")), Optional.empty(), new LinkedHashMap<>(), guard);
        assertThatThrownBy(() -> PromptExport.files(shipment, Formats.named("promptfoo"), List.of()))
                .hasMessageContaining("the input 'question' of case c7");
        assertThatThrownBy(() -> PromptExport.files(
                        Prompts.shipment(Prompts.prompt("{{question}}", "Say open sesame")),
                        Formats.named("text"),
                        List.of("open sesame")))
                .hasMessageContaining("an environment variable");
    }

    @Test
    void settingsGoAlongAndAddressesStayBehind() {
        Shipment shipment = new Shipment(
                "romeo",
                Chain.of(Prompts.prompt("{{question}}")),
                Optional.of(Prompts.model("openai:gpt-x@https://models.example.org/v1")),
                Prompts.facts(),
                Prompts.GUARD);

        for (PromptFormat format : Formats.all()) {
            assertThat(PromptExport.files(shipment, format, List.of()))
                    .noneMatch(file -> file.text().contains("models.example.org"));
        }
        String openai = PromptExport.files(shipment, Formats.named("openai"), List.of())
                .getFirst()
                .text();
        assertThat(openai).contains("\"model\" : \"gpt-x\"", "\"temperature\" : 0.5", "\"max_tokens\" : 24", "\\n\\n");
        assertThat(PromptExport.files(shipment, Formats.named("dotprompt"), List.of())
                        .getFirst()
                        .text())
                .contains("model: \"openai/gpt-x\"", "maxOutputTokens: 24", "refinery.run: \"romeo-20261125-034220\"");
    }
}
