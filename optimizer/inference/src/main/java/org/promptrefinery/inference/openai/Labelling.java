package org.promptrefinery.inference.openai;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a completion is held to one of some labels. */
public enum Labelling {
    /** The log probabilities of all labels are compared; where one label begins another, decoding is restricted. */
    SCORED("the most probable label, by log probability"),
    /** Decoding is restricted to the labels, as vLLM does since 0.11. */
    CHOICE("decoding restricted to the labels"),
    /** Decoding is restricted to the labels, as vLLM did before 0.11. */
    GUIDED_CHOICE("decoding restricted to the labels"),
    /** Decoding is restricted by a regular expression, as SGLang does. */
    REGEX("decoding restricted to the labels"),
    /** Decoding is restricted by a grammar, as llama.cpp does. */
    GRAMMAR("decoding restricted to the labels"),
    /** The model answers freely. */
    FREE("free answers");

    private static final Pattern OLD_VLLM = Pattern.compile("^v?0\\.(\\d|10)\\.");
    private static final String META = "\\.^$|?*+()[]{}";

    private final String title;

    Labelling(String title) {
        this.title = title;
    }

    /** What it does, for a person. */
    public String title() {
        return title;
    }

    /** How an engine restricts decoding. */
    static Labelling restriction(Engine engine, String version) {
        return switch (engine) {
            case VLLM -> OLD_VLLM.matcher(version).find() ? GUIDED_CHOICE : CHOICE;
            case SGLANG -> REGEX;
            case LLAMA_CPP -> GRAMMAR;
            default -> FREE;
        };
    }

    void write(Fields fields, List<String> labels) throws IOException {
        switch (this) {
            case CHOICE ->
                fields.put("structured_outputs", body -> {
                    body.writeStartObject();
                    body.writeFieldName("choice");
                    Fields.array(body, labels);
                    body.writeEndObject();
                });
            case GUIDED_CHOICE -> fields.put("guided_choice", body -> Fields.array(body, labels));
            case REGEX -> fields.text("regex", joined(labels, "(", ")", Labelling::literal));
            case GRAMMAR -> fields.text("grammar", joined(labels, "root ::= ", "", Labelling::terminal));
            case SCORED, FREE -> {}
        }
    }

    private static String joined(List<String> labels, String before, String after, UnaryOperator<String> quote) {
        return labels.stream().map(quote).collect(Collectors.joining("|", before, after));
    }

    private static String literal(String label) {
        return label.codePoints()
                .mapToObj(c -> META.indexOf(c) < 0 ? Character.toString(c) : "\\" + Character.toString(c))
                .collect(Collectors.joining());
    }

    /** A literal of llama.cpp's grammars, in which only these characters are special. */
    private static String terminal(String label) {
        String escaped = label.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        return '"' + escaped + '"';
    }
}
