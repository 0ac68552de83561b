package org.promptrefinery.search.guards;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

/** Only examples may repeat what training cases say; what the first prompt says already is no leak. */
final class Leak implements Guard {

    private final LeakIndex index;

    Leak(Chain seed, List<Case> train) {
        this.index = new LeakIndex(
                train,
                seed.steps().stream()
                        .flatMap(step -> Stream.concat(
                                step.prompt().sections().stream().map(Section::text),
                                Stream.of(step.prompt().user())))
                        .toList());
    }

    @Override
    public Optional<String> objection(Chain child, Memory memory) {
        return child.steps().stream()
                .flatMap(step -> step.prompt().sections().stream())
                .filter(section -> section.role() != Role.EXAMPLE && !section.frozen())
                .filter(section -> index.leaks(section.text()))
                .findFirst()
                .map(section -> "it knows a training case by heart: '" + section.text() + "'");
    }
}
