package org.promptrefinery.evaluators.format;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Options;

/**
 * How many of something there may be.
 *
 * @param least fewest
 * @param most most, or {@link #ANY}
 */
record Bounds(int least, int most) {

    static final int ANY = Integer.MAX_VALUE;
    private static final String EXAMPLE = "{min: 2, max: 5}";

    /** The options {@code min} and {@code max}, of which at least one must be there. */
    static Bounds in(Options options, int fewest) {
        if (!options.has("min") && !options.has("max")) {
            throw options.missing("min' or 'max", "2");
        }
        int least = options.integer("min", fewest, 0, ANY);
        int most = options.integer("max", ANY, 0, ANY);
        if (most < least) {
            throw new BadInput(options.where() + ".max: '" + most + "' must be at least the min, " + least);
        }
        return new Bounds(least, most);
    }

    /** An option that is a number or a map with {@code min} and {@code max}, perhaps among others. */
    static Optional<Bounds> of(Options options, String option, String... others) {
        if (!options.has(option)) {
            return Optional.empty();
        }
        if (options.values().get(option) instanceof Number) {
            int exactly = options.integer(option, 0, 0, ANY);
            return Optional.of(new Bounds(exactly, exactly));
        }
        Options map = options.map(option, "a whole number, or a map such as " + EXAMPLE);
        map.requireOnly(
                Stream.concat(Stream.of("min", "max"), Arrays.stream(others)).toList());
        return Optional.of(in(map, 0));
    }

    /** Passes a count within the bounds. */
    Verdict verdict(int count, String noun) {
        return count >= least && count <= most
                ? Verdict.pass(count + " " + noun + ", wanted " + this)
                : Verdict.fail(count + " " + noun + ", wanted " + this);
    }

    @Override
    public String toString() {
        if (least == most) {
            return "exactly " + least;
        }
        if (most == ANY) {
            return "at least " + least;
        }
        return least == 0 ? "at most " + most : least + " to " + most;
    }
}
