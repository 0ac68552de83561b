package org.promptrefinery.study.history;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.study.StudyResult;

/** The outcome of a run, as {@code result.json} has it. */
final class ResultReader {

    private static final double MILLISECONDS = 1000;

    private ResultReader() {}

    static Outcome read(Path file) {
        Json result = JsonLines.whole(file);
        return new Outcome(
                ending(result),
                result.text("reason"),
                Duration.ofMillis(Math.round(result.number("seconds") * MILLISECONDS)),
                result.map("spent", ResultReader::cost),
                side(result.field("baseline")),
                side(result.field("winner")),
                result.optional("improved").map(_ -> proven(result)),
                result.list("front", ResultReader::point),
                result.list("sections", ResultReader::contribution),
                result.list("patterns", ResultReader::pattern),
                result.list("retrieval", ResultReader::retrieved),
                result.list("warnings", Json::asText));
    }

    private static StudyResult.Ending ending(Json result) {
        String word = result.text("ending");
        return Arrays.stream(StudyResult.Ending.values())
                .filter(ending -> ending.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new BadInput(result.where() + ": ending: '" + word + "' must be one of "
                        + Arrays.toString(StudyResult.Ending.values()).toLowerCase(Locale.ROOT)));
    }

    private static Outcome.Cost cost(Json node) {
        return new Outcome.Cost(
                node.count("completions"),
                node.count("cached"),
                node.count("tokensIn"),
                node.count("tokensOut"),
                node.numberIfThere("cost"));
    }

    private static Outcome.Side side(Json node) {
        return new Outcome.Side(
                node.text("id"), score(node, "dev"), node.optional("test").map(_ -> score(node, "test")));
    }

    private static Score score(Json side, String split) {
        return new Score(
                side.number(split),
                side.whole(split + "Cases"),
                side.whole(split + "Scored"),
                side.whole(split + "GatesBroken"),
                side.whole("tokens"));
    }

    private static Outcome.Proven proven(Json result) {
        Interval interval = Interval.of(result);
        return new Outcome.Proven(
                result.number("difference"),
                interval.low(),
                interval.high(),
                result.number("pValue"),
                result.text("statisticalTest"),
                result.flag("improved"),
                result.numberIfThere("optimism"),
                result.optional("undecided").map(Json::asText),
                result.list("tags", ResultReader::tag));
    }

    private static Outcome.Tag tag(Json node) {
        Interval interval = Interval.of(node);
        return new Outcome.Tag(
                node.text("name"),
                node.whole("cases"),
                node.number("before"),
                node.number("after"),
                interval.low(),
                interval.high(),
                node.number("adjusted"),
                node.flag("regressed"),
                node.flag("dropped"));
    }

    private static Outcome.FrontPoint point(Json node) {
        return new Outcome.FrontPoint(node.text("id"), node.number("dev"), node.whole("tokens"), node.flag("chosen"));
    }

    private static Outcome.Contribution contribution(Json node) {
        Interval interval = Interval.of(node);
        return new Outcome.Contribution(
                node.whole("step"),
                node.whole("section"),
                node.text("text"),
                node.number("gain"),
                interval.low(),
                interval.high(),
                node.whole("cases"));
    }

    private static Outcome.PatternCount pattern(Json node) {
        return new Outcome.PatternCount(node.text("pattern"), node.whole("before"), node.whole("after"));
    }

    private static Outcome.Retrieved retrieved(Json node) {
        return new Outcome.Retrieved(
                node.text("prompt"),
                node.text("split"),
                node.whole("cases"),
                node.whole("found"),
                node.number("reciprocalRank"));
    }

    /** Two numbers in a list. */
    private record Interval(double low, double high) {

        static Interval of(Json node) {
            List<Double> ends = node.list("interval", Json::asNumber);
            if (ends.size() != 2) {
                throw new BadInput(node.where() + ": interval: must be two numbers, such as [0.01, 0.2]");
            }
            return new Interval(ends.getFirst(), ends.getLast());
        }
    }
}
