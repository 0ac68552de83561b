package org.promptrefinery.inference.openai;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.inference.serving.Load;

/** Reads the metrics that servers give in Prometheus' text format, version 0.0.4. */
final class Metrics {

    /** Names of one engine's metrics; llama.cpp never throws a request back. */
    private record Names(String running, String waiting, String preempted, String tokens) {}

    private static final List<Names> ENGINES = List.of(
            new Names(
                    "vllm:num_requests_running",
                    "vllm:num_requests_waiting",
                    "vllm:num_preemptions_total",
                    "vllm:generation_tokens_total"),
            new Names(
                    "sglang:num_running_reqs",
                    "sglang:num_queue_reqs",
                    "sglang:num_retracted_requests_total",
                    "sglang:generation_tokens_total"),
            new Names(
                    "llamacpp:requests_processing",
                    "llamacpp:requests_deferred",
                    "",
                    "llamacpp:tokens_predicted_total"));

    private Metrics() {}

    /** How busy the server is; empty when the text holds no metrics of an engine that is known. */
    static Optional<Load> load(String text) {
        Map<String, Double> sums = sums(text);
        return ENGINES.stream()
                .filter(names -> sums.containsKey(names.running()))
                .findFirst()
                .map(names -> new Load(
                        sums.getOrDefault(names.running(), 0.0).intValue(),
                        sums.getOrDefault(names.waiting(), 0.0).intValue(),
                        sums.getOrDefault(names.preempted(), 0.0).longValue(),
                        sums.getOrDefault(names.tokens(), 0.0).longValue()));
    }

    /** All samples of a name added up, whatever their labels. Lines that are no samples are passed over. */
    private static Map<String, Double> sums(String text) {
        Map<String, Double> sums = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(sums, line.strip()));
        return sums;
    }

    private static void add(Map<String, Double> sums, String line) {
        int labels = line.indexOf('{');
        int space = line.indexOf(' ');
        int nameEnds = labels >= 0 && labels < space ? labels : space;
        int valueBegins = nameEnds == labels ? line.lastIndexOf('}') + 1 : space;
        if (nameEnds <= 0 || valueBegins <= 0) {
            return;
        }
        // A time may follow the value.
        String value = line.substring(valueBegins).strip().split("\\s+", 2)[0];
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                sums.merge(line.substring(0, nameEnds), number, Double::sum);
            }
        } catch (NumberFormatException _) {
            // Not a sample.
        }
    }
}
