package org.promptrefinery.report.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.report.PageMode;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.RunLock;
import org.promptrefinery.study.run.StopFile;

/** Which path leads where. */
final class Routes implements HttpHandler {

    private final Runs runs;
    private final RunList list;
    private final LivePage pages;
    private final Frame frame;
    private final EventStream events;

    Routes(Runs runs, Tokens tokens, Pulse pulse) {
        this.runs = runs;
        this.list = new RunList(runs);
        this.frame = new Frame(tokens);
        this.pages = new LivePage(frame);
        this.events = new EventStream(pulse);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            route(exchange);
        } catch (StorageFailure broken) {
            Replies.plain(exchange, Replies.FAILED, String.valueOf(broken.getMessage()));
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        List<String> path = Arrays.stream(exchange.getRequestURI().getPath().split("/"))
                .skip(1)
                .toList();
        String first = path.isEmpty() ? "" : path.getFirst();
        switch (exchange.getRequestMethod() + " " + path.size() + " " + first) {
            case "GET 0 " -> list(exchange);
            case "GET 1 events" -> events.serve(exchange, list::stamp);
            case "GET 1 live.js" -> Asset.send(exchange, "live.js", "text/javascript");
            case "GET 1 live.css" -> Asset.send(exchange, "live.css", "text/css");
            case "GET 2 runs", "GET 3 runs", "POST 3 runs" -> run(exchange, path);
            default -> nothing(exchange);
        }
    }

    private void run(HttpExchange exchange, List<String> path) throws IOException {
        Optional<RunFolder> run = runs.named(path.get(1));
        if (run.isEmpty()) {
            nothing(exchange);
            return;
        }
        String rest = String.join("/", path.subList(2, path.size()));
        switch (exchange.getRequestMethod() + " " + rest) {
            case "GET " -> pages.serve(exchange, run.get());
            case "GET events" -> events.serve(exchange, () -> Stamp.of(run.get()));
            case "POST stop" -> stop(exchange, run.get());
            default -> nothing(exchange);
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set(Policy.HEADER, Policy.TEXT);
        PageMode parts = frame.ofList(list.stamp());
        String main = ListPage.main(list.now(), ZoneId.systemDefault());
        Replies.say(exchange, Replies.OK, "text/html", Frame.page("Runs - Prompt Refinery", parts, main));
    }

    /** Of a run that does not go on there is nothing to stop, and the page should say so. */
    private static void stop(HttpExchange exchange, RunFolder run) throws IOException {
        if (RunLock.isHeld(run)) {
            StopFile.request(run);
            Replies.done(exchange);
        } else {
            Replies.plain(exchange, Replies.CONFLICT, "the run is not running");
        }
    }

    private static void nothing(HttpExchange exchange) throws IOException {
        Replies.plain(exchange, Replies.NOT_FOUND, "Not found");
    }
}
