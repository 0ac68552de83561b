package org.promptrefinery.export.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A data card for machines. */
final class CardJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int VERSION = 1;

    private CardJson() {}

    static String of(DataCard card) {
        Recipe recipe = card.recipe();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("version", VERSION)
                .put("job", card.job())
                .put("method", recipe.method().id())
                .put("layout", recipe.layout().id())
                .put("with_prompt", recipe.withPrompt())
                .put("with_dev", recipe.withDev())
                .put("license", recipe.licence().id());
        card.facts().forEach(node.putObject("run")::put);
        card.models().forEach(node.putObject("models")::put);
        node.put("evaluators", card.evaluators());
        ArrayNode files = node.putArray("files");
        for (DataCard.DataFile file : card.files()) {
            files.addObject()
                    .put("name", file.part().file())
                    .put("split", file.part().split())
                    .put("rows", file.rows())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256());
        }
        node.put("rows", card.tally().rows());
        ObjectNode sources = node.putObject("sources");
        card.tally().bySource().forEach((source, count) -> sources.put(source.id(), count));
        if (recipe.method() == Method.KTO) {
            ObjectNode labels = node.putObject("labels");
            card.tally().byLabel().forEach((right, count) -> labels.put(right.toString(), count));
        }
        ObjectNode dropped = node.putObject("dropped");
        card.tally().lost().forEach((loss, count) -> dropped.put(loss.id(), count));
        card.warnings().forEach(node.putArray("warnings")::add);
        return text(node);
    }

    private static String text(ObjectNode node) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(node)
                            .replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts and numbers can be written", impossible);
        }
    }
}
