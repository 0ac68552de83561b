package org.promptrefinery.report;

/** How the search went, and what there was to choose from. */
final class SearchSection implements Section {

    @Override
    public String id() {
        return "search";
    }

    @Override
    public String title() {
        return "The search";
    }

    @Override
    public boolean applies(RunView run) {
        return !run.history().steps().isEmpty();
    }

    @Override
    public void write(RunView run, Html html) {
        html.in("div.two", () -> {
            html.in("figure", () -> new CoursePlot(run, html).write());
            html.in("figure", () -> new FrontPlot(run, html).write());
        });
    }
}
