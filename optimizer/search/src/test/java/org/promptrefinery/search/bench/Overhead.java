package org.promptrefinery.search.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Search;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Size;
import org.promptrefinery.search.genetic.EvolutionarySearch;
import org.promptrefinery.search.landscape.Landscape;
import org.promptrefinery.search.landscape.Terrain;

/** What the search itself costs where answers cost nothing. */
record Overhead(Options options) {

    private static final int POPULATION = 64;
    private static final int MANY_CASES = 10_000;
    private static final int GENERATIONS = 5;
    private static final int MINIBATCH = 16;
    private static final int FEW_CASES = 50;
    private static final int MANY_GENERATIONS = 1_000;
    private static final double PROMISED_MS = 1;
    private static final double FLAT = 1.5;

    void run() {
        time();
        memory();
    }

    /** From the seed on, and among survivors of which everything is known: there is most to compare then. */
    private void time() {
        Size size = new Size(POPULATION, POPULATION, GENERATIONS, MINIBATCH, GENERATIONS, 0);
        InstantScorer scorer = new InstantScorer();
        Search search = search(size, MANY_CASES, scorer);
        time("from the seed on", search, scorer, search.start(landscape().seedChain()));
        time("all of them asked everything", search, scorer, settled(scorer));
    }

    private void time(String where, Search search, InstantScorer scorer, Generation from) {
        Generation current = from;
        long begin = cpu() - scorer.cpu();
        long answered = scorer.answered();
        for (int i = 0; i < options.number("generations", GENERATIONS); i++) {
            current = search.next(current);
        }
        double ms = (cpu() - scorer.cpu() - begin) / 1e6 / (scorer.answered() - answered);
        System.out.printf(
                Locale.ROOT,
                "CPU of the search for each completion, %d prompts on %,d dev cases, %s: %.4f ms over %,d completions,"
                        + " promised %.0f: %s%n",
                POPULATION,
                MANY_CASES,
                where,
                ms,
                scorer.answered() - answered,
                PROMISED_MS,
                ms <= PROMISED_MS ? "kept" : "NOT KEPT");
    }

    private static Generation settled(InstantScorer scorer) {
        Chain seed = landscape().seedChain();
        List<Chain> chains = IntStream.range(0, POPULATION)
                .mapToObj(number -> seed.with(0, withLine(seed.prompt(0), "Mind number " + number + ".")))
                .toList();
        List<Member> members = chains.stream()
                .map(chain -> new Member(
                        Candidate.seed(chain),
                        card(scorer, chain, landscape().cases("train", FEW_CASES)),
                        card(scorer, chain, landscape().cases("dev", MANY_CASES))))
                .sorted(Comparator.comparingDouble(
                                (Member member) -> member.dev().score())
                        .reversed())
                .toList();
        return new Generation(1, members, List.of(), 0, Memory.of(seed).and(chains));
    }

    private static Prompt withLine(Prompt prompt, String line) {
        List<Section> sections = new ArrayList<>(prompt.sections());
        sections.add(new Section(Role.RULE, line));
        return prompt.with(sections);
    }

    private static Scorecard card(InstantScorer scorer, Chain chain, List<Case> cases) {
        return scorer.score(List.of(new Assignment(chain, cases))).getFirst();
    }

    private static void memory() {
        Size size = new Size(Size.USUAL.population(), Size.USUAL.children(), MANY_GENERATIONS, MINIBATCH, 3, 0);
        Search search = search(size, FEW_CASES, new InstantScorer());
        Generation current = search.start(landscape().seedChain());
        long first = 0;
        long last = 0;
        for (int number = 1; number <= MANY_GENERATIONS; number++) {
            current = search.next(current);
            if (number == 100 || number == 500 || number == MANY_GENERATIONS) {
                last = heap();
                first = first == 0 ? last : first;
                System.out.printf(
                        Locale.ROOT,
                        "Heap after %,5d generations: %,7d KB, with %,d prompts remembered%n",
                        current.number(),
                        last >> 10,
                        current.memory().seen().size());
            }
        }
        System.out.println(last <= FLAT * first ? "flat: kept" : "flat: NOT KEPT");
    }

    private static Search search(Size size, int cases, InstantScorer scorer) {
        return EvolutionarySearch.of(
                SearchSettings.defaults(1).with(size),
                landscape().cases("train", FEW_CASES),
                landscape().cases("dev", cases),
                scorer,
                List.of(new NewLine()));
    }

    private static Landscape landscape() {
        return Terrain.FLAT.at(1);
    }

    static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heap() {
        IntStream.range(0, 3).forEach(_ -> System.gc());
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
