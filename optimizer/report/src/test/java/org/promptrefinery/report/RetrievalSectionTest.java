package org.promptrefinery.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.RunHistory;

class RetrievalSectionTest {

    @TempDir
    Path folder;

    @Test
    void isThereWhereverPassagesAreLookedUp() throws IOException {
        RunHistory plain = SampleRun.finished(folder);
        assertThat(page(plain)).doesNotContain("id=\"retrieval\"");
        assertThat(page(with(plain, new Outcome.Retrieved("winner", "test", 40, 36, 0.85))))
                .contains("id=\"retrieval\"", ">36</td>", ">90.0\u00A0%</td>", ">0.850</td>");
    }

    private static RunHistory with(RunHistory run, Outcome.Retrieved row) {
        Outcome was = run.outcome().orElseThrow();
        Outcome outcome = new Outcome(
                was.ending(),
                was.reason(),
                was.time(),
                was.spent(),
                was.baseline(),
                was.winner(),
                was.proven(),
                was.front(),
                was.sections(),
                was.patterns(),
                List.of(row),
                was.warnings());
        return new RunHistory(run.folder(), run.job(), run.candidates(), run.steps(), Optional.of(outcome));
    }

    private static String page(RunHistory run) throws IOException {
        StringBuilder page = new StringBuilder();
        ReportPage.write(run, _ -> {}, PageMode.FILE, page);
        return page.toString();
    }
}
