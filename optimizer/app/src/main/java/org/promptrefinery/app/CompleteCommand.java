package org.promptrefinery.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.inference.catalog.ModelCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks a model, outside any job. */
@Command(
        name = "complete",
        description = "Answers requests from standard input, one JSON object a line:"
                + " {\"system\": \"...\", \"user\": \"...\"}; the answers come in the same order.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:  refinery complete --model embedded:bard < requests.jsonl"})
final class CompleteCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    private final Commands surroundings;

    @Option(
            names = "--model",
            paramLabel = "SPEC",
            defaultValue = "embedded:bard",
            description = "The model to ask (${DEFAULT-VALUE}).")
    private String model = "embedded:bard";

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "64",
            description = "Longest answer (${DEFAULT-VALUE}).")
    private int maxTokens = 64;

    CompleteCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (maxTokens < 1) {
            throw new BadInput("--max-tokens is " + maxTokens + ", but must be at least 1");
        }
        List<Request> requests = read();
        try (LanguageModel opened =
                ModelCatalog.open(model, surroundings.console().environment())) {
            opened.complete(requests)
                    .forEach(reply -> surroundings.console().out().println(line(reply)));
        }
        return ExitCode.DONE;
    }

    private List<Request> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            List<Request> requests = new ArrayList<>();
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    requests.add(request(line, number));
                }
            }
            return requests;
        } catch (IOException broken) {
            throw new StorageFailure("standard input cannot be read: " + broken.getMessage(), broken);
        }
    }

    private Request request(String line, int number) {
        try {
            JsonNode node = JSON.readTree(line);
            String user = node.path("user").asText();
            if (user.isBlank()) {
                throw new BadInput(
                        "line " + number + " has no 'user'; a request is {\"system\": \"...\", \"user\": \"...\"}");
            }
            String system = node.path("system").asText();
            List<Message> messages = system.isBlank()
                    ? List.of(Message.user(user))
                    : List.of(Message.system(system), Message.user(user));
            return new Request(messages, Sampling.greedy(maxTokens), 0);
        } catch (JsonProcessingException broken) {
            throw new BadInput("line " + number + " is no JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    private static ObjectNode line(Reply reply) {
        ObjectNode node = JSON.createObjectNode();
        return switch (reply) {
            case Completion completion ->
                node.put("text", completion.text())
                        .put("promptTokens", completion.promptTokens())
                        .put("completionTokens", completion.completionTokens())
                        .put("finish", completion.finish().name().toLowerCase(Locale.ROOT));
            case Failure failure -> node.put("error", failure.cause());
        };
    }
}
