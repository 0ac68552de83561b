package org.promptrefinery.study.supply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Gist;
import org.promptrefinery.evaluators.Split;
import org.promptrefinery.evaluators.cases.CaseFile;
import org.promptrefinery.evaluators.cases.CaseSource;

/**
 * The answered cases that may be shown as worked examples: those of the train split, and further ones from a file. Of
 * two that ask the same the one of the file is shown, since it was made to be shown. None of them is a dev or test
 * case, nor holds one.
 *
 * @param cases in the order of their ids, those of the file last; none asks the same as another
 * @param notices what a person should know of them
 */
public record ExamplePool(List<Case> cases, List<String> notices) {

    public ExamplePool {
        cases = List.copyOf(cases);
        notices = List.copyOf(notices);
    }

    /**
     * The pool of a job. Where nothing is kept for training, as in a gate, it is the file; without one it is all cases,
     * each of which is shown the others.
     *
     * @throws BadInput when there is none, or the file is wrong
     */
    public static ExamplePool of(Sources sources, Split split, Asked asked) {
        boolean undivided = split.train().isEmpty() && split.dev().isEmpty();
        List<String> notices = new ArrayList<>();
        List<Case> own = split.train();
        if (undivided && sources.further().isEmpty()) {
            own = split.test();
            notices.add("nothing is kept for training here, so that the examples that a case is shown are the other"
                    + " cases which are asked; they know more than they would elsewhere");
        }
        List<Case> held = own.equals(split.test())
                ? List.of()
                : Stream.concat(split.dev().stream(), split.test().stream()).toList();
        Map<String, Case> pool = new LinkedHashMap<>();
        own.stream()
                .filter(subject -> !subject.expected().isBlank())
                .forEach(subject -> pool.putIfAbsent(gist(subject, asked), subject));
        sources.further()
                .map(source -> further(source, asked, held, notices))
                .orElse(List.of())
                .forEach(subject -> pool.put(gist(subject, asked), subject));
        if (pool.isEmpty()) {
            throw new BadInput("there are no examples to show: no training case has a reference answer; give a file of"
                    + " answered cases, such as examples: answered.jsonl");
        }
        return new ExamplePool(List.copyOf(pool.values()), notices);
    }

    private static List<Case> further(CaseSource source, Asked asked, List<Case> held, List<String> notices) {
        List<Case> all = CaseFile.read(source, 1, Optional.of("examples")).cases();
        all.forEach(answered -> requireInputs(answered, asked, source));
        Set<String> questions =
                held.stream().map(subject -> gist(subject, asked)).collect(Collectors.toSet());
        HeldOut heldOut = new HeldOut(held, asked);
        List<Case> clean = all.stream()
                .filter(answered -> !questions.contains(gist(answered, asked)))
                .filter(answered -> heldOut.in(asked.by(answered) + "\n" + String.join("\n", answered.references()))
                        .isEmpty())
                .toList();
        if (clean.size() < all.size()) {
            notices.add((all.size() - clean.size()) + " of the " + all.size() + " examples in " + source.file()
                    + " are left out, since they ask what dev or test cases ask");
        }
        return clean;
    }

    private static String gist(Case subject, Asked asked) {
        return Gist.of(asked.by(subject));
    }

    private static void requireInputs(Case answered, Asked asked, CaseSource source) {
        asked.inputs().stream()
                .filter(name -> !answered.inputs().containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadInput(source.file() + ": the example " + answered.id() + " has no input '" + name
                            + "', which the prompt uses; it has "
                            + String.join(", ", answered.inputs().keySet()));
                });
    }
}
