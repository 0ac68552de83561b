package org.promptrefinery.report.live;

/** The page on which a person compares answers; its script fills in the cases. */
final class ReviewPage {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Review of %1$s</title>
            <meta name="refinery-token" content="%2$s">
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/review.css">
            <script src="/review.js" defer></script>
            </head>
            <body>
            <header>
            <p class="run"><strong>Review</strong> <bdi>%1$s</bdi></p>
            <p class="scope">%3$s%4$s</p>
            <p class="progress"><label for="progress" id="count">&nbsp;</label> <progress id="progress" value="0" max="1"></progress></p>
            </header>
            <main id="main">
            <noscript><p class="notice">This page needs JavaScript, which this browser does not run.</p></noscript>
            <section id="case" aria-labelledby="case-title" hidden>
            <h1 id="case-title">Which answer is better?</h1>
            <dl id="inputs"></dl>
            <div id="reference" hidden><h2>Reference</h2><div class="text" id="reference-text" dir="auto"></div></div>
            <div class="answers" id="answers">
            <article id="first-card"><h2 id="first-title">Answer 1</h2><div class="text" id="first" dir="auto" tabindex="0" role="group" aria-labelledby="first-title"></div>
            <button type="button" id="pick-first" data-deed="first"><kbd>1</kbd> <span>Answer 1 is better</span></button></article>
            <article id="second-card"><h2 id="second-title">Answer 2</h2><div class="text" id="second" dir="auto" tabindex="0" role="group" aria-labelledby="second-title"></div>
            <button type="button" id="pick-second" data-deed="second"><kbd>2</kbd> <span>Answer 2 is better</span></button></article>
            </div>
            <form id="correction" hidden>
            <label for="correction-text">How a right answer reads</label>
            <textarea id="correction-text" rows="5" dir="auto" spellcheck="false"></textarea>
            <p class="row">
            <button type="submit" class="strong">Save <kbd>Ctrl+Enter</kbd></button>
            <button type="button" id="copy-first">Begin with answer 1</button>
            <button type="button" id="copy-second">Begin with answer 2</button>
            <button type="button" id="cancel">Cancel <kbd>Esc</kbd></button>
            </p>
            <p class="quiet">Saved as: neither answer is good as it stands, and this is how a good one reads.</p>
            </form>
            </section>
            <section id="end" aria-labelledby="end-title" hidden>
            <h1 id="end-title" tabindex="-1">All reviewed</h1>
            <p>Thank you. Everything is in the folder of the run; you may close this page and end the command with Ctrl-C.</p>
            </section>
            </main>
            <footer>
            <div class="bar" role="toolbar" aria-label="What you say of the answers">
            <button type="button" id="both" data-deed="both"><kbd>b</kbd> <span id="both-name">Both are good</span></button>
            <button type="button" id="neither" data-deed="neither"><kbd>n</kbd> <span id="neither-name">Neither is good</span></button>
            <button type="button" id="correct"><kbd>c</kbd> Correct</button>
            <button type="button" id="skip" data-deed="skip"><kbd>s</kbd> Later</button>
            <button type="button" id="undo" data-deed="undo"><kbd>u</kbd> Undo</button>
            <button type="button" id="show-reference" aria-expanded="false" aria-controls="reference"><kbd>r</kbd> Reference</button>
            <button type="button" id="help"><kbd>?</kbd> Keys</button>
            </div>
            <p id="status" role="status"></p>
            </footer>
            <dialog id="keys" aria-labelledby="keys-title">
            <h2 id="keys-title">Keys</h2>
            <dl>
            <div><dt><kbd>1</kbd></dt><dd>answer 1 is better</dd></div>
            <div><dt><kbd>2</kbd></dt><dd>answer 2 is better</dd></div>
            <div><dt><kbd>b</kbd></dt><dd>both are good</dd></div>
            <div><dt><kbd>n</kbd></dt><dd>neither is good</dd></div>
            <div><dt><kbd>c</kbd></dt><dd>write how a right answer reads</dd></div>
            <div><dt><kbd>s</kbd></dt><dd>look at it later, after all others</dd></div>
            <div><dt><kbd>u</kbd></dt><dd>take back what you said last</dd></div>
            <div><dt><kbd>r</kbd></dt><dd>show or hide the reference</dd></div>
            <div><dt><kbd>?</kbd></dt><dd>these keys</dd></div>
            </dl>
            <form method="dialog"><button>Close <kbd>Esc</kbd></button></form>
            </dialog>
            </body>
            </html>
            """;

    private ReviewPage() {}

    /** The page without a case. */
    static String text(ReviewServer.Titles titles, String reviewer, Tokens tokens) {
        String who = reviewer.isEmpty() ? "" : " · <bdi>" + Html.text(reviewer) + "</bdi>";
        return PAGE.formatted(Html.text(titles.run()), tokens.deed(), Html.text(titles.cases()), who);
    }
}
