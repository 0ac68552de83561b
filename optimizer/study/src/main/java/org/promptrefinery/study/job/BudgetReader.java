package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.promptrefinery.inference.metering.Budget;
import org.promptrefinery.inference.metering.Limits;
import org.promptrefinery.inference.metering.Purpose;

/** What a job may spend: in all, and for each purpose of its models. */
final class BudgetReader {

    /** The fields of one set of limits. */
    static final List<String> LIMITS = List.of("completions", "tokens_in", "tokens_out", "money");

    private static final String MINUTES = "minutes";
    private static final long USUAL_COMPLETIONS = 50_000;
    private static final double USUAL_MINUTES = 600;
    private static final int MANY = 1_000_000;
    private static final double MILLISECONDS_A_MINUTE = 60_000;

    private BudgetReader() {}

    /** All fields of a budget. */
    static List<String> fields() {
        List<String> fields = new ArrayList<>(LIMITS);
        fields.add(MINUTES);
        Arrays.stream(Purpose.values()).map(Purpose::word).forEach(fields::add);
        return fields;
    }

    static Budget read(Fields fields) {
        Limits given = limits(fields);
        Limits all = fields.has("completions")
                ? given
                : new Limits(OptionalLong.of(USUAL_COMPLETIONS), given.tokensIn(), given.tokensOut(), given.money());
        Map<Purpose, Limits> each = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            if (fields.has(purpose.word())) {
                each.put(purpose, limits(fields.map(purpose.word(), LIMITS)));
            }
        }
        double minutes = fields.number(MINUTES, USUAL_MINUTES, 0.01, MANY);
        return new Budget(all, each, Duration.ofMillis(Math.round(minutes * MILLISECONDS_A_MINUTE)));
    }

    private static Limits limits(Fields fields) {
        return new Limits(
                number(fields, "completions"),
                number(fields, "tokens_in"),
                number(fields, "tokens_out"),
                fields.has("money") ? OptionalDouble.of(fields.number("money", 0, 0, MANY)) : OptionalDouble.empty());
    }

    private static OptionalLong number(Fields fields, String name) {
        return fields.has(name)
                ? OptionalLong.of(fields.wholeNumber(name, 0, 1, Long.MAX_VALUE))
                : OptionalLong.empty();
    }

    /** The budget in the form that is read here. */
    static void write(ObjectNode node, Budget budget) {
        write(node, budget.all());
        node.put(MINUTES, budget.time().toMillis() / MILLISECONDS_A_MINUTE);
        for (Purpose purpose : Purpose.values()) {
            if (budget.each().containsKey(purpose)) {
                write(node.putObject(purpose.word()), budget.limits(purpose));
            }
        }
    }

    private static void write(ObjectNode node, Limits limits) {
        limits.completions().ifPresent(most -> node.put("completions", most));
        limits.tokensIn().ifPresent(most -> node.put("tokens_in", most));
        limits.tokensOut().ifPresent(most -> node.put("tokens_out", most));
        limits.money().ifPresent(most -> node.put("money", most));
    }
}
