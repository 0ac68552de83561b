package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

/**
 * Edits phrases of a section as GrIPS does (Prasad et al. 2023): deletes one, swaps two, or adds one that another
 * survivor still has. Known rules and examples are left alone.
 */
final class EditPhrases extends Edit {

    private static final List<Way> WAYS = List.of(EditPhrases::delete, EditPhrases::swap, EditPhrases::restore);

    EditPhrases() {
        super("edit-phrases");
    }

    private interface Way {
        Optional<Proposal> edit(Parents parents, RandomGenerator random);
    }

    private record Lost(Role role, String phrase) {}

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        List<Way> ways = new ArrayList<>(WAYS);
        Collections.shuffle(ways, Random.from(random));
        return ways.stream()
                .flatMap(way -> way.edit(parents, random).stream())
                .filter(child -> isSound(parents.chain(), child.chain()))
                .findFirst();
    }

    private static Optional<Proposal> delete(Parents parents, RandomGenerator random) {
        return divisible(parents.prompt(), random).map(index -> {
            Phrases phrases = phrases(parents.prompt(), index);
            int gone = random.nextInt(phrases.size());
            String why = "without the phrase '" + phrases.words().get(gone) + "'";
            return reworded(parents, index, phrases.without(gone).text(), why);
        });
    }

    private static Optional<Proposal> swap(Parents parents, RandomGenerator random) {
        return divisible(parents.prompt(), random).map(index -> {
            Phrases phrases = phrases(parents.prompt(), index);
            int one = random.nextInt(phrases.size());
            int other = (one + 1 + random.nextInt(phrases.size() - 1)) % phrases.size();
            String why = "swapped '" + phrases.words().get(one) + "' and '"
                    + phrases.words().get(other) + "'";
            return reworded(parents, index, phrases.swapped(one, other).text(), why);
        });
    }

    private static Optional<Proposal> restore(Parents parents, RandomGenerator random) {
        Prompt prompt = parents.prompt();
        List<Integer> prose = Sections.prose(prompt);
        List<Lost> lost = Stream.concat(parents.population().stream(), Stream.of(parents.second()))
                .flatMap(member -> lost(member, parents))
                .filter(phrase -> prose.stream().anyMatch(index -> role(prompt, index) == phrase.role()))
                .distinct()
                .toList();
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        Lost phrase = pick(lost, random);
        int index = pick(
                prose.stream()
                        .filter(place -> role(prompt, place) == phrase.role())
                        .toList(),
                random);
        return Optional.of(reworded(
                parents,
                index,
                phrases(prompt, index).and(phrase.phrase()),
                "another survivor says '" + phrase.phrase() + "'"));
    }

    private static Stream<Lost> lost(Member member, Parents parents) {
        String said = parents.prompt().system();
        Prompt theirs = member.candidate().chain().prompt(parents.step());
        return Sections.prose(theirs).stream().map(theirs.sections()::get).flatMap(section -> lost(section, said));
    }

    private static Stream<Lost> lost(Section section, String said) {
        return Phrases.of(section.text()).words().stream()
                .filter(phrase -> !said.contains(phrase))
                .map(phrase -> new Lost(section.role(), phrase));
    }

    private static Optional<Integer> divisible(Prompt prompt, RandomGenerator random) {
        List<Integer> divisible = Sections.prose(prompt).stream()
                .filter(index -> phrases(prompt, index).size() > 1)
                .toList();
        return divisible.isEmpty() ? Optional.empty() : Optional.of(pick(divisible, random));
    }

    private static Proposal reworded(Parents parents, int index, String text, String why) {
        return parents.child(Sections.reword(parents.prompt(), index, text), why);
    }

    private static Phrases phrases(Prompt prompt, int index) {
        return Phrases.of(prompt.sections().get(index).text());
    }

    private static Role role(Prompt prompt, int index) {
        return prompt.sections().get(index).role();
    }
}
