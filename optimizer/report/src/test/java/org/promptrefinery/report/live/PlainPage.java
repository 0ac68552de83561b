package org.promptrefinery.report.live;

import java.io.IOException;
import java.io.Writer;
import org.promptrefinery.study.history.RunHistory;

/** A page that says how many generations are done. */
final class PlainPage implements RunPage {

    @Override
    public void write(RunHistory run, LiveParts parts, Writer to) throws IOException {
        to.write("""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title>%s</head>
                <body>%s<main><h1>%s</h1><p id="done">%d generations</p></main></body></html>
                """.formatted(
                        run.job().name(),
                        parts.head(),
                        parts.bar(),
                        run.job().name(),
                        run.steps().size()));
    }
}
