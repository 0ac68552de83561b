package org.promptrefinery.report.live;

import java.util.Optional;

/** What is around the content of every live page: how things stand, and what can be done about it. */
final class Frame {

    private final Tokens tokens;

    Frame(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The parts of the page of a run, whose state is not known when its files are broken. */
    LiveParts ofRun(String run, Stamp stamp, Optional<RunState> state) {
        String path = Html.path(run);
        return new LiveParts(head(path + "/events", stamp), bar(run, path, state));
    }

    /** A page of our own. */
    static String page(String title, LiveParts parts, String main) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                %s</head>
                <body class="live-page">
                %s<main>
                %s</main>
                </body>
                </html>
                """.formatted(Html.text(title), parts.head(), parts.bar(), main);
    }

    /** The parts of the list of runs. */
    LiveParts ofList(Stamp stamp) {
        return new LiveParts(head("/events", stamp), """
                <div class="live-bar" id="live-bar"><span class="live-name">Prompt Refinery</span>%s</div>
                """.formatted(LINK));
    }

    private static final String LINK = "<span class=\"live-link\" id=\"live-link\" role=\"status\"></span>";

    private String head(String events, Stamp stamp) {
        return """
                <meta name="refinery-events" content="%s">
                <meta name="refinery-stamp" content="%s">
                <meta name="refinery-token" content="%s">
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/live.css">
                <script src="/live.js" defer></script>
                """.formatted(events, stamp.text(), tokens.deed());
    }

    private static String bar(String run, String path, Optional<RunState> state) {
        String word = state.map(RunState::word).orElse("unreadable");
        return """
                <div class="live-bar" id="live-bar">
                <a href="/">All runs</a>
                <span class="live-name">%s</span>
                <span class="live-state" id="live-state" role="status" data-state="%s">%s</span>
                %s
                <button type="button" id="live-stop"%s>Stop</button>
                </div>
                <dialog id="live-dialog" aria-labelledby="live-question" data-stop="%s/stop">
                <form method="dialog">
                <h2 id="live-question">Stop this run?</h2>
                <p>The search ends after what it is doing now. Its best prompt so far is proven on the test cases and written down. This cannot be taken back.</p>
                <p class="live-choices"><button value="stay">Let it run</button> <button value="stop">Stop the run</button></p>
                </form>
                </dialog>
                """.formatted(
                        Html.isolated(run),
                        word,
                        word,
                        LINK,
                        state.equals(Optional.of(RunState.RUNNING)) ? "" : " hidden",
                        path);
    }
}
