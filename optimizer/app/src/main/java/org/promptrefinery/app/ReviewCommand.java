package org.promptrefinery.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.report.live.ReviewServer;
import org.promptrefinery.study.review.Corrections;
import org.promptrefinery.study.review.Matchups;
import org.promptrefinery.study.review.Review;
import org.promptrefinery.study.review.ReviewFile;
import org.promptrefinery.study.review.ReviewSession;
import org.promptrefinery.study.review.RunReview;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a person compare the answers of a run. */
@Command(
        name = "review",
        description = {
            "Lets you compare the answers of a run in the browser: which of two is better, both, neither, or how a"
                    + " right one reads. Which prompt wrote which is not shown. What you say is in reviews.jsonl of the"
                    + " run at once.",
            "Prints a link that only works on this machine and as long as this command runs; Ctrl-C ends it, and the"
                    + " next start goes on."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            " 0:the corrections are written (--corrections-to)",
            " 1:our fault, such as a full disk or a defect",
            " 2:bad input or usage; the message says what would be accepted",
            "130:ended by Ctrl-C"
        },
        footer = {
            "",
            "Examples:  refinery review romeo-20261125-034220 --reviewer Ann --open",
            "           refinery review romeo-20261125-034220 --corrections-to more.jsonl"
        })
final class ReviewCommand implements Callable<Integer> {

    /** Which cases are shown. */
    private enum Shown {
        /** All but the test cases. */
        train_dev,
        /** The test cases only. */
        test
    }

    private final Commands surroundings;

    @Parameters(paramLabel = "RUN", description = "The folder of a run, or its name in the results folder.")
    private String run = "";

    @Option(
            names = "--reviewer",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Who you are, for the record (nobody).")
    private String reviewer = "";

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            defaultValue = "train_dev",
            description = "Which cases: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}). Reviews of test cases go into"
                    + " reviews-test.jsonl and never into data for training.")
    private Shown split = Shown.train_dev;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Compare the winner with the answers of another prompt, which 'evaluate --out' wrote (the"
                    + " baseline's).")
    private @Nullable Path against;

    @Option(names = "--same", description = "Show cases with twice the same answer too, each once.")
    private boolean same;

    @Option(
            names = "--corrections-to",
            paramLabel = "FILE",
            description = "Serve nothing, but write the corrected cases as a file of cases.")
    private @Nullable Path corrections;

    @Mixin
    private PageFlags page = new PageFlags();

    @Mixin
    private ResultsFlag results = new ResultsFlag();

    ReviewCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        int port = page.port();
        RunReview review = new RunReview(
                results.run(run), split == Shown.test, same, Optional.ofNullable(against), reviewer.strip());
        if (corrections != null) {
            write(review, new OutputFile("--corrections-to", corrections));
            return ExitCode.DONE;
        }
        serve(review, port);
        return ExitCode.INTERRUPTED;
    }

    private void serve(RunReview review, int port) {
        Matchups matchups = review.matchups();
        try (ReviewFile file = ReviewFile.open(review.file())) {
            List<Review> before = ReviewFile.read(review.file());
            ReviewSession session =
                    new ReviewSession(matchups.pairs(), file, before, review.reviewer(), InstantSource.system());
            ReviewServer.Titles titles = new ReviewServer.Titles(review.run().name(), review.cases());
            try (ReviewServer server = ReviewServer.start(port, titles, session)) {
                announce(server.link(), review, matchups);
                surroundings.interruption().await();
            }
            surroundings.console().err().println(progress(session) + "; they are in " + review.file());
        }
    }

    private void announce(URI link, RunReview review, Matchups matchups) {
        String left = matchups.same() == 0
                ? ""
                : "; " + matchups.same() + " with twice the same answer are left out (--same)";
        page.announce(
                link,
                "Reviewing " + matchups.pairs().size() + " " + review.cases() + " of "
                        + review.run().name() + left + ". Ctrl-C ends it.",
                surroundings.console());
    }

    private static String progress(ReviewSession session) {
        ReviewSession.View view = session.view();
        return view.done() + " of " + view.total() + " reviewed";
    }

    private void write(RunReview review, OutputFile file) {
        List<Review> said =
                ReviewFile.read(review.test() ? review.file() : review.run().path());
        List<String> cases = Corrections.cases(said, review::answers);
        if (cases.isEmpty()) {
            throw new BadInput("nobody has corrected an answer in " + review.file()
                    + " yet; 'refinery review' lets you, with the key c");
        }
        file.write(cases.stream());
        surroundings.console().out().println(file.path());
        surroundings.console().out().flush();
        surroundings
                .console()
                .err()
                .println(cases.size() + (cases.size() == 1 ? " corrected case" : " corrected cases"));
    }
}
