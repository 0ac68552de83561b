package org.promptrefinery.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.promptrefinery.inference.loopback.Conversation;

/** A job about whom someone loved, and a model for it that obeys two wordings of a rename. */
record Theatre(Path folder, Map<String, String> environment) {

    static final int CASES = 160;

    private static final List<String> NAMES = List.of("Romeo", "Juliet", "Hamlet", "Iago");
    private static final Map<String, String> STYLE = Map.of("Romeo", "Bob", "Juliet", "Alice");

    Theatre(Path folder) {
        this(folder, Map.of());
    }

    /** This theatre with one more variable in the environment. */
    Theatre with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Theatre(folder, more);
    }

    /** Writes the job into a folder, with some more lines of YAML. */
    Path job(String model, String... more) throws IOException {
        Path job = Files.createDirectories(folder.resolve("job"));
        Files.writeString(job.resolve("job.yaml"), """
                name: play
                model: {task: "%s", max_tokens: 9}
                prompt: {system: "Answer the question.", user: "{{question}}"}
                cases: cases.jsonl
                evaluators: [exact, forbidden: {words: [Romeo, Juliet]}]
                %s
                """.formatted(model, String.join("\n", more)));
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < CASES; i++) {
            String name = NAMES.get(i % NAMES.size());
            cases.append("{\"id\": \"q%d\", \"inputs\": {\"question\": \"Whom %d?\"}, \"expected\": \"%s\"}\n"
                    .formatted(i, i, STYLE.getOrDefault(name, name)));
        }
        Files.writeString(job.resolve("cases.jsonl"), cases);
        return job;
    }

    /** The model: in a sentence unless told otherwise. */
    static String say(Conversation conversation) {
        String system = conversation.system();
        String question = conversation.question();
        String name = NAMES.get(Integer.parseInt(question.replaceAll("\\D", "")) % NAMES.size());
        String other = STYLE.getOrDefault(name, name);
        boolean told = system.contains("Use " + other + " instead of " + name)
                || system.contains("Replace " + name + " with " + other);
        boolean bare = system.contains("one word") || system.contains("only the answer");
        return bare ? (told ? other : name) : "It was " + (told ? other : name) + " of course.";
    }

    /** Where runs go. */
    Path results(String name) {
        return folder.resolve(name);
    }

    /** Runs the program in this process. */
    Output refinery(String... arguments) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("REFINERY_CACHE_DIR", folder.resolve("cache").toString());
        return Output.of(all, arguments);
    }

    /** A file of the newest run there. */
    static String file(Path results, String name) throws IOException {
        return Files.readString(run(results).resolve(name));
    }

    /** The folder of the newest run there. */
    static Path run(Path results) throws IOException {
        return runs(results).getLast();
    }

    static List<Path> runs(Path results) throws IOException {
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (var entries = Files.list(results)) {
            return new ArrayList<>(entries.filter(Files::isDirectory).sorted().toList());
        }
    }
}
