package org.promptrefinery.evaluators.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Quote;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/** Whether an answer to a multiple-choice question chooses the letter of its reference. */
final class ChoiceMatch extends Judging {

    private final ChoiceReader reader;

    ChoiceMatch(String letters) {
        super("choice(" + letters + ")", true);
        this.reader = new ChoiceReader(letters);
    }

    @Override
    protected Verdict verdict(Trial trial) {
        List<Character> expected = trial.subject().references().stream()
                .map(reader::read)
                .map(ChoiceReader.Reading::letter)
                .flatMap(Optional::stream)
                .toList();
        return expected.isEmpty()
                ? new Verdict.Unscored(
                        "the reference " + Quote.of(trial.subject().expected()) + " names none of the choices")
                : compared(trial.answer(), expected);
    }

    private Verdict compared(String answer, List<Character> expected) {
        ChoiceReader.Reading reading = reader.read(answer);
        String wanted = "expected " + expected.stream().map(String::valueOf).collect(Collectors.joining(" or "));
        if (reading.letter().isEmpty()) {
            return Verdict.fail(wanted + ", got " + (reading.several() ? "several choices" : "no choice") + " in "
                    + Quote.of(answer));
        }
        char letter = reading.letter().get();
        return expected.contains(letter)
                ? Verdict.pass("chose " + letter + ", as expected")
                : Verdict.fail(wanted + ", chose " + letter);
    }
}
