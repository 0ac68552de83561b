package org.promptrefinery.report;

/**
 * Draws a difference with its interval beside the line of no difference.
 *
 * @param scale of the differences
 * @param height of the picture
 */
record Whisker(Scale scale, int height) {

    private static final int WIDTH = 240;
    private static final int MARGIN = 10;

    /** Pictures of one scale, for differences from {@code least} to {@code most}. */
    static Whisker of(double least, double most, int height) {
        return new Whisker(Scale.round(Math.min(0, least), Math.max(0, most), MARGIN, WIDTH - MARGIN), height);
    }

    /** Draws one, told in words for those who cannot see it. */
    void draw(Html html, double low, double middle, double high) {
        String centre = String.valueOf(height / 2);
        html.in(
                "svg.whisker",
                () -> {
                    html.shape("line.zero", "x1", scale.place(0), "x2", scale.place(0), "y1", "0", "y2", "" + height);
                    html.shape(
                            "line.range." + sure(low, high),
                            "x1",
                            scale.place(low),
                            "x2",
                            scale.place(high),
                            "y1",
                            centre,
                            "y2",
                            centre);
                    html.shape("circle.middle." + sure(low, high), "cx", scale.place(middle), "cy", centre, "r", "5");
                },
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "role",
                "img",
                "aria-label",
                Figures.points(middle) + " points, 95 % interval " + Figures.interval(low, high));
    }

    static String sure(double low, double high) {
        if (low > 0) {
            return "better";
        }
        return high < 0 ? "worse" : "open";
    }
}
