package org.promptrefinery.report.live;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.run.RunFolder;

/** The page of a run as it is served; of one whose files are broken, it says which and why. */
final class LivePage {

    private final RunPage page;
    private final Frame frame;

    LivePage(RunPage page, Frame frame) {
        this.page = page;
        this.frame = frame;
    }

    void serve(HttpExchange exchange, RunFolder run) throws IOException {
        // Before the files are read: what changes meanwhile is told as news.
        Stamp stamp = Stamp.of(run);
        exchange.getResponseHeaders().set(Policy.HEADER, Policy.OWN);
        try {
            RunHistory history = RunHistories.read(run);
            StringWriter text = new StringWriter();
            page.write(history, frame.ofRun(run.name(), stamp, Optional.of(RunState.of(history))), text);
            Replies.say(exchange, Replies.OK, "text/html", text.toString());
        } catch (BadInput | StorageFailure broken) {
            LiveParts parts = frame.ofRun(run.name(), stamp, Optional.empty());
            String why = "<h1>This run cannot be shown</h1>\n<p>" + Html.isolated(String.valueOf(broken.getMessage()))
                    + "</p>\n";
            Replies.say(exchange, Replies.OK, "text/html", Frame.page(run.name(), parts, why));
        }
    }
}
