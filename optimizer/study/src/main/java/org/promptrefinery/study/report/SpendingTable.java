package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.metering.Spent;

/** What one start of the program spent, by the purpose of its models. */
final class SpendingTable {

    private static final String ROW = "  %-10s %12s %11s %13s %12s %13s";

    private SpendingTable() {}

    /** Lines of at most 80 characters. */
    static List<String> lines(Map<Purpose, Spent> spent) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(ROW, "", "completions", "from cache", "tokens in", "tokens out", "cost"));
        spent.forEach((purpose, amount) -> lines.add(String.format(
                ROW,
                purpose.word(),
                number(amount.asked().completions()),
                number(amount.cached()),
                number(amount.asked().tokensIn()),
                number(amount.asked().tokensOut()),
                money(amount.asked().cost()))));
        return lines;
    }

    /** One object a purpose; an unknown cost is null. */
    static void put(ObjectNode node, Map<Purpose, Spent> spent) {
        spent.forEach((purpose, amount) -> {
            ObjectNode entry = node.putObject(purpose.word())
                    .put("completions", amount.asked().completions())
                    .put("cached", amount.cached())
                    .put("tokensIn", amount.asked().tokensIn())
                    .put("tokensOut", amount.asked().tokensOut())
                    .putNull("cost");
            amount.asked().cost().ifPresent(cost -> entry.put("cost", cost));
        });
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** An amount in the currency of the price table. */
    static String money(OptionalDouble cost) {
        return cost.isPresent() ? String.format(Locale.ROOT, "%,.4f", cost.getAsDouble()) : "unknown";
    }
}
