package org.promptrefinery.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.study.history.Answer;
import org.promptrefinery.study.history.JobFacts;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.history.TriedCandidate;

/** A run whose every text tries to break out of the page. */
final class HostileRun {

    static final List<String> TEXTS = List.of(
            "<script>window.hacked = 1</script>",
            "</script><script>window.hacked = 1</script>",
            "</style><img src=x onerror=\"window.hacked = 1\">",
            "\"><svg onload=window.hacked=1>",
            "' onmouseover='window.hacked=1' x='",
            "<!--<script>",
            "]]>",
            "&lt;b&gt;",
            "</bdi></td></table>",
            "right to left \u202E override \u2066 isolate",
            "lone \uD83D surrogates \uDE00",
            "null \0 escape \u001B[31m line \u2028 paragraph \u2029",
            "javascript:window.hacked=1");

    /** A line of 1 MB. */
    static final String LONG = "<i>long</i> ".repeat(87_382);

    private HostileRun() {}

    static RunHistory in(Path folder) {
        RunHistory sample = SampleRun.finished(folder);
        Outcome was = sample.outcome().orElseThrow();
        String all = String.join("\n", TEXTS);
        SequencedMap<String, TriedCandidate> candidates = new LinkedHashMap<>(sample.candidates());
        candidates.replaceAll((_, tried) -> tried(tried, all));
        SequencedMap<String, Outcome.Cost> spent = new LinkedHashMap<>();
        TEXTS.forEach(text -> spent.put(text, new Outcome.Cost(1, 0, 1, 1, OptionalDouble.empty())));
        Outcome outcome = new Outcome(
                was.ending(),
                all,
                Duration.ofMillis(1),
                spent,
                was.baseline(),
                was.winner(),
                was.proven().map(proven -> proven(proven, all)),
                was.front(),
                TEXTS.stream()
                        .map(text -> new Outcome.Contribution(0, 0, text, 0, -0.1, 0.1, 3))
                        .toList(),
                TEXTS.stream().map(text -> new Outcome.PatternCount(text, 1, 1)).toList(),
                TEXTS.stream()
                        .map(text -> new Outcome.Retrieved(text, text, 2, 1, 0.5))
                        .toList(),
                TEXTS);
        JobFacts job = new JobFacts(all, 1, all, Optional.of(all), TEXTS, TEXTS, 1, 1);
        return new RunHistory(sample.folder(), job, candidates, sample.steps(), Optional.of(outcome));
    }

    private static TriedCandidate tried(TriedCandidate tried, String all) {
        Candidate was = tried.candidate();
        Chain chain = Chain.of(new Prompt(
                List.of(new Section(Role.RULE, all + was.id()), new Section(Role.RULE, "x".repeat(70_000))), all));
        Candidate candidate = new Candidate(was.id(), chain, was.parents(), all, all);
        return new TriedCandidate(candidate, tried.generation(), all, tried.score(), tried.cases());
    }

    private static Outcome.Proven proven(Outcome.Proven was, String all) {
        List<Outcome.Tag> tags = TEXTS.stream()
                .map(text -> new Outcome.Tag(text, 1, 0, 1, -1, 1, 1, false, false))
                .toList();
        return new Outcome.Proven(
                was.difference(),
                was.low(),
                was.high(),
                was.pValue(),
                all,
                false,
                was.optimism(),
                Optional.of(all),
                tags);
    }

    static List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        for (String text : TEXTS) {
            answers.add(answer("baseline", text, 0));
            answers.add(answer("winner", text, 1));
        }
        answers.add(answer("baseline", LONG, 1));
        answers.add(answer("winner", LONG, 0));
        return answers;
    }

    private static Answer answer(String prompt, String text, double score) {
        return new Answer(
                prompt,
                text,
                text,
                Map.of(text, text, "b", text),
                text,
                List.of(text),
                text,
                Map.of(text, text),
                OptionalDouble.of(score),
                text,
                false,
                Map.of(
                        text,
                        new Answer.Opinion(OptionalDouble.of(score), text),
                        "b",
                        new Answer.Opinion(OptionalDouble.empty(), text)));
    }
}
