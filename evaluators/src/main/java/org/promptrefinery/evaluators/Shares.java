package org.promptrefinery.evaluators;

/**
 * How cases are shared out; the three need not sum to 1.
 *
 * @param train share that operators learn from, above 0
 * @param dev share that selects, above 0
 * @param test share that proves, above 0
 */
public record Shares(double train, double dev, double test) {

    public static final Shares DEFAULT = new Shares(0.3, 0.35, 0.35);

    public Shares {
        require("train", train);
        require("dev", dev);
        require("test", test);
    }

    private static void require(String name, double share) {
        if (!(share > 0) || Double.isInfinite(share)) {
            throw new IllegalArgumentException("the " + name + " share is above 0, not " + share);
        }
    }
}
