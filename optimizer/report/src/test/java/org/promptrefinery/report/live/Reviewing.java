package org.promptrefinery.report.live;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.promptrefinery.study.review.Matchup;
import org.promptrefinery.study.review.Review;
import org.promptrefinery.study.review.ReviewFile;
import org.promptrefinery.study.review.ReviewSession;

/** A review that is being served, as long as it is open. */
record Reviewing(Path folder, ReviewFile file, ReviewServer server) implements AutoCloseable {

    static final String HOSTILE = "</div><script>document.title='owned'</script><img src=x onerror=alert(1)>\u202etxet";

    static Reviewing start(Path folder, Matchup... pairs) {
        ReviewFile file = ReviewFile.open(folder.resolve(ReviewFile.NAME));
        ReviewSession session = new ReviewSession(
                List.of(pairs), file, ReviewFile.read(folder), "Ann", InstantSource.fixed(Instant.EPOCH));
        ReviewServer.Titles titles = new ReviewServer.Titles("romeo & <b>", "train and dev cases");
        return new Reviewing(folder, file, ReviewServer.start(0, titles, session));
    }

    static Matchup pair(String id, String first, String second) {
        return new Matchup(
                id,
                Map.of("question", "Who did Juliet love? (" + id + ")"),
                "Bob",
                new Matchup.Contender("p-old", first),
                new Matchup.Contender("p-new", second),
                0);
    }

    List<Review> said() {
        return ReviewFile.read(folder);
    }

    @Override
    public void close() {
        server.close();
        file.close();
    }
}
