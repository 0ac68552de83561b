package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The tokens of a prompt and how probable each was after those before it.
 *
 * @param tokens by the numbers that they have in the model
 * @param logs natural logarithms of their probabilities
 */
record TokenLogs(List<String> tokens, List<Double> logs) {

    TokenLogs {
        tokens = List.copyOf(tokens);
        logs = List.copyOf(logs);
    }

    /** Reads vLLM's {@code prompt_logprobs}: one map per token, nothing for the first. */
    static TokenLogs of(JsonNode promptLogprobs) {
        List<String> tokens = new ArrayList<>();
        List<Double> logs = new ArrayList<>();
        for (JsonNode place : promptLogprobs) {
            boolean told = place.isObject() && !place.isEmpty();
            Map.Entry<String, JsonNode> token =
                    told ? place.properties().iterator().next() : Map.entry("", Json.MAPPER.missingNode());
            tokens.add(token.getKey());
            logs.add(token.getValue().path("logprob").asDouble(0));
        }
        return new TokenLogs(tokens, logs);
    }

    /** The most probable of some endings of one prompt; the first of equals. */
    static int mostProbable(List<TokenLogs> endings) {
        int common = common(endings);
        List<Double> sums =
                endings.stream().map(ending -> ending.sumFrom(common)).toList();
        return IntStream.range(0, sums.size())
                .reduce((best, i) -> sums.get(i) > sums.get(best) ? i : best)
                .orElseThrow();
    }

    private static int common(List<TokenLogs> endings) {
        List<String> first = endings.getFirst().tokens();
        int shortest = endings.stream()
                .mapToInt(ending -> ending.tokens().size())
                .min()
                .orElse(0);
        return IntStream.range(0, shortest)
                .filter(i -> endings.stream()
                        .anyMatch(ending -> !ending.tokens().get(i).equals(first.get(i))))
                .findFirst()
                .orElse(shortest);
    }

    private double sumFrom(int place) {
        return logs.subList(place, logs.size()).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
