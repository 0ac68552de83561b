package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.study.estimate.Amount;
import org.promptrefinery.study.estimate.Estimate;
import org.promptrefinery.study.estimate.Range;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.ReflectorModel;

/** What a run will take, for people and for machines. */
public final class EstimateTable {

    private static final int NAME = 32;
    private static final String ROW = "%-32s %15s %15s %15s";

    private EstimateTable() {}

    /** Lines of at most 80 characters, with a line break at the end. */
    public static String text(Job job, Estimate estimate) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(ROW, "estimate", "lowest", "expected", "highest"));
        estimate.ranges().forEach((purpose, range) -> {
            lines.add(OneLine.of(purpose.word() + "  " + models(job, purpose), 2 * NAME));
            row(lines, "completions", range, amount -> SpendingTable.number(Math.round(amount.completions())));
            row(lines, "tokens in", range, amount -> SpendingTable.number(Math.round(amount.tokensIn())));
            row(lines, "tokens out", range, amount -> SpendingTable.number(Math.round(amount.tokensOut())));
            row(lines, "cost", range, amount -> SpendingTable.money(amount.cost()));
        });
        lines.add("No model was asked. With an empty cache, and within the budget of the job.");
        return String.join("\n", lines) + "\n";
    }

    private static void row(List<String> lines, String name, Range range, Function<Amount, String> cell) {
        lines.add(String.format(
                ROW,
                "  " + name,
                cell.apply(range.lowest()),
                cell.apply(range.expected()),
                cell.apply(range.highest())));
    }

    private static String models(Job job, Purpose purpose) {
        return switch (purpose) {
            case TASK -> job.model().spec();
            case REFLECTOR -> job.reflector().map(ReflectorModel::spec).orElse("");
            case JUDGE -> String.join(", ", job.judges());
        };
    }

    /** One object; an unknown cost is null. */
    public static ObjectNode json(Job job, Estimate estimate) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("job", job.name());
        for (Map.Entry<Purpose, Range> entry : estimate.ranges().entrySet()) {
            ObjectNode purpose = node.putObject(entry.getKey().word());
            Range range = entry.getValue();
            put(purpose.putObject("completions"), range, Amount::completions);
            put(purpose.putObject("tokensIn"), range, Amount::tokensIn);
            put(purpose.putObject("tokensOut"), range, Amount::tokensOut);
            boolean priced = Stream.of(range.lowest(), range.expected(), range.highest())
                    .map(Amount::cost)
                    .allMatch(OptionalDouble::isPresent);
            if (priced) {
                ObjectNode cost = purpose.putObject("cost");
                cost.put("lowest", range.lowest().cost().orElseThrow());
                cost.put("expected", range.expected().cost().orElseThrow());
                cost.put("highest", range.highest().cost().orElseThrow());
            } else {
                purpose.putNull("cost");
            }
        }
        return node;
    }

    private static void put(ObjectNode node, Range range, ToDoubleFunction<Amount> number) {
        node.put("lowest", Math.round(number.applyAsDouble(range.lowest())));
        node.put("expected", Math.round(number.applyAsDouble(range.expected())));
        node.put("highest", Math.round(number.applyAsDouble(range.highest())));
    }
}
