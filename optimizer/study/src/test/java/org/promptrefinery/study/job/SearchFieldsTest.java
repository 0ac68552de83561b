package org.promptrefinery.study.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Goal;
import org.promptrefinery.search.Limits;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.Size;

/** The fields of a job for the search, the reflector and several prompts. */
class SearchFieldsTest {

    private static final String MODEL = "model: {task: \"embedded:bard\"}\n";
    private static final String PROMPT = "prompt: {system: \"Be kind. Never lie.\", user: \"{{question}}\"}\n";
    private static final String REST = "cases: cases.jsonl\n";
    private static final String SMALLEST = MODEL + PROMPT + REST;
    private static final String CHAIN = MODEL + """
            prompts:
              facts: {system: "List facts.", user: "{{question}}"}
              reply: {user: "{{question}} {{facts}}"}
            """ + REST;

    @TempDir
    Path folder;

    @Test
    void theSearchHasTheDefaultsOfTheSearch() throws IOException {
        assertThat(read(SMALLEST).search()).isEqualTo(SearchSettings.defaults(1));
    }

    @Test
    void allThatASearchCanBeToldIsReadAndWritten() throws IOException {
        Job job = read(SMALLEST.replace("\"}\nprompt", "\", temperature: 0.7}\nprompt") + """
                evaluators: [exact, length: {unit: words, max: 5, weight: 0}, latency: {max: 2s, weight: 0}]
                keep: ["Never lie.", "{{question}}"]
                max_unscored: 0.2
                search:
                  population: 3
                  children: 4
                  generations: 5
                  minibatch: 6
                  patience: 7
                  restarts: 0
                  samples: 2
                  folds: 4
                  objectives: ["latency(2000 ms)", length]
                  pick: {cheapest: 0.02}
                  max_prompt_tokens: 99
                """);
        SearchSettings search = job.search();
        assertThat(search.size()).isEqualTo(new Size(3, 4, 5, 6, 7, 0));
        assertThat(search.samples()).isEqualTo(2);
        assertThat(search.folds()).isEqualTo(4);
        assertThat(search.limits()).isEqualTo(new Limits(99, 0.2, List.of("Never lie.", "{{question}}")));
        assertThat(search.goal().pick()).isEqualTo(new Goal.Pick.Cheapest(0.02));
        assertThat(search.goal().objectives()).hasSize(2).first().isEqualTo("latency(2000 ms)");
        assertThat(job.evaluation().parts().stream()
                        .map(part -> part.evaluator().name()))
                .containsAll(search.goal().objectives());
        assertThat(again(job).search()).isEqualTo(search);
    }

    @Test
    void settingsReachTheNewFields() throws IOException {
        Files.writeString(folder.resolve("job.yaml"), SMALLEST + "search: {pick: best}\n");
        Job job = JobFile.read(
                folder,
                Settings.of(Map.of("REFINERY_SEARCH_RESTARTS", "3", "REFINERY_MODEL_REFLECTOR", "gguf:r.gguf")),
                Map.of("search.folds", "5", "search.pick.cheapest", "0.1", "budget.reflector.completions", "9"));
        assertThat(job.search().size().restarts()).isEqualTo(3);
        assertThat(job.search().folds()).isEqualTo(5);
        assertThat(job.search().goal().pick()).isEqualTo(new Goal.Pick.Cheapest(0.1));
        assertThat(job.reflector().map(ReflectorModel::spec)).hasValue("gguf:r.gguf");
        assertThat(job.budget().limits(Purpose.REFLECTOR).completions()).hasValue(9);
        assertThat(JobFile.read(folder, Map.of(), Map.of("search.pick", "knee"))
                        .search()
                        .goal()
                        .pick())
                .isEqualTo(new Goal.Pick.Knee());
        assertThatThrownBy(() -> JobFile.read(folder, Map.of(), Map.of("search.pick", "first")))
                .hasMessageStartingWith("the flag for search.pick: 'first' must be best, knee, or {cheapest: 0.01}");
        assertThatThrownBy(() -> JobFile.read(folder, Map.of(), Map.of("search.samples", "3")))
                .hasMessageStartingWith("the flag for search.samples: '3' must be 1 at temperature 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            search: {restarts: -1}                 | search.restarts: '-1' must be a whole number from 0
            search: {folds: 0}                     | search.folds: '0' must be a whole number from 1
            search: {samples: 0}                   | search.samples: '0' must be a whole number from 1
            search: {samples: 2}                   | search.samples: '2' must be 1 at temperature 0
            search: {pick: last}                   | search.pick: 'last' must be best, knee, or {cheapest: 0.01}
            search: {pick: [best]}                 | search.pick: '["best"]' must be best, knee, or
            search: {pick: {cheapest: 2}}          | search.pick.cheapest: '2' must be a number from 0
            search: {pick: {}}                     | search.pick: the field 'cheapest' is missing
            search: {pick: {knee: 1}}              | search.pick: unknown field 'knee'
            search: {objectives: [exakt]}          | search.objectives: 'exakt' is no evaluator of this job. There are exact(trim,whitespace)
            search: {objectives: [exact, exact]}   | search.objectives: an evaluator is there twice
            search: {objectives: [{a: b}]}         | search.objectives: must be a list of texts
            keep: ["Never lye."]                   | keep: 'Never lye.' stands in no prompt, word for word, so it cannot be kept there. Maybe 'Never lie.'?
            keep: [""]                             | keep: must be a list of texts
            budget: {reflector: {completions: 0}}  | budget.reflector.completions: '0' must be a whole number
            meta_prompts: {reflect: "a"}           | meta_prompts: means nothing without a 'model.reflector'
            """)
    void saysWhatIsWrongWithTheSearch(String line, String message) {
        assertThatThrownBy(() -> read(SMALLEST + line.strip() + "\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml:4: ")
                .hasMessageContaining(message.strip());
    }

    @Test
    void theLineOfAnObjectiveIsNamed() {
        assertThatThrownBy(() -> read(SMALLEST + "search:\n  folds: 2\n  objectives: [exact, fast]\n"))
                .hasMessageContaining("job.yaml:6: search.objectives: 'fast'");
        assertThatThrownBy(() -> read(SMALLEST + "evaluators: [exact, length: {unit: words, max: 5},"
                        + " length: {unit: words, max: 9}]\nsearch: {objectives: [length]}\n"))
                .hasMessageContaining("job.yaml:5: search.objectives: 'length' may be each of length(")
                .hasMessageContaining("give the whole name");
    }

    @Test
    void aJobNamesItsReflectorAndWhatItIsTold() throws IOException {
        assertThat(read(SMALLEST).reflector()).isEmpty();
        String reflected = SMALLEST.replace("\"}\nprompt", "\", reflector: \"gguf:r.gguf\"}\nprompt");
        assertThat(read(reflected).reflector()).hasValue(new ReflectorModel("gguf:r.gguf", 1, 2048, Map.of()));
        Job job = read(SMALLEST.replace(
                        "\"}\nprompt",
                        "\", reflector: \"gguf:r.gguf\", reflector_temperature: 0.5, reflector_max_tokens: 99}\nprompt")
                + "models: {\"gguf:r.gguf\": {price: {in: 1, out: 2}}}\n"
                + "meta_prompts:\n  paraphrase: |\n    Say it otherwise.\n    {{prompt}} {{form}}\n"
                + "budget: {reflector: {money: 1}}\n");
        assertThat(job.reflector())
                .hasValue(new ReflectorModel(
                        "gguf:r.gguf", 0.5, 99, Map.of("paraphrase", "Say it otherwise.\n{{prompt}} {{form}}\n")));
        assertThat(job.reflectorPrice()).isEqualTo(job.price("gguf:r.gguf")).isPresent();
        assertThat(again(job).reflector()).isEqualTo(job.reflector());
        assertThat(again(job).budget()).isEqualTo(job.budget());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            reflector: [a, b]                     | ``                             | job.yaml:1: model.reflector: '["a","b"]' must be a text
            reflector: r, reflector_max_tokens: 0 | ``                             | job.yaml:1: model.reflector_max_tokens: '0' must be
            reflector: r, reflector_temperature: 11 | ``                           | job.yaml:1: model.reflector_temperature: '11' must be
            reflector_max_tokens: 9               | ``                             | job.yaml:1: model.reflector_max_tokens: means nothing without a 'reflector'
            reflector: r                          | meta_prompts: {reflct: "a"}    | job.yaml:4: meta_prompts: there is no meta-prompt 'reflct'
            reflector: r                          | meta_prompts: {compress: "a"}  | job.yaml:4: meta_prompts: the meta-prompt 'compress' lacks the variable
            reflector: r                          | meta_prompts: [a]              | job.yaml:4: meta_prompts: must be a map
            reflector: r                          | meta_prompts: {compress: [a]}  | job.yaml:4: meta_prompts.compress: '["a"]' must be a text
            reflector: r                          | budget: {reflector: {money: 1}} | job.yaml:4: budget.reflector.money: the price of 'r' is not known
            """)
    void saysWhatIsWrongWithTheReflector(String field, String line, String message) {
        assertThatThrownBy(
                        () -> read(SMALLEST.replace("\"}\nprompt", "\", " + field.strip() + "}\nprompt") + line + "\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message.strip());
    }

    @Test
    void severalPromptsAreReadInTheirOrderAndWritten() throws IOException {
        Job job = read(CHAIN + "keep: [List facts.]\n");
        assertThat(job.chain().steps()).extracting(Chain.Step::name).containsExactly("facts", "reply");
        assertThat(job.chain().inputs()).containsExactly("question");
        assertThat(again(job).chain()).isEqualTo(job.chain());
        Path file = Files.writeString(folder.resolve("a.prompt"), Yaml.write(ChainReader.write(job.chain())));
        assertThat(ChainReader.file(file)).isEqualTo(job.chain());
        Job single = read(SMALLEST);
        Files.writeString(file, Yaml.write(ChainReader.write(single.chain())));
        assertThat(Files.readString(file)).startsWith("system:");
        assertThat(ChainReader.file(file)).isEqualTo(single.chain());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            prompts: [a]                                  | job.yaml:2: prompts: must be a map of at least two prompts
            prompts: {a: {user: "{{question}}"}}          | job.yaml:2: prompts: must be a map of at least two prompts
            prompts: {a-b: {user: "{{q}}"}, c: {user: "{{q}}"}} | job.yaml:2: prompts: 'a-b' cannot be used in a template
            prompts: {a: {user: "{{q}}"}, c: {user: "x"}} | job.yaml:2: prompts.c.user: 'x' shows the model nothing
            prompts: {a: {user: "{{q}}"}, c: {sytem: "x", user: "{{q}}"}} | job.yaml:2: prompts.c: unknown field 'sytem'
            """)
    void saysWhatIsWrongWithSeveralPrompts(String prompts, String message) {
        assertThatThrownBy(() -> read(MODEL + prompts.strip() + "\n" + REST))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message.strip());
        assertThatThrownBy(() -> read(CHAIN + PROMPT))
                .hasMessageContaining("job.yaml:2: prompts: a job has one prompt as 'prompt' or several");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {{facts}}  | {{fact}}     | the prompt 'reply' uses {{fact}}, but no case in | Maybe 'facts'?
            {{question}}" | {{reply}}" | the prompt 'facts' uses {{reply}}, but that prompt is not asked before it | order of 'prompts'
            facts:     | question:    | the prompt 'question' has the name of an input of the cases | give it another name
            """)
    void aVariableHasOneMeaning(String from, String to, String message, String advice) throws IOException {
        Files.writeString(
                folder.resolve("cases.jsonl"), "{\"inputs\": {\"question\": \"Who?\"}, \"expected\": \"Bob\"}\n");
        Job job = read(CHAIN.replace(from.strip(), to.strip()));
        assertThatThrownBy(() -> Material.of(job))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message.strip())
                .hasMessageContaining(advice.strip());
    }

    private Job again(Job job) throws IOException {
        return read(Yaml.write(JobWriter.tree(job)));
    }

    private Job read(String text) throws IOException {
        Files.writeString(folder.resolve("job.yaml"), text);
        return JobFile.read(folder, Map.of(), Map.of());
    }
}
