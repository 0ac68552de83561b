package org.promptrefinery.report.live;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.stream.Collectors;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.history.Step;

/** A bare page: the generations of a run in a table. */
public final class StepsPage implements RunPage {

    @Override
    public void write(RunHistory run, LiveParts parts, Writer to) throws IOException {
        String ended = run.outcome().map(outcome -> outcome.reason()).orElse("");
        String rows = run.steps().reversed().stream().map(StepsPage::row).collect(Collectors.joining());
        to.write(Frame.page(
                run.job().name(),
                parts,
                "<h1>" + Html.isolated(run.job().name()) + "</h1>\n<p>"
                        + Html.isolated(ended) + """
                </p>
                <table><thead><tr><th scope="col">Generation</th><th scope="col">Best on dev</th>\
                <th scope="col">Completions</th></tr></thead>
                <tbody>
                """ + rows + "</tbody></table>\n"));
    }

    private static String row(Step step) {
        double best = step.population().isEmpty()
                ? 0
                : step.population().getFirst().dev().score();
        return String.format(
                Locale.ROOT,
                "<tr><th scope=\"row\">%d</th><td>%.1f %%</td><td>%,d</td></tr>%n",
                step.number(),
                100 * best,
                step.completions());
    }
}
