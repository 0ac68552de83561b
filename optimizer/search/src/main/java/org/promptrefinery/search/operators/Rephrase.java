package org.promptrefinery.search.operators;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.Prompt;

/** Says something in other words out of a bank of phrases. Known rules and examples are left alone. */
final class Rephrase extends Edit {

    private static final int ONE_IN = 3;

    Rephrase() {
        super("rephrase");
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        Prompt prompt = parents.prompt();
        List<Integer> places = Sections.prose(prompt).stream()
                .filter(index -> !PhraseBank.USUAL.in(text(prompt, index)).isEmpty())
                .toList();
        if (places.isEmpty()) {
            return Optional.empty();
        }
        int index = pick(places, random);
        String reworded = reworded(text(prompt, index), random);
        return Optional.of(parents.child(
                Sections.reword(prompt, index, reworded), "other words for '" + text(prompt, index) + "'"));
    }

    private static String reworded(String text, RandomGenerator random) {
        List<PhraseBank.Found> found = PhraseBank.USUAL.in(text);
        PhraseBank.Found certain = pick(found, random);
        StringBuilder reworded = new StringBuilder();
        int start = 0;
        for (PhraseBank.Found phrase : found) {
            if (phrase.equals(certain) || random.nextInt(ONE_IN) == 0) {
                reworded.append(text, start, phrase.start()).append(pick(phrase.others(), random));
                start = phrase.end();
            }
        }
        return reworded.append(text, start, text.length()).toString();
    }

    private static String text(Prompt prompt, int index) {
        return prompt.sections().get(index).text();
    }
}
