package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.metering.Spent;
import org.promptrefinery.inference.metering.Usage;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Prompt;

class TerminalProgressTest {

    private static final int COLUMNS = 80;

    private final StringWriter err = new StringWriter();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final TerminalProgress progress = new TerminalProgress(
            new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), true, Map.of()),
            new Interruption(),
            now::get);

    @Test
    void aLineThatIsDrawnOverNeverWraps() {
        progress.generation(generation(0), 120);
        progress.completed(0, 1_000_000);
        now.set(Instant.EPOCH.plusSeconds(3_000));
        progress.generation(generation(100), 120);
        List<String> drawn = Arrays.stream(err.toString().split("\r\u001B\\[2K"))
                .filter(line -> !line.isEmpty())
                .toList();
        assertThat(drawn).hasSizeGreaterThanOrEqualTo(2).allSatisfy(line -> assertThat(line)
                .hasSizeLessThanOrEqualTo(COLUMNS)
                .doesNotContain("\n"));
        assertThat(drawn.getLast()).contains("generation 100/120", "100.0 % (from 100.0 %)", "333/s", "left");
    }

    @Test
    void whatIsDoneBeforeAndAfterTheSearchIsSaidInstead() {
        progress.completed(0, 10);
        assertThat(err.toString()).endsWith("[2Kscoring the first prompt  0/s");
        progress.generation(generation(3), 3);
        now.set(Instant.EPOCH.plusSeconds(10));
        progress.proving("all is right");
        progress.completed(0, 10);
        assertThat(err.toString()).endsWith("[2Kproving the winner  2/s");
    }

    @Test
    void messagesAndTheLineFitIntoANarrowTerminalAndADumbOneGetsPlainLines() {
        Screen narrow = new Screen(true, true, 40);
        TerminalProgress tight = new TerminalProgress(
                new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), narrow, Map.of()),
                new Interruption(),
                now::get);
        tight.notice("some words ".repeat(20) + "\u001B[31m");
        tight.generation(generation(100), 120);
        assertThat(err.toString().split("\r\u001B\\[2K|\n"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(40).doesNotContain("\u001B"));
        err.getBuffer().setLength(0);
        new TerminalProgress(
                        new Console(
                                new PrintWriter(new StringWriter()),
                                new PrintWriter(err),
                                narrow,
                                Map.of("TERM", "dumb")),
                        new Interruption(),
                        now::get)
                .generation(generation(1), 9);
        assertThat(err.toString()).startsWith("generation 1: best").doesNotContain("\u001B");
    }

    @Test
    void elsewhereALineSaysWhatTheReflectorTook() {
        TerminalProgress plain = new TerminalProgress(
                new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false, Map.of()),
                new Interruption(),
                now::get);
        plain.spent(Map.of(Purpose.TASK, new Spent(Usage.of(5, 5, OptionalDouble.of(9)), 0)));
        plain.generation(generation(0), 9);
        assertThat(err.toString()).endsWith("0 completions, 0 a second" + System.lineSeparator());
        plain.spent(Map.of(Purpose.REFLECTOR, new Spent(Usage.of(5, 5, OptionalDouble.of(0.25)), 2)));
        plain.generation(generation(1), 9);
        assertThat(err.toString()).endsWith("a second, 3 by the reflector (cost 0.2500)" + System.lineSeparator());
    }

    private static Generation generation(int number) {
        Case subject = new Case("id", Map.of("q", "x"), List.of("Bob"), new TreeSet<>(), 1);
        Scorecard card =
                new Scorecard(List.of(new CaseResult(subject, "Bob", Verdict.pass("right"), true, Map.of())), 7);
        Member member = new Member(Candidate.seed(Chain.of(new Prompt(List.of(), "{{q}}"))), card, card);
        return new Generation(
                number,
                List.of(member),
                List.of(),
                0,
                Memory.of(member.candidate().chain()));
    }
}
