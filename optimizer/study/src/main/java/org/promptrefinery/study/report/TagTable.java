package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.promptrefinery.study.TagChange;

/** How the cases of each tag fare before and after. */
final class TagTable {

    private static final String ROW = "  %-25s %6s %9s %9s %8s  %s";
    private static final int NAME = 25;

    private TagTable() {}

    /** Lines of about 80 characters, those that became worse marked; nothing without tags. */
    static List<String> lines(List<TagChange> tags, String before, String after) {
        List<String> lines = new ArrayList<>();
        if (!tags.isEmpty()) {
            lines.add("");
            lines.add(String.format(ROW, "", "cases", before, after, "points", "p (Holm)"));
            tags.forEach(tag -> lines.add(row(tag)));
        }
        return lines;
    }

    private static String row(TagChange tag) {
        return String.format(
                Locale.ROOT,
                ROW,
                OneLine.of(tag.tag(), NAME),
                tag.cases(),
                Points.percent(tag.before()),
                Points.percent(tag.after()),
                Points.signed(tag.comparison().difference()),
                Points.chance(tag.adjusted()) + mark(tag));
    }

    private static String mark(TagChange tag) {
        return tag.regressed() ? "  REGRESSION" : tag.dropped() ? "  drop, may be chance" : "";
    }

    /** One object a tag. */
    static void put(ArrayNode array, List<TagChange> tags) {
        for (TagChange tag : tags) {
            ObjectNode node = array.addObject()
                    .put("name", tag.tag())
                    .put("cases", tag.cases())
                    .put("before", tag.before())
                    .put("after", tag.after())
                    .put("difference", tag.comparison().difference());
            node.putArray("interval")
                    .add(tag.comparison().low())
                    .add(tag.comparison().high());
            node.put("pValue", tag.comparison().pValue())
                    .put("adjusted", tag.adjusted())
                    .put("regressed", tag.regressed())
                    .put("dropped", tag.dropped());
        }
    }
}
