package org.promptrefinery.search.guards;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Prompt;

/** The texts that a job keeps stand word for word in each prompt that began with them. */
final class KeptStands implements Guard {

    private final List<List<String>> kept;

    KeptStands(Chain seed, List<String> keep) {
        this.kept = seed.steps().stream()
                .map(step ->
                        keep.stream().filter(text -> has(step.prompt(), text)).toList())
                .toList();
    }

    @Override
    public Optional<String> objection(Chain child, Memory memory) {
        return IntStream.range(0, kept.size())
                .boxed()
                .flatMap(step -> kept.get(step).stream().filter(text -> !has(child.prompt(step), text)))
                .findFirst()
                .map(text -> "it lost '" + text + "', which is to be kept");
    }

    private static boolean has(Prompt prompt, String text) {
        return prompt.system().contains(text) || prompt.user().contains(text);
    }
}
