package org.promptrefinery.evaluators.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Quote;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/** Whether the number in an answer is that of one of its references, however the two are written. */
final class NumericMatch extends Judging {

    private static final int MOST_NAMED = 5;

    private final DecimalSign sign;
    private final Tolerance tolerance;
    private final Take take;

    NumericMatch(DecimalSign sign, Tolerance tolerance, Take take) {
        super(
                "numeric(decimal=" + lower(sign) + ",absolute=" + tolerance.absolute() + ",relative="
                        + tolerance.relative() + ",take=" + lower(take) + ")",
                true);
        this.sign = sign;
        this.tolerance = tolerance;
        this.take = take;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    protected Verdict verdict(Trial trial) {
        List<Quantity> expected = trial.subject().references().stream()
                .map(reference -> taken(NumberScanner.numbers(reference, sign)))
                .flatMap(Optional::stream)
                .toList();
        return expected.isEmpty()
                ? new Verdict.Unscored(
                        "the reference " + Quote.of(trial.subject().expected()) + " is not one number")
                : compared(trial.answer(), expected);
    }

    private Verdict compared(String answer, List<Quantity> expected) {
        List<Quantity> numbers = NumberScanner.numbers(answer, sign);
        String wanted = "expected " + expected.stream().map(Quantity::toString).collect(Collectors.joining(" or "));
        Optional<Quantity> taken = taken(numbers);
        if (taken.isEmpty()) {
            return Verdict.fail(
                    wanted + ", got " + (numbers.isEmpty() ? "no number in " + Quote.of(answer) : several(numbers)));
        }
        Quantity number = taken.get();
        return expected.stream().anyMatch(one -> number.near(one, tolerance))
                ? Verdict.pass("the number is " + number + ", as expected")
                : Verdict.fail(wanted + ", got " + number);
    }

    private Optional<Quantity> taken(List<Quantity> numbers) {
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        return switch (take) {
            case ONLY ->
                Optional.of(numbers.getFirst()).filter(first -> numbers.stream().allMatch(first::same));
            case FIRST -> Optional.of(numbers.getFirst());
            case LAST -> Optional.of(numbers.getLast());
        };
    }

    private static String several(List<Quantity> numbers) {
        return "several numbers: "
                + numbers.stream().limit(MOST_NAMED).map(Quantity::toString).collect(Collectors.joining(", "))
                + (numbers.size() > MOST_NAMED ? ", ..." : "");
    }
}
