package org.promptrefinery.report.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.promptrefinery.study.run.RunFolder;

/** A run that a test lets get on step by step. */
record FollowedRun(RunFolder folder) {

    private static final String CARD = "{\"score\":%s,\"cases\":88,\"scored\":88,\"gatesBroken\":0,\"tokens\":7}";

    /** One that has just begun. */
    static FollowedRun begin(Path results, String name, String job) throws IOException {
        Path folder = Files.createDirectories(results.resolve(name));
        Files.writeString(folder.resolve("run.yaml"), """
                name: %s
                seed: 1
                model: {task: "embedded:bard"}
                evaluators: [exact]
                search: {generations: 12}
                made_from: {cases: 252}
                """.formatted(job));
        return new FollowedRun(new RunFolder(folder));
    }

    static FollowedRun begin(Path results, String name) throws IOException {
        return begin(results, name, "romeo");
    }

    /** A generation is done, and so good is the best on dev now. */
    void generation(int number, double best) throws IOException {
        String seed = number > 0 ? "" : """
                "seed":{"id":"s","operator":"seed","why":"the prompt of the job","parents":[],\
                "prompt":{"system":[{"role":"rule","text":"Answer."}],"user":"{{q}}"}},""";
        append("""
                {"event":"generation","number":%d,"children":[],%s"population":[{"id":"s","dev":%s}],\
                "at":"2026-11-25T01:11:%02dZ","completions":%d}
                """.formatted(number, seed, CARD.formatted(best), number, 1000 * (number + 1)));
    }

    /** What versions before result.json wrote last. */
    void proof() throws IOException {
        append("{\"event\":\"proof\"}\n");
    }

    /** The run ends, for {@code finished}, {@code stopped_early} or {@code interrupted}. */
    void end(String ending) throws IOException {
        Files.writeString(folder.result(), """
                {"ending":"%s","reason":"so","seconds":12.5,
                 "spent":{"task":{"completions":4752,"cached":0,"tokensIn":1,"tokensOut":1}},
                 "baseline":{"id":"s","dev":0.01,"devCases":88,"devScored":88,"devGatesBroken":0,"tokens":7},
                 "winner":{"id":"s","dev":0.966,"devCases":88,"devScored":88,"devGatesBroken":0,"tokens":44},
                 "front":[],"sections":[],"patterns":[],"warnings":[]}
                """.formatted(ending));
    }

    private void append(String line) throws IOException {
        Files.writeString(folder.journal(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
