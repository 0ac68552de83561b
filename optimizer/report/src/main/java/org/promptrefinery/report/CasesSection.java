package org.promptrefinery.report;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The cases, with what both prompts answered. Rows are written until the page is as large as it may be; all answers
 * stay in {@code verdicts.jsonl} beside it. Parts of the page in files of their own would be of no use: opened from
 * disk, a page under a strict policy may load none.
 */
final class CasesSection implements Section {

    private static final int MOST_BYTES = 1_500_000;
    private static final int MOST_TAGS = 200;

    @Override
    public String id() {
        return "cases";
    }

    @Override
    public String title() {
        return "Cases";
    }

    @Override
    public boolean applies(RunView run) {
        return run.cases().size() > 0;
    }

    @Override
    public void write(RunView run, Html html) {
        CaseBook book = run.cases();
        List<CasePair> fitting = book.pairs();
        Map<String, Integer> tags = numbered(fitting);
        StringBuilder rows = new StringBuilder();
        int shown = rows(fitting, tags, rows);
        legend(book, html);
        if (shown < book.size()) {
            html.leaf(
                    "p.cut",
                    "The " + Figures.count(shown) + " most telling of " + Figures.count(book.size(), "case")
                            + " are shown; " + Figures.count(book.size() - (long) shown)
                            + " are not. All answers are in verdicts.jsonl in the folder of the run.");
        }
        filters(fitting.subList(0, shown), tags, html);
        Table.write(
                html,
                "Cases with the answers of both prompts",
                List.of("Outcome", "Case", "Expected", "Job\u2019s prompt", "Winner"),
                () -> html.put(rows.toString()));
        if (book.all().containsKey(CaseStatus.RIGHT)) {
            html.leaf("p.on-paper", "Cases that are still right are left out on paper.");
        }
        html.leaf("p", "No case is like that.", "id", "no-case", "hidden", "");
    }

    private static int rows(List<CasePair> pairs, Map<String, Integer> tags, StringBuilder rows) {
        int bytes = 0;
        for (int i = 0; i < pairs.size(); i++) {
            StringBuilder row = new StringBuilder();
            new CaseRow(new Html(row), i, tags).write(pairs.get(i));
            bytes += row.toString().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                return i;
            }
            rows.append(row);
        }
        return pairs.size();
    }

    private static Map<String, Integer> numbered(List<CasePair> pairs) {
        Set<String> names =
                pairs.stream().flatMap(pair -> pair.tags().stream()).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Integer> numbers = new LinkedHashMap<>();
        names.stream().limit(MOST_TAGS).forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }

    private static void legend(CaseBook book, Html html) {
        boolean tested =
                book.pairs().stream().anyMatch(pair -> pair.key().split().equals("test"));
        int cases = book.counts().values().stream().mapToInt(Integer::intValue).sum();
        html.in("p.quiet", () -> html.text("Of " + Figures.count(cases, (tested ? "test" : "dev") + " case") + ":"));
        html.in("ul.counts", () -> {
            for (CaseStatus status : CaseStatus.values()) {
                int count = book.counts().getOrDefault(status, 0);
                if (count > 0 || status == CaseStatus.BROKEN || status == CaseStatus.FIXED) {
                    html.in("li", () -> {
                        html.leaf("strong", Figures.count(count)).text(" ");
                        html.in("span.status." + status.key(), () -> html.leaf(
                                        "span", status.sign(), "aria-hidden", "true")
                                .text(" " + status.label().toLowerCase(Locale.ROOT)));
                        html.leaf("span.quiet", " " + status.meaning());
                    });
                }
            }
        });
    }

    private static void filters(List<CasePair> shown, Map<String, Integer> tags, Html html) {
        html.in(
                "div.filters",
                () -> {
                    html.in(
                            "div.chips",
                            () -> {
                                chip(html, "", "All", shown.size());
                                for (CaseStatus status : CaseStatus.values()) {
                                    long count = shown.stream()
                                            .filter(pair -> pair.status() == status)
                                            .count();
                                    if (count > 0) {
                                        chip(html, status.key(), status.sign() + " " + status.label(), count);
                                    }
                                }
                            },
                            "role",
                            "group",
                            "aria-label",
                            "Show cases by outcome");
                    Set<String> splits = shown.stream()
                            .map(pair -> pair.key().split())
                            .collect(Collectors.toCollection(TreeSet::new));
                    if (splits.size() > 1) {
                        html.in("label", () -> html.text("Split ")
                                .in(
                                        "select",
                                        () -> {
                                            html.leaf("option", "both", "value", "");
                                            splits.forEach(split ->
                                                    html.leaf("option", Clip.brief(split), "value", Clip.brief(split)));
                                        },
                                        "id",
                                        "case-split"));
                    }
                    if (!tags.isEmpty()) {
                        html.in("label", () -> html.text("Tag ")
                                .in(
                                        "select",
                                        () -> {
                                            html.leaf("option", "any", "value", "");
                                            tags.forEach((name, number) ->
                                                    html.leaf("option", Clip.brief(name), "value", "" + number));
                                        },
                                        "id",
                                        "case-tag"));
                    }
                    html.in("label.search", () -> html.text("Search ")
                            .single(
                                    "input",
                                    "type",
                                    "search",
                                    "id",
                                    "case-search",
                                    "autocomplete",
                                    "off",
                                    "spellcheck",
                                    "false"));
                    html.leaf("output", "", "id", "case-count", "for", "case-search");
                },
                "id",
                "filters",
                "hidden",
                "");
    }

    private static void chip(Html html, String status, String label, long count) {
        html.in(
                "button",
                () -> html.text(label + " ").leaf("span.quiet", Figures.count(count)),
                "type",
                "button",
                "id",
                "chip-" + (status.isEmpty() ? "all" : status),
                "data-status",
                status,
                "aria-pressed",
                String.valueOf(status.isEmpty()));
    }
}
