package org.promptrefinery.study.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.stream.Collectors;
import org.promptrefinery.search.Prompt;

/** The files of a draft: a job with comments, and a page that says what was guessed. */
final class DraftText {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final JsonMapper PLAIN = new JsonMapper();

    private DraftText() {}

    static String job(Draft draft) {
        return """
                # Written by 'refinery init'. Every field but model, prompt and cases may be left out.
                name: %s

                # The model that is prompted; 'refinery models' lists what can stand here.
                model: {task: "embedded:bard", max_tokens: %d}

                # The prompt to improve. {{name}} stands for an input of a case.
                prompt:
                %s  user: %s

                # Cases in JSON lines. Tables work too: {file: x.csv, inputs: {question: "User question"}, expected: answer}
                # Add 'sample: 500' to such a map to use that many of them, taken by chance.
                cases: cases.jsonl

                # Why: %s.
                evaluators:
                  - %s

                # More fields, with their defaults:
                # seed: 1
                # split: {train: 0.3, dev: 0.35, test: 0.35}
                # search: {generations: 60}
                # keep: ["a text that stays in the prompt, word for word"]
                # A model that thinks about prompts, besides operators that need none: model: {..., reflector: "gguf:PATH"}
                # budget: {completions: 50000, minutes: 600}
                """.formatted(
                        quoted(draft.name()),
                        draft.maxTokens(),
                        system(draft.prompt()),
                        quoted(draft.prompt().user()),
                        draft.evaluator().why(),
                        entry(draft.evaluator().entry()));
    }

    static String readme(Draft draft) {
        return """
                # %s

                Written by `refinery init`. What it guessed:

                %s

                All of it can be changed in `job.yaml`. Then:

                    refinery evaluate DIR
                    refinery optimize DIR

                where DIR is this folder.
                """.formatted(
                        draft.name(),
                        draft.remarks().stream()
                                .map(remark -> "- " + remark.replaceAll("\\R", " "))
                                .collect(Collectors.joining("\n")));
    }

    private static String system(Prompt prompt) {
        return prompt.sections().isEmpty()
                ? ""
                : "  system:\n"
                        + prompt.sections().stream()
                                .map(section -> "    - {role: instruction, text: " + quoted(section.text()) + "}\n")
                                .collect(Collectors.joining());
    }

    /** A name, or a name with options. */
    static String entry(Object entry) {
        return entry instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(option -> option.getKey() + ": " + quoted(option.getValue()))
                        .collect(Collectors.joining())
                : String.valueOf(entry);
    }

    /** JSON is YAML too; what YAML does not print is escaped. */
    private static String quoted(Object value) {
        try {
            String plain = PLAIN.writeValueAsString(value);
            return plain.codePoints().allMatch(DraftText::isPlain) ? plain : JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts, lists and maps can be written", impossible);
        }
    }

    private static boolean isPlain(int point) {
        return Character.isLetterOrDigit(point) || (point >= ' ' && point < '\u007F');
    }
}
