package org.promptrefinery.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.judge.JudgeModel;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.inference.metering.Account;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.study.estimate.Estimate;
import org.promptrefinery.study.estimate.Range;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.report.Summary;
import org.promptrefinery.study.run.Journal;

/** A study in which a model compares every answer with the baseline's. */
class JudgedStudyTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeJob() throws IOException {
        Files.writeString(folder.resolve("job.yaml"), """
                name: play
                model: {task: "embedded:bard", judge: "judge:brevity", max_tokens: 9}
                prompt: {system: "Answer the question.", user: "{{question}}"}
                cases: cases.jsonl
                evaluators: [pairwise: {criteria: "Which one is shorter?"}]
                search: {generations: 3}
                """);
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            cases.append("{\"inputs\": {\"question\": \"Whom %d?\"}, \"expected\": \"Iago\"}\n".formatted(i));
        }
        Files.writeString(folder.resolve("cases.jsonl"), cases);
    }

    @Test
    void verdictsArePaidOnceAndCountedApart() {
        Actor actor = new Actor();
        Brevity judge = new Brevity();
        StudyResult result = run(actor, judge);
        assertThat(result.baseline().dev().score()).isEqualTo(0.5);
        assertThat(result.winner().dev().score()).isEqualTo(1);
        assertThat(actor.asked).doesNotHaveDuplicates().hasSize((int)
                result.spent().answers().asked().completions());
        assertThat(judge.asked).isNotEmpty().doesNotHaveDuplicates().hasSize((int)
                result.spent().verdicts().asked().completions());
        assertThat(Summary.of(JobFile.read(folder, Map.of(), Map.of()), result))
                .containsPattern("judge +" + judge.asked.size() + " ");

        Brevity again = new Brevity();
        StudyResult second = run(new Actor(), again);
        assertThat(again.asked).isEmpty();
        assertThat(second.spent().verdicts().asked().completions()).isZero();
        assertThat(second.spent().verdicts().cached()).isPositive();
        assertThat(second.winner().candidate()).isEqualTo(result.winner().candidate());
    }

    @Test
    void verdictsStayWithinTheirEstimateAndTheirBudget() throws IOException {
        Job job = JobFile.read(folder, Map.of(), Map.of());
        Brevity judge = new Brevity();
        StudyResult result = run(new Actor(), judge);
        Estimate estimate = Estimate.ofSearch(job, Material.of(job));
        Range range = Objects.requireNonNull(estimate.ranges().get(Purpose.JUDGE));
        assertThat((double) judge.asked.size())
                .isBetween(range.lowest().completions(), range.highest().completions());
        assertThat(range.expected().completions()).isPositive();
        long tokens = judge.asked.stream().mapToLong(Account::mostTokensIn).sum();
        assertThat((double) tokens).isLessThanOrEqualTo(range.highest().tokensIn());

        Files.writeString(
                folder.resolve("job.yaml"),
                "budget: {judge: {completions: " + (judge.asked.size() + 165) + "}}\n",
                StandardOpenOption.APPEND);
        Files.delete(folder.resolve("cache.sqlite"));
        Brevity limited = new Brevity();
        StudyResult stopped = run(new Actor(), limited);
        assertThat(stopped.reason())
                .isEqualTo("the budget of " + (judge.asked.size() + 165) + " completions for the judge model is spent,"
                        + " but for 252 completions kept for the proof");
        assertThat(stopped.proof().orElseThrow().undecided()).isEmpty();
        assertThat(limited.asked).hasSizeLessThan(judge.asked.size());
        assertThat(result.ending()).isEqualTo(StudyResult.Ending.FINISHED);
    }

    private StudyResult run(Actor actor, Brevity judge) {
        Job job = JobFile.read(folder, Map.of(), Map.of());
        JudgeModels judges = new JudgeModels(List.of(JudgeModel.open("judge:brevity", judge)));
        try (CompletionCache cache = CompletionCache.open(folder.resolve("cache.sqlite"));
                Journal journal = Journal.open(folder.resolve("journal.jsonl"), InstantSource.system(), _ -> {})) {
            return new Study(job, Material.of(job), journal, new Audience(), InstantSource.system())
                    .run(new Models(actor, Optional.empty(), judges), cache);
        }
    }

    /** Prefers the shorter of two answers. */
    private static final class Brevity implements LanguageModel {

        private final List<Request> asked = new ArrayList<>();

        @Override
        public ModelIdentity identity() {
            return new ModelIdentity("judge:brevity", "1");
        }

        @Override
        public void complete(List<Request> requests, Recipient recipient) {
            asked.addAll(requests);
            for (int i = 0; i < requests.size(); i++) {
                recipient.take(i, reply(requests.get(i)));
            }
        }

        private static Reply reply(Request request) {
            String page = request.messages().getLast().text();
            String id = page.lines().findFirst().orElseThrow().replace("ID: ", "");
            int first = length(page, "first answer " + id);
            int second = length(page, "second answer " + id);
            String better = first < second ? "first" : first > second ? "second" : "tie";
            String verdict = "{\"reason\": \"length\", \"better\": \"" + better + "\", \"id\": \"" + id + "\"}";
            return new Completion(verdict, 1, 1, Completion.Finish.STOP, Duration.ZERO, false);
        }

        private static int length(String page, String name) {
            return page.indexOf("[end " + name) - page.indexOf("[begin " + name);
        }

        @Override
        public int countTokens(String text) {
            return text.length();
        }

        @Override
        public void close() {}
    }
}
