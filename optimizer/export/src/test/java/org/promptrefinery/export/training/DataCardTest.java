package org.promptrefinery.export.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cards that go with data for training. */
class DataCardTest extends Workshop {

    private static final String HOSTILE = "``` <img src=x> [a](b) | # x\\n## Licence\\n---\\n- y";

    @BeforeEach
    void answers() throws IOException {
        makeRun("contains, forbidden: {words: [\"" + HOSTILE + "\"]}");
        answered(trainCase(0), "Bob", 1);
        answered(trainCase(0), "Ann", 0);
    }

    private static Recipe licensed(String licence) {
        return new Recipe(Method.DPO, Layout.TRL, true, false, Licence.named(licence));
    }

    private JsonNode head() throws IOException {
        String card = file("README.md");
        return new YAMLMapper().readTree(card.substring(4, card.indexOf("\n---\n", 4)));
    }

    @Test
    void theHeadIsThatOfADatasetCard() throws IOException {
        export(licensed("cc-by-4.0"));
        JsonNode head = head();

        assertThat(head.path("license").asText()).isEqualTo("cc-by-4.0");
        assertThat(head.at("/configs/0/data_files/0/split").asText()).isEqualTo("train");
        assertThat(head.at("/configs/0/data_files/0/path").asText()).isEqualTo("train.jsonl");
    }

    @Test
    void aLicenceThatTheHubDoesNotKnowIsNamed() throws IOException {
        export(licensed("acme-internal"));
        assertThat(head().path("license").asText()).isEqualTo("other");
        assertThat(head().path("license_name").asText()).isEqualTo("acme-internal");

        export(licensed("unknown"));
        assertThat(head().path("license").asText()).isEqualTo("unknown");
        assertThat(file("README.md")).contains("nobody has said under which terms");
    }

    @Test
    void itTellsWhatTheDataIsMadeOf() throws Exception {
        export(licensed("mit"));
        JsonNode card = card();

        assertThat(card.at("/run/run").asText()).isEqualTo("play-20261125-010203");
        assertThat(card.at("/run/date").asText()).isEqualTo("2026-11-25T01:02:03Z");
        assertThat(card.at("/run/cases_sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(card.at("/run/prompt_id").asText()).matches("[0-9a-f]{12}");
        assertThat(card.at("/models/task").asText()).isEqualTo("openai:m");
        assertThat(card.path("job").asText()).isEqualTo("play");
        assertThat(card.path("license").asText()).isEqualTo("mit");
        assertThat(card.at("/files/0/rows").asInt()).isEqualTo(1);
        byte[] data = Files.readAllBytes(out().resolve("train.jsonl"));
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        assertThat(card.at("/files/0/sha256").asText()).isEqualTo(hash);
        assertThat(card.at("/files/0/bytes").asInt()).isEqualTo(data.length);
        assertThat(file("README.md")).contains(hash, "`2026-11-25T01:02:03Z`", "`openai:m`");
    }

    @Test
    void namesCannotBreakTheMarkdown() {
        export(licensed("mit"));
        String text = file("README.md");
        Node document = Parser.builder().build().parse(text.substring(text.indexOf("\n---\n", 4) + 5));
        List<String> headings = new ArrayList<>();
        List<Node> markup = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(TextContentRenderer.builder().build().render(heading));
            }

            @Override
            public void visit(HtmlBlock html) {
                markup.add(html);
            }

            @Override
            public void visit(HtmlInline html) {
                markup.add(html);
            }

            @Override
            public void visit(Link link) {
                markup.add(link);
            }

            @Override
            public void visit(Image image) {
                markup.add(image);
            }
        });

        assertThat(text).contains("<img src=x>");
        assertThat(markup).isEmpty();
        assertThat(headings)
                .containsExactly(
                        "\"play, for dpo\"",
                        "Files",
                        "Where it comes from",
                        "What the answers rest on",
                        "What was left out",
                        "Licence");
    }

    @Test
    void aWarningWithMarkupInItStaysText() throws IOException {
        makeRun("contains, question: {question: \"<img src=x> [a](b) `c`\", weight: 1}");
        reviewed(trainCase(0), "Bob", "Ann", org.promptrefinery.study.review.Review.Choice.FIRST, "");
        export(licensed("mit"));
        assertThat(file("README.md")).contains("no verdict counts").doesNotContain("- <img");
        assertThat(card().path("warnings").toString()).contains("is not calibrated");
    }
}
