package org.promptrefinery.study.diagnosis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.inference.metering.Budget;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.Layers;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Limits;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.supply.Supplies;

/** A job for a {@link Patient}, and diagnoses of it. */
final class Clinic {

    private final Path folder;
    private final List<String> cases = new ArrayList<>();
    private long budget = 100_000;
    private Offer offer = Offer.NONE;

    /** Hears of completions, and may stop. */
    CompletionObserver observer = CompletionObserver.NONE;

    Clinic(Path folder) {
        this.folder = folder;
    }

    /** Some more cases of a kind, with the question "KIND NUMBER"; a percent sign in the reference is the number. */
    Clinic with(String kind, int count, String reference) {
        for (int i = 0; i < count; i++) {
            cases.add("{\"id\": \"%s-%d-%d\", \"inputs\": {\"question\": \"%s %d\"}, \"expected\": \"%s\"}"
                    .formatted(kind, i, cases.size(), kind, i, reference.replace("%", Integer.toString(i))));
        }
        return this;
    }

    Clinic budget(long completions) {
        budget = completions;
        return this;
    }

    Clinic offer(boolean examples, boolean passages) {
        offer = new Offer(examples, passages);
        return this;
    }

    /** Diagnoses with one model. */
    Diagnosis diagnose(Patient patient) {
        return diagnose(patient, Optional.empty());
    }

    /** Diagnoses with a second model too. */
    Diagnosis diagnose(Patient patient, Optional<Patient> second) {
        Job job = job();
        Material material = Material.of(job);
        patient.forbidden = questions(material.split().test());
        second.ifPresent(other -> other.forbidden = patient.forbidden);
        Budget limits = new Budget(
                new Limits(OptionalLong.of(budget), OptionalLong.empty(), OptionalLong.empty(), Limits.NONE.money()),
                Map.of(),
                Duration.ofDays(1));
        Ledger ledger = new Ledger(limits, InstantSource.system());
        try (CompletionCache cache = CompletionCache.open(folder.resolve("cache.sqlite"))) {
            Layers layers = new Layers(cache, ledger);
            return new Examination(material.split(), new Shelf(offer), Optional.empty(), limits, InstantSource.system())
                    .run(
                            subject(job, layers, patient),
                            second.map(other -> subject(job, layers, other)),
                            new JudgeModels(List.of()),
                            ledger);
        }
    }

    private Subject subject(Job job, Layers layers, Patient patient) {
        return new Subject(job, layers.over(patient, Purpose.TASK, Optional.empty(), observer));
    }

    private Job job() {
        try {
            Files.writeString(folder.resolve("job.yaml"), """
                    name: clinic
                    model: {task: "embedded:bard", max_tokens: 9, temperature: 0.5}
                    prompt: {system: "Answer the question.", user: "{{question}}"}
                    cases: cases.jsonl
                    evaluators: [exact]
                    """);
            Files.write(folder.resolve("cases.jsonl"), cases);
            return JobFile.read(folder, Map.of(), Map.of());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static Set<String> questions(List<Case> cases) {
        return cases.stream()
                .map(subject -> subject.inputs().getOrDefault("question", ""))
                .collect(Collectors.toSet());
    }

    /** Passages with what is right, and examples that say nothing. */
    private record Shelf(Offer offer) implements Supplies {

        @Override
        public String lookUp(Supply wish, Case subject, Map<String, String> inputs) {
            return wish instanceof Passages ? "The archive says " + subject.expected() + "." : "Question: a\nAnswer: b";
        }
    }
}
