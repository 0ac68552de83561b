package org.promptrefinery.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SequencedMap;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.history.JobFacts;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.history.Score;
import org.promptrefinery.study.history.Step;
import org.promptrefinery.study.history.TriedCandidate;
import org.promptrefinery.study.run.RunFolder;

/** A run as it might have been: tickets sorted into codes, six generations, 200 test cases. */
final class SampleRun {

    private static final String[] OPERATORS = {
        "fix-pattern", "fix-all-patterns", "reflect", "demonstrate", "merge", "compress", "reword"
    };

    private final RunFolder folder;
    private final Random random = new Random(7);
    private final SequencedMap<String, TriedCandidate> candidates = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private Map<String, Score> population = new LinkedHashMap<>();
    private String best;

    private SampleRun(RunFolder folder) {
        this.folder = folder;
        Candidate seed = Candidate.seed(chain(List.of(
                section(Role.INSTRUCTION, "Sort the support ticket."),
                section(Role.RULE, "The code for billing is K."),
                section(Role.RULE, "The code for delivery is M."),
                section(Role.FORMAT, "Answer with the code only."))));
        best = seed.id();
        candidates.put(best, new TriedCandidate(seed, 0, "the job's prompt", 0.34, SampleAnswers.DEV_CASES));
        population.put(best, score(0.34, SampleAnswers.DEV_CASES, seed));
        step(0, List.of());
        search();
    }

    /** One that has ended. */
    static RunHistory finished(Path folder) {
        return finished(folder, 0.61, true);
    }

    /** One that has ended without a gain. */
    static RunHistory withoutGain(Path folder) {
        return finished(folder, 0.01, false);
    }

    /** One that goes on. */
    static RunHistory unfinished(Path folder) {
        SampleRun run = new SampleRun(settings(folder));
        List<Step> begun = run.steps.subList(0, 3);
        return new RunHistory(run.folder, job(), run.candidates, begun, Optional.empty());
    }

    /** One that has only a job. */
    static RunHistory begun(Path folder) {
        return new RunHistory(settings(folder), job(), new LinkedHashMap<>(), List.of(), Optional.empty());
    }

    private static RunHistory finished(Path folder, double difference, boolean improved) {
        SampleRun run = new SampleRun(settings(folder));
        return new RunHistory(
                run.folder, job(), run.candidates, run.steps, Optional.of(run.outcome(difference, improved)));
    }

    private void search() {
        String[][] winners = {
            {"fix-all-patterns", "rules for 4 error patterns", "0.71"},
            {"reflect", "tickets about passwords were sorted as technical", "0.83"},
            {"demonstrate", "a worked example", "0.87"},
            {"merge", "the rules of one parent and the format of the other", "0.93"},
            {"compress", "rules said in fewer words", "0.95"},
            {"reword", "another wording of the format", "0.93"}
        };
        for (int generation = 1; generation <= winners.length; generation++) {
            List<String> children = new ArrayList<>();
            String parent = best;
            for (int i = 0; i < 11; i++) {
                children.add(loser(parent, generation, i));
            }
            String[] winner = winners[generation - 1];
            children.add(winner(parent, generation, winner));
            population = survivors();
            step(generation, children);
        }
    }

    private String loser(String parent, int generation, int i) {
        TriedCandidate from = candidates.get(parent);
        String operator = OPERATORS[(i * 3 + generation) % OPERATORS.length];
        List<Section> sections = new ArrayList<>(from.candidate().prompt().sections());
        sections.add(section(Role.RULE, "Think of variant " + generation + "." + i + " of the usual rule."));
        boolean screened = i % 3 == 0;
        double score = Math.max(0, from.score() - 0.02 - random.nextDouble() * 0.3);
        return add(
                new Candidate(chain(sections).id(), chain(sections), List.of(parent), operator, "an attempt"),
                generation,
                screened
                        ? "screened out: no better than its parent on 16 dev cases"
                        : "finished, but others are better",
                Math.round(score * 150) / 150.0,
                screened ? 16 : SampleAnswers.DEV_CASES,
                !screened);
    }

    private String winner(String parent, int generation, String[] facts) {
        Chain chain = chain(WordingOfWinner.sections(generation));
        Candidate candidate = new Candidate(chain.id(), chain, List.of(parent), facts[0], facts[1]);
        double score = Double.parseDouble(facts[2]);
        if (score > candidates.get(best).score()) {
            best = chain.id();
        }
        return add(candidate, generation, "survived", score, SampleAnswers.DEV_CASES, true);
    }

    private String add(Candidate candidate, int generation, String fate, double score, int cases, boolean member) {
        candidates.put(candidate.id(), new TriedCandidate(candidate, generation, fate, score, cases));
        if (member) {
            population.put(candidate.id(), score(score, cases, candidate));
        }
        return candidate.id();
    }

    private Map<String, Score> survivors() {
        Map<String, Score> living = new LinkedHashMap<>();
        population.entrySet().stream()
                .sorted(Comparator.comparingDouble(one -> -one.getValue().score()))
                .limit(8)
                .forEach(one -> living.put(one.getKey(), one.getValue()));
        return living;
    }

    private void step(int number, List<String> children) {
        List<Step.Survivor> living = population.entrySet().stream()
                .map(one -> new Step.Survivor(one.getKey(), one.getValue()))
                .toList();
        steps.add(new Step(number, Instant.EPOCH.plusSeconds(60L * number), 300 + 1_180L * number, children, living));
    }

    private static Score score(double score, int cases, Candidate candidate) {
        return new Score(score, cases, cases, 0, candidate.prompt().system().length() / 4);
    }

    private Outcome outcome(double difference, boolean improved) {
        SequencedMap<String, Outcome.Cost> spent = new LinkedHashMap<>();
        spent.put("task", new Outcome.Cost(7_380, 1_204, 812_311, 14_760, OptionalDouble.of(1.37)));
        spent.put("reflector", new Outcome.Cost(61, 0, 93_400, 21_090, OptionalDouble.of(0.58)));
        String seed = candidates.firstEntry().getKey();
        Score winner = score(0.95, SampleAnswers.DEV_CASES, candidates.get(best).candidate());
        return new Outcome(
                StudyResult.Ending.FINISHED,
                "no better prompt in 3 generations",
                Duration.ofSeconds(754),
                spent,
                new Outcome.Side(
                        seed,
                        new Score(0.34, SampleAnswers.DEV_CASES, SampleAnswers.DEV_CASES, 0, 26),
                        side(0.335, 200, 26)),
                new Outcome.Side(best, winner, side(0.335 + difference, 197, winner.tokens())),
                Optional.of(proven(difference, improved)),
                front(),
                parts(),
                List.of(
                        new Outcome.PatternCount("the name of the topic where its code is right", 118, 4),
                        new Outcome.PatternCount("none of the 6 labels", 96, 2),
                        new Outcome.PatternCount("'technical' where 'W' is right", 21, 6),
                        new Outcome.PatternCount("more than one word", 0, 1)),
                List.of(),
                List.of(
                        "3 of 400 answers to test cases have no score (0.8 %)",
                        "cases with the tag 'urgent' are few: 20"));
    }

    private static Optional<Score> side(double score, int scored, int tokens) {
        return Optional.of(new Score(score, SampleAnswers.TEST_CASES, scored, 0, tokens));
    }

    private static Outcome.Proven proven(double difference, boolean improved) {
        return new Outcome.Proven(
                difference,
                difference - 0.075,
                difference + 0.06,
                improved ? 1e-9 : 0.71,
                "exact McNemar test",
                improved,
                OptionalDouble.of(0.012),
                Optional.empty(),
                List.of(
                        new Outcome.Tag("account", 31, 0.03, 0.97, 0.78, 1.0, 1e-8, false, false),
                        new Outcome.Tag("billing", 36, 0.92, 0.94, -0.08, 0.13, 1, false, false),
                        new Outcome.Tag("delivery", 33, 0.91, 0.79, -0.27, 0.02, 0.4, false, true),
                        new Outcome.Tag("praise", 38, 0.05, 0.97, 0.77, 0.98, 1e-8, false, false),
                        new Outcome.Tag("technical", 30, 0.07, 0.93, 0.68, 0.96, 1e-8, false, false),
                        new Outcome.Tag("urgent", 20, 0.6, 0.3, -0.5, -0.08, 0.03, true, true)));
    }

    private List<Outcome.FrontPoint> front() {
        String seed = candidates.firstEntry().getKey();
        Score winner = score(0.95, SampleAnswers.DEV_CASES, candidates.get(best).candidate());
        return List.of(
                new Outcome.FrontPoint(best, 0.95, winner.tokens(), true),
                new Outcome.FrontPoint("5f00c1a2b3d4", 0.58, winner.tokens() - 17, false),
                new Outcome.FrontPoint(seed, 0.34, 26, false));
    }

    private List<Outcome.Contribution> parts() {
        List<Outcome.Contribution> parts = new ArrayList<>();
        double[] gains = {0.03, 0.16, 0.12, 0.19, 0.22, 0, -0.03, 0.41};
        List<Section> sections = candidates.get(best).candidate().prompt().sections();
        for (int i = 0; i < sections.size(); i++) {
            double gain = gains[i % gains.length];
            parts.add(new Outcome.Contribution(
                    0, i, sections.get(i).text(), gain, gain - 0.09, Math.min(1, gain + 0.1), 32));
        }
        return parts;
    }

    /** How the prompt of each generation's best reads. */
    private static final class WordingOfWinner {

        static List<Section> sections(int generation) {
            List<Section> sections = new ArrayList<>();
            sections.add(section(
                    Role.INSTRUCTION,
                    generation < 4 ? "Sort the support ticket." : "Sort the support ticket by what the writer wants."));
            boolean brief = generation >= 5;
            sections.add(section(Role.RULE, brief ? "billing -> K" : "The code for billing is K."));
            sections.add(section(Role.RULE, brief ? "delivery -> M" : "The code for delivery is M."));
            sections.add(section(Role.RULE, brief ? "praise -> V" : "praise is called V here."));
            sections.add(section(Role.RULE, brief ? "returns -> Z" : "returns is called Z here."));
            sections.add(section(Role.RULE, brief ? "technical -> X" : "technical is called X here."));
            if (generation >= 2) {
                sections.add(
                        section(Role.RULE, "Tickets about passwords and signing in are about the account: answer W."));
            }
            if (generation >= 3) {
                sections.add(section(Role.EXAMPLE, "Ticket: The lamp came broken.\nAnswer: Z"));
            }
            sections.add(section(
                    Role.FORMAT, generation < 6 ? "Answer with the code only." : "Say the code and nothing else."));
            return sections;
        }
    }

    private static Section section(Role role, String text) {
        return new Section(role, text);
    }

    private static Chain chain(List<Section> sections) {
        return Chain.of(new Prompt(sections, "{{ticket}}"));
    }

    private static JobFacts job() {
        return new JobFacts(
                "tickets",
                1,
                "openai:small-model@http://127.0.0.1:8000/v1",
                Optional.of("anthropic:large-model"),
                List.of(),
                List.of("exact", "length"),
                500,
                12);
    }

    private static RunFolder settings(Path folder) {
        try {
            Files.writeString(folder.resolve("run.yaml"), "name: tickets\nseed: 1\nsplit:\n  train: 0.3\n");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return new RunFolder(folder);
    }
}
