package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.promptrefinery.search.Member;
import org.promptrefinery.study.Finalist;
import org.promptrefinery.study.Proof;
import org.promptrefinery.study.job.ChainReader;

/** The finalists of a proof beside each other; only where there are several. */
final class FinalistTable {

    private static final String ROW = "  %-10s %9s %9s %9s  %s";

    private FinalistTable() {}

    /** Lines of at most 100 characters. */
    static List<String> lines(Proof proof) {
        List<String> lines = new ArrayList<>();
        if (proof.finalists().size() > 1) {
            lines.add("");
            lines.add(String.format(ROW, "finalist", "test", "points", "tokens", "p (Holm)"));
            for (Finalist finalist : proof.finalists()) {
                boolean winner = finalist.equals(proof.finalists().getFirst());
                lines.add(row(winner ? "winner" : finalist.id(), finalist));
            }
            if (!proof.improved() && !proof.alsoImproved().isEmpty()) {
                lines.add("  Another finalist is better than the baseline. It does not take the winner's place: the"
                        + " winner was");
                lines.add("  chosen before the test cases were asked. The journal has its prompt.");
            }
        }
        return lines;
    }

    private static String row(String name, Finalist finalist) {
        return String.format(
                Locale.ROOT,
                ROW,
                name,
                Points.percent(finalist.card().score()),
                Points.signed(finalist.comparison().difference()),
                finalist.card().promptTokens(),
                Points.chance(finalist.adjusted()));
    }

    /** One object a finalist, the winner first. */
    static void put(ArrayNode array, Proof proof, List<Member> front) {
        for (Finalist finalist : proof.finalists()) {
            ObjectNode node = array.addObject()
                    .put("id", finalist.id())
                    .put("test", finalist.card().score())
                    .put("tokens", finalist.card().promptTokens())
                    .put("difference", finalist.comparison().difference());
            node.putArray("interval")
                    .add(finalist.comparison().low())
                    .add(finalist.comparison().high());
            node.put("pValue", finalist.comparison().pValue())
                    .put("adjusted", finalist.adjusted())
                    .put("improved", proof.improved(finalist));
            front.stream()
                    .filter(member -> member.candidate().id().equals(finalist.id()))
                    .findFirst()
                    .ifPresent(
                            member -> ChainReader.put(node, member.candidate().chain()));
        }
    }
}
