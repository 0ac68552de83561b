package org.promptrefinery.search.guards;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;

/** The frozen sections of each prompt stand as they were, in the same order. */
final class FrozenStands implements Guard {

    private final List<List<Section>> frozen;

    FrozenStands(Chain seed) {
        this.frozen = seed.steps().stream().map(step -> frozen(step.prompt())).toList();
    }

    @Override
    public Optional<String> objection(Chain child, Memory memory) {
        boolean stand = IntStream.range(0, frozen.size())
                .allMatch(step -> frozen(child.prompt(step)).equals(frozen.get(step)));
        return stand ? Optional.empty() : Optional.of("a frozen section is changed, moved or gone");
    }

    private static List<Section> frozen(Prompt prompt) {
        return prompt.sections().stream().filter(Section::frozen).toList();
    }
}
