package org.promptrefinery.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.promptrefinery.inference.cache.CacheStatistics;
import org.promptrefinery.inference.cache.CacheStatistics.Share;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what the cache holds. */
@Command(
        name = "stats",
        description = "Says how many completions of which model are kept, and what they cost.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:  refinery cache stats --json"})
final class CacheStatsCommand implements Callable<Integer> {

    private static final String LINE = "%-32s %12s %14s %14s %14s  %-10s  %-10s%n";

    private final Commands surroundings;

    @Mixin
    private ResultsFlag results = new ResultsFlag();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    CacheStatsCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CacheStatistics statistics = results.existingCache().statistics();
        PrintWriter out = surroundings.console().out();
        if (json) {
            out.println(json(statistics).toPrettyString());
        } else {
            print(statistics, out);
        }
        return ExitCode.DONE;
    }

    private static void print(CacheStatistics statistics, PrintWriter out) {
        long completions =
                statistics.models().stream().mapToLong(Share::completions).sum();
        out.printf("%s: %,d completions, %s%n", statistics.file(), completions, FileSize.of(statistics.bytes()));
        if (completions > 0) {
            out.printf(LINE, "model", "completions", "tokens in", "tokens out", "known cost", "first", "last");
            statistics.models().forEach(share -> print(share, out));
        }
    }

    private static void print(Share share, PrintWriter out) {
        out.printf(
                LINE,
                share.model(),
                "%,d".formatted(share.completions()),
                "%,d".formatted(share.promptTokens()),
                "%,d".formatted(share.completionTokens()),
                cost(share),
                day(share.first()),
                day(share.last()));
    }

    /** A cost that is known of some only says of how many. */
    private static String cost(Share share) {
        if (share.cost().isEmpty()) {
            return "unknown";
        }
        String cost = String.format(Locale.ROOT, "%.4f", share.cost().getAsDouble());
        return share.priced() == share.completions() ? cost : cost + " of " + share.priced();
    }

    private static String day(Optional<Instant> time) {
        return time.map(known -> known.atZone(ZoneOffset.UTC).toLocalDate().toString())
                .orElse("unknown");
    }

    private static ObjectNode json(CacheStatistics statistics) {
        ObjectNode node = new JsonMapper()
                .createObjectNode()
                .put("file", statistics.file().toString())
                .put("bytes", statistics.bytes());
        ArrayNode models = node.putArray("models");
        statistics.models().forEach(share -> fill(models.addObject(), share));
        return node;
    }

    private static void fill(ObjectNode node, Share share) {
        node.put("model", share.model())
                .put("completions", share.completions())
                .put("promptTokens", share.promptTokens())
                .put("completionTokens", share.completionTokens())
                .put("priced", share.priced());
        share.cost().ifPresentOrElse(cost -> node.put("cost", cost), () -> node.putNull("cost"));
        node.put("first", share.first().map(Instant::toString).orElse(null));
        node.put("last", share.last().map(Instant::toString).orElse(null));
    }
}
