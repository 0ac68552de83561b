package org.promptrefinery.search.operators;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;

/** Has something looked up for each case, where a prompt gets cases wrong and has nothing of the sort yet. */
final class GiveLookUp extends Edit {

    private static final int LAST_ONE_IN = 3;

    private final Genes genes;
    private final String why;

    GiveLookUp(String name, Genes genes, String why) {
        super(name);
        this.genes = genes;
        this.why = why;
    }

    @Override
    public boolean informed() {
        return true;
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        return isOpen(genes, parents)
                ? Optional.of(parents.child(given(genes, parents.prompt(), random), why)
                        .withAim(genes.aim(parents)))
                : Optional.empty();
    }

    /** Whether a prompt could do with something of this sort: it gets cases wrong, and has none. */
    static boolean isOpen(Genes genes, Parents parents) {
        return !genes.areIn(parents.prompt())
                && (genes.fitsEarlierPrompts() || Demonstration.isLast(parents.chain(), parents.step()))
                && parents.first().train().results().stream().anyMatch(CaseResult::failed);
    }

    /** The prompt with a section by chance, mostly where its role belongs, else last. */
    static Prompt given(Genes genes, Prompt prompt, RandomGenerator random) {
        Section section = genes.section(random);
        return random.nextInt(LAST_ONE_IN) == 0
                ? Sections.add(prompt, prompt.sections().size(), section)
                : Sections.insert(prompt, section);
    }
}
