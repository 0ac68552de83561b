package org.promptrefinery.search.landscape;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.Case;

/** The cases of a landscape: each names its topics, and has a right answer of its own unless a name is asked for. */
final class Questions {

    static final String INSTRUCTION = "Answer the question.";
    static final String TEMPLATE = "{{question}}";
    private static final String[] SYLLABLES = {"ka", "lo", "mi", "ru", "te", "vo", "sa", "ni", "po", "de", "fu", "ga"};
    private static final int WORD_LENGTH = 4;

    private Questions() {}

    static Case ask(Landscape landscape, String id) {
        List<Integer> needs = draw(landscape, Hash.uniform(landscape.seed(), "type", id));
        String topics = needs.isEmpty()
                ? "nothing special"
                : needs.stream()
                        .map(need -> landscape.rules().get(need).topic())
                        .collect(Collectors.joining(" and "));
        String ticket = Long.toHexString(Hash.of(landscape.seed(), "ticket", id));
        return new Case(
                id,
                Map.of("question", "Ticket " + ticket + " on " + topics + ". What applies?"),
                List.of(answer(landscape, needs, id)),
                new TreeSet<>(),
                1);
    }

    /** Which rules a question, or an example of one, is about. */
    static List<Integer> needs(Landscape landscape, String question) {
        return IntStream.range(0, landscape.rules().size())
                .filter(rule -> question.contains(landscape.rules().get(rule).topic()))
                .boxed()
                .toList();
    }

    /** A made-up word. */
    static String word(long seed, String... parts) {
        long bits = Hash.of(seed, parts) >>> 1;
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < WORD_LENGTH; i++) {
            word.append(SYLLABLES[(int) (bits % SYLLABLES.length)]);
            bits /= SYLLABLES.length;
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static List<Integer> draw(Landscape landscape, double at) {
        double left = at;
        for (CaseType type : landscape.types()) {
            left -= type.probability();
            if (left < 0) {
                return type.needs();
            }
        }
        return landscape.types().getLast().needs();
    }

    private static String answer(Landscape landscape, List<Integer> needs, String id) {
        return needs.stream()
                .map(need -> landscape.rules().get(need).fault())
                .flatMap(fault -> fault instanceof Fault.Misnames(String _, String right)
                        ? java.util.stream.Stream.of(right)
                        : java.util.stream.Stream.empty())
                .findFirst()
                .orElseGet(() -> word(landscape.seed(), "right", id));
    }
}
