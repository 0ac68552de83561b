package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Template;
import org.promptrefinery.search.supply.Supply;
import org.promptrefinery.search.supply.Wishes;

/**
 * Changes how something is looked up for each case: one gene at a time, such as how much of it, what for, how it is set
 * out, introduced or placed; now and then all at once. Where nothing goes wrong it tries to do without, or with less.
 */
final class TuneLookUp extends Edit {

    private static final int AFRESH_ONE_IN = 4;

    private final Genes genes;

    TuneLookUp(String name, Genes genes) {
        super(name);
        this.genes = genes;
    }

    @Override
    public boolean informed() {
        return true;
    }

    /** A free section that brings in one thing of the sort. */
    private record Spot(int index, String variable, Supply wish) {}

    private record Way(Prompt prompt, String why) {}

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        Prompt prompt = parents.prompt();
        boolean mayGrow = parents.first().train().results().stream().anyMatch(CaseResult::failed);
        return spot(prompt)
                .flatMap(spot -> (mayGrow ? ways(prompt, spot, random) : less(prompt, spot, random))
                        .filter(way -> isNew(parents, way.prompt()))
                        .findFirst())
                .map(way -> parents.child(way.prompt(), way.why()));
    }

    private static boolean isNew(Parents parents, Prompt other) {
        Chain chain = parents.chain().with(parents.step(), other);
        return isSound(parents.chain(), chain) && !parents.tried().test(chain);
    }

    private Optional<Spot> spot(Prompt prompt) {
        return Sections.free(prompt).stream()
                .flatMap(index -> Wishes.in(prompt.sections().get(index).text()).stream()
                        .filter(genes::owns)
                        .flatMap(variable ->
                                LookUps.read(variable).stream().map(wish -> new Spot(index, variable, wish))))
                .findFirst();
    }

    /** Genes in an order by chance, and the values of each as well. */
    private Stream<Way> ways(Prompt prompt, Spot spot, RandomGenerator random) {
        List<List<Way>> all = new ArrayList<>();
        genes.variants(spot.wish())
                .forEach(gene -> all.add(
                        gene.stream().map(wish -> with(prompt, spot, wish)).toList()));
        all.add(placements(prompt, spot.index()));
        all.add(wordings(prompt, spot));
        Collections.shuffle(all, Random.from(random));
        Stream<Way> single = all.stream().flatMap(gene -> shuffled(gene, random).stream());
        return random.nextInt(AFRESH_ONE_IN) == 0
                ? Stream.concat(Stream.of(with(prompt, spot, genes.draw(random))), single)
                : single;
    }

    /** First without it at all. */
    private Stream<Way> less(Prompt prompt, Spot spot, RandomGenerator random) {
        Way without = new Way(Sections.remove(prompt, spot.index()), "does " + spot.variable() + " earn its place?");
        return Stream.concat(Stream.of(without), ways(prompt, spot, random))
                .filter(way -> !way.prompt().sections().isEmpty())
                .filter(way -> LookUps.length(way.prompt()) < LookUps.length(prompt));
    }

    private static List<Way> shuffled(List<Way> ways, RandomGenerator random) {
        List<Way> shuffled = new ArrayList<>(ways);
        Collections.shuffle(shuffled, Random.from(random));
        return shuffled;
    }

    private static Way with(Prompt prompt, Spot spot, Supply wish) {
        Section old = prompt.sections().get(spot.index());
        StringBuilder text = new StringBuilder();
        Template.split(old.text(), text::append, variable -> text.append("{{")
                .append(variable.equals(spot.variable()) ? wish.variable() : variable)
                .append("}}"));
        return new Way(
                Sections.replace(prompt, spot.index(), new Section(old.role(), text.toString())),
                wish.variable() + " instead of " + spot.variable());
    }

    private static List<Way> placements(Prompt prompt, int from) {
        return IntStream.of(0, prompt.sections().size() - 1)
                .filter(to -> to != from)
                .mapToObj(to -> new Way(
                        Sections.move(prompt, from, to),
                        to == 0 ? "what is looked up first" : "what is looked up last"))
                .toList();
    }

    private List<Way> wordings(Prompt prompt, Spot spot) {
        return LookUps.standAlone(prompt.sections().get(spot.index()))
                ? genes.intros().stream()
                        .map(intro -> new Way(
                                Sections.replace(prompt, spot.index(), genes.section(spot.wish(), intro)),
                                "introduced by '" + intro.replace("%s", "").strip() + "'"))
                        .toList()
                : List.of();
    }
}
