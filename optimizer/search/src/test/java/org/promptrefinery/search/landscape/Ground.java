package org.promptrefinery.search.landscape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.patterns.Kind;
import org.promptrefinery.search.patterns.Rule;

/**
 * What all landscapes have in common: rules, the words that the model understands, and how often each rule is needed.
 */
final class Ground {

    private static final List<String> TOPICS = List.of(
            "customs",
            "freight",
            "refunds",
            "visas",
            "warranty",
            "allergies",
            "taxes",
            "parking",
            "pensions",
            "grants",
            "patents",
            "rentals",
            "quotas",
            "leases");
    private static final List<String> FORMS = List.of(
            "For {t}, go by {a}.",
            "When asked about {t}, apply {a}.",
            "Questions on {t} are decided by {a}.",
            "In matters of {t} always use {a}.",
            "Use {a} whenever {t} comes up.",
            "{t}: {a}.");
    private static final int WRONG_RULES = 3;
    private static final double EASY = 0.15;
    private static final double PAIRED = 0.2;
    private static final double TAIL = 0.8;
    private static final double BY_EXAMPLE = 0.2;
    private static final double HARMFUL = 0.5;
    private static final double LEAST_UNDERSTOOD = 0.2;
    private static final double MORE_UNDERSTOOD = 0.6;

    private final long seed;
    private final int count;
    private final List<String> topics;

    Ground(long seed, int count) {
        this.seed = seed;
        this.count = count;
        this.topics = shuffled(TOPICS, "topics").subList(0, count);
    }

    /** An order of all rules. */
    List<Integer> order() {
        return shuffled(IntStream.range(0, count).boxed().toList(), "order");
    }

    /** @param helpful whether the model understands any rule at all */
    Landscape landscape(Laws laws, List<String> defects, boolean helpful) {
        List<Section> sections = Stream.concat(Stream.of(Questions.INSTRUCTION), defects.stream())
                .map(text -> new Section(Role.INSTRUCTION, text))
                .toList();
        List<HiddenRule> rules = IntStream.range(0, count)
                .mapToObj(index -> rule(index, helpful))
                .toList();
        return new Landscape(seed, new Prompt(sections, Questions.TEMPLATE), rules, order(), types(), wrongs(), laws);
    }

    /** Three rules are of a sort that error analysis knows, among them a frequent one; the others are not. */
    private HiddenRule rule(int index, boolean helpful) {
        Fault fault = fault(index);
        List<String> phrases = phrases(index, fault);
        Set<String> understood = helpful ? understood(index, fault, phrases) : Set.of();
        boolean byExample = helpful && Hash.uniform(seed, "example", "" + index) < BY_EXAMPLE;
        return new HiddenRule(topics.get(index), fault, phrases, understood, byExample);
    }

    private Fault fault(int index) {
        return switch (index) {
            case 1, 4, 7 ->
                new Fault.Misnames(
                        Questions.word(seed, "said", "" + index), Questions.word(seed, "right", "name" + index));
            case 2 -> new Fault.Chatters();
            default -> new Fault.Errs();
        };
    }

    private List<String> phrases(int index, Fault fault) {
        return switch (fault) {
            case Fault.Misnames(String said, String right) ->
                Rule.of(Kind.SUBSTITUTE, said, right).wordings();
            case Fault.Chatters() ->
                Stream.of(Kind.BARE, Kind.ONE_WORD)
                        .flatMap(kind -> Rule.of(kind).wordings().stream())
                        .toList();
            case Fault.Errs() -> {
                String action = "rule " + Questions.word(seed, "action", "" + index);
                yield FORMS.stream().map(form -> filled(form, index, action)).toList();
            }
        };
    }

    /** Some wordings are understood more often than others, whatever the rule; at least one always is. */
    private Set<String> understood(int index, Fault fault, List<String> phrases) {
        String family = fault.getClass().getSimpleName();
        Set<String> understood = IntStream.range(0, phrases.size())
                .filter(form -> {
                    double rate = LEAST_UNDERSTOOD + MORE_UNDERSTOOD * Hash.uniform(seed, "form", family, "" + form);
                    return Hash.uniform(seed, "understood", "" + index, "" + form) < rate;
                })
                .mapToObj(phrases::get)
                .collect(Collectors.toSet());
        return understood.isEmpty() ? Set.of(phrases.getFirst()) : understood;
    }

    /** A few rules are needed often, the others rarely; some cases need two. */
    private List<CaseType> types() {
        double[] shares = IntStream.range(0, count)
                .mapToDouble(rule -> Math.pow(rule + 1, -TAIL))
                .toArray();
        double sum = IntStream.range(0, count).mapToDouble(rule -> shares[rule]).sum();
        List<CaseType> types = new ArrayList<>(List.of(new CaseType(EASY, List.of())));
        for (int one = 0; one < count; one++) {
            double share = (1 - EASY) * shares[one] / sum;
            types.add(new CaseType(share * (1 - PAIRED), List.of(one)));
            for (int other = one + 1; other < count; other++) {
                double together = PAIRED * (1 - EASY) / sum * shares[one] * shares[other];
                double both = together / (sum - shares[one]) + together / (sum - shares[other]);
                types.add(new CaseType(both, List.of(one, other)));
            }
        }
        return types;
    }

    private List<WrongRule> wrongs() {
        List<WrongRule> wrongs = new ArrayList<>();
        for (int rule = 0; rule < count; rule++) {
            for (int i = 0; i < WRONG_RULES; i++) {
                String name = rule + "." + i;
                String action = "rule " + Questions.word(seed, "mistake", name);
                boolean harmful = Hash.uniform(seed, "harm", name) < HARMFUL;
                int victim = (int) (Hash.uniform(seed, "victim", name) * count);
                wrongs.add(new WrongRule(rule, filled(FORMS.getFirst(), rule, action), harmful ? victim : -1));
            }
        }
        return wrongs;
    }

    private String filled(String form, int index, String action) {
        return form.replace("{t}", topics.get(index)).replace("{a}", action);
    }

    private <T> List<T> shuffled(List<T> items, String purpose) {
        List<T> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(Hash.of(seed, purpose)));
        return List.copyOf(shuffled);
    }
}
