package org.promptrefinery.evaluators.format;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Arrays;
import java.util.List;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Options;

/** Whether an answer is neither too short nor too long; an empty one is too short unless {@code min: 0} is given. */
final class Length extends Judging {

    private static final EncodingRegistry ENCODINGS = Encodings.newLazyEncodingRegistry();

    private final Measure measure;
    private final Bounds bounds;
    private final Encoding encoding;

    private Length(Measure measure, Bounds bounds, Encoding encoding) {
        super(
                "length(" + bounds + " " + measure.word()
                        + (measure == Measure.TOKENS ? " of " + encoding.getName() : "") + ")",
                false);
        this.measure = measure;
        this.bounds = bounds;
        this.encoding = encoding;
    }

    static Length of(Options options) {
        if (!options.has("unit")) {
            throw options.missing("unit", "words");
        }
        return new Length(
                options.choice("unit", Measure.class, Measure.WORDS), Bounds.in(options, 1), encoding(options));
    }

    private static Encoding encoding(Options options) {
        String name = options.text("encoding").orElse(EncodingType.O200K_BASE.getName());
        List<String> known =
                Arrays.stream(EncodingType.values()).map(EncodingType::getName).toList();
        return EncodingType.fromName(name)
                .map(ENCODINGS::getEncoding)
                .orElseThrow(() -> new BadInput(options.where() + ".encoding: unknown value '" + name + "'."
                        + Nearest.maybe(name, known) + " Known are " + String.join(", ", known)));
    }

    @Override
    protected Verdict verdict(Trial trial) {
        return bounds.verdict(measure.count(trial.answer(), encoding), measure.word());
    }
}
