package org.promptrefinery.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.export.format.Formats;
import org.promptrefinery.export.format.Guard;
import org.promptrefinery.search.Chain;

class PromptfooTest {

    private static final List<Case> CASES = List.of(
            subject("c1", "Whom did (he) envy?", "Alice B.", "Bob"),
            subject("c2", "Use {{ this }}", "x"),
            subject("c3", "ends\n", "x"));

    private static Case subject(String id, String question, String... expected) {
        return new Case(id, Map.of("question", question, "unused", "{{"), List.of(expected), new TreeSet<>(), 1);
    }

    private static String config(Object... evaluators) {
        return config(CASES.subList(0, 1), evaluators);
    }

    private static String config(List<Case> cases, Object... evaluators) {
        Shipment shipment = new Shipment(
                "romeo",
                Chain.of(Prompts.prompt("{{question}}", "Be {brief} and {{ no tag! }}")),
                Optional.of(Prompts.model("ollama:qwen3@http://localhost:1/v1")),
                new LinkedHashMap<>(),
                new Guard(cases, List.of(evaluators)));
        return PromptExport.files(shipment, Formats.named("promptfoo"), List.of())
                .getFirst()
                .text();
    }

    private static JsonNode only(Object evaluator) throws Exception {
        return new YAMLMapper().readTree(config(evaluator)).at("/tests/0/assert/0");
    }

    @Test
    void testsAreTheCases() throws Exception {
        JsonNode file = new YAMLMapper().readTree(config("exact"));

        assertThat(file.at("/providers/0/id").asText()).isEqualTo("ollama:chat:qwen3");
        assertThat(file.at("/tests/0/description").asText()).isEqualTo("c1");
        assertThat(file.at("/tests/0/vars/question").asText()).isEqualTo("Whom did (he) envy?");
        assertThat(file.at("/tests/0/vars")).hasSize(1);
    }

    @Test
    void assertsSayTheSameAsTheEvaluators() throws Exception {
        String exact = only("exact").path("value").asText();
        assertThat("Alice  B.\n").containsPattern(exact);
        assertThat("Bob").containsPattern(exact);
        assertThat("Alice Bx").doesNotContainPattern(exact);
        assertThat("no Bob").doesNotContainPattern(exact);
        assertThat(only(Map.of("contains", Map.of("any", List.of("x", "y"), "ignore_case", true)))
                        .toString())
                .isEqualTo("{\"type\":\"icontains-any\",\"value\":[\"x\",\"y\"]}");
        assertThat(only(Map.of("contains", Map.of("all", "x", "negate", true))).toString())
                .isEqualTo("{\"type\":\"not-contains-all\",\"value\":[\"x\"]}");
        assertThat(only(Map.of("starts-with", Map.of("text", "Dear"))).toString())
                .isEqualTo("{\"type\":\"regex\",\"value\":\"^\\\\s*(?:Dear)\"}");
        assertThat(only(Map.of("regex", Map.of("pattern", "[A-Z]+")))
                        .path("value")
                        .asText())
                .isEqualTo("[A-Z]+");
        assertThat(only("json").toString()).isEqualTo("{\"type\":\"is-json\"}");
    }

    @Test
    void whatHasNoCounterpartIsLeftOutAndNamed() throws Exception {
        String text = config(
                "exact",
                Map.of("forbidden", Map.of("words", List.of("Romeo"))),
                Map.of("regex", Map.of("pattern", "(?i)x")),
                Map.of("exact", Map.of("normalize", List.of("case"))));

        assertThat(text).contains("# Left out where promptfoo has no exact counterpart: exact, forbidden, regex.");
        assertThat(new YAMLMapper().readTree(text).at("/tests/0/assert")).hasSize(1);
    }

    @Test
    void casesThatPromptfooWouldChangeAreLeftOutAndCounted() throws Exception {
        String text = config(CASES, "exact");

        assertThat(text).contains("# 2 of 3 cases left out");
        assertThat(new YAMLMapper().readTree(text).path("tests")).hasSize(1);
        assertThatThrownBy(() -> config(CASES.subList(1, 3), "exact"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("there are no cases for it");
    }
}
