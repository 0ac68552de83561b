package org.promptrefinery.report.live;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The table of all runs. */
final class ListPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ROOT);

    private ListPage() {}

    /** Its content, with times as the clocks of this zone show them. */
    static String main(List<RunList.Entry> entries, ZoneId zone) {
        return "<h1>Runs</h1>\n" + (entries.isEmpty() ? """
                <p>There is no run yet. One begins with <code>refinery optimize JOB</code>, and appears here by itself.</p>
                """ : table(entries, zone));
    }

    private static String table(List<RunList.Entry> entries, ZoneId zone) {
        return entries.stream()
                .map(entry -> row(entry, zone))
                .collect(Collectors.joining("", """
                <div class="live-scroll">
                <table>
                <thead><tr><th scope="col">Run</th><th scope="col">Job</th><th scope="col">State</th>\
                <th scope="col" class="number">Best on dev</th><th scope="col" class="number">Generation</th>\
                <th scope="col" class="number">Completions</th><th scope="col">Last change</th></tr></thead>
                <tbody>
                """, "</tbody>\n</table>\n</div>\n"));
    }

    private static String row(RunList.Entry entry, ZoneId zone) {
        return switch (entry) {
            case RunList.Read(RunGlance run) -> row(run, zone);
            case RunList.Broken(String name, String why) -> """
                    <tr><th scope="row">%s</th><td colspan="6">cannot be read: %s</td></tr>
                    """.formatted(link(name), Html.isolated(why));
        };
    }

    private static String row(RunGlance run, ZoneId zone) {
        return """
                <tr><th scope="row">%s</th><td>%s</td><td><span class="live-state" data-state="%s">%s</span></td>\
                <td class="number">%s</td><td class="number">%s</td><td class="number">%s</td>\
                <td><time datetime="%s">%s</time></td></tr>
                """.formatted(
                        link(run.name()),
                        Html.isolated(run.job()),
                        run.state().word(),
                        run.state().word(),
                        percent(run.best()),
                        generation(run),
                        String.format(Locale.ROOT, "%,d", run.completions()),
                        run.changed(),
                        TIME.format(run.changed().atZone(zone)));
    }

    private static String link(String run) {
        return "<a href=\"" + Html.path(run) + "\">" + Html.isolated(run) + "</a>";
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble()) : "–";
    }

    private static String generation(RunGlance run) {
        return run.generation() < 0 ? "–" : run.generation() + " of " + run.generations();
    }
}
