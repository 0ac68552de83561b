package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.study.supply.Sources;

/**
 * What a job can look up for its cases: {@code documents}, a folder or a map with it, and {@code examples}, true or a
 * file of further answered cases or a map as {@code cases} may be one.
 */
final class SourcesReader {

    static final String DOCUMENTS = "documents";
    static final String EXAMPLES = "examples";
    private static final String FOLDER = "folder";

    private SourcesReader() {}

    /** @param job file that the paths start from */
    static Sources read(Fields fields, Path job) {
        Optional<Path> documents = fields.has(DOCUMENTS) ? Optional.of(documents(fields, job)) : Optional.empty();
        if (!fields.has(EXAMPLES)) {
            return new Sources(documents, false, Optional.empty());
        }
        String word = fields.node().path(EXAMPLES).asText();
        return word.equals("true") || word.equals("false")
                ? new Sources(documents, word.equals("true"), Optional.empty())
                : new Sources(documents, true, Optional.of(further(fields, job)));
    }

    private static Path documents(Fields fields, Path job) {
        JsonNode node = fields.node().path(DOCUMENTS);
        boolean map = node.isObject();
        Fields holder = map ? Fields.of(node, fields.at(DOCUMENTS), List.of(FOLDER)) : fields;
        String name = map ? FOLDER : DOCUMENTS;
        holder.required(name, DOCUMENTS);
        Path folder = job.resolveSibling(holder.text(name, ""));
        if (!Files.isDirectory(folder)) {
            throw holder.wrong(
                    name,
                    "a folder of documents (text, Markdown, HTML, PDF), but "
                            + (Files.exists(folder) ? folder + " is a file" : "there is no " + folder));
        }
        return folder;
    }

    private static CaseSource further(Fields fields, Path job) {
        JsonNode node = fields.node().path(EXAMPLES);
        if (!node.isObject()) {
            fields.text(EXAMPLES, "");
        }
        CaseSource source = CasesReader.read(node, fields.at(EXAMPLES), job);
        if (!Files.isRegularFile(source.file())) {
            throw fields.wrong(
                    EXAMPLES,
                    "true, for those of the train split, or a file of further answered cases, but there is no "
                            + source.file());
        }
        return source;
    }

    /** Puts in what {@link #read} takes; nothing where nothing is looked up. */
    static void write(ObjectNode tree, Sources sources) {
        sources.documents().ifPresent(folder -> tree.put(DOCUMENTS, folder.toString()));
        if (sources.examples()) {
            sources.further()
                    .ifPresentOrElse(
                            file -> tree.set(EXAMPLES, CasesReader.write(file)), () -> tree.put(EXAMPLES, true));
        }
    }
}
