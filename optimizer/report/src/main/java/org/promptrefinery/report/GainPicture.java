package org.promptrefinery.report;

/** Draws the gain on the test cases with its interval, on an axis. */
final class GainPicture {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 62;
    private static final int MARGIN = 24;
    private static final int LINE = 24;
    private static final int AXIS = 42;

    private final Html html;

    GainPicture(Html html) {
        this.html = html;
    }

    /** Draws it, and tells it in words for those who cannot see it. */
    void draw(double low, double gain, double high) {
        Scale scale = Scale.round(Math.min(0, low), Math.max(0, high), MARGIN, WIDTH - MARGIN);
        html.in(
                "svg.gain-picture",
                () -> {
                    axis(scale);
                    String sure = Whisker.sure(low, high);
                    line("range." + sure, scale.place(low), scale.place(high), LINE, LINE);
                    html.shape("circle.middle." + sure, "cx", scale.place(gain), "cy", "" + LINE, "r", "7");
                },
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                Figures.points(gain) + " points, 95 % interval " + Figures.interval(low, high));
    }

    private void axis(Scale scale) {
        line("axis", "" + MARGIN, "" + (WIDTH - MARGIN), AXIS, AXIS);
        for (double tick : scale.ticks()) {
            line("axis", scale.place(tick), scale.place(tick), AXIS, AXIS + 4);
            html.leaf(
                    "text.tick", label(tick), "x", scale.place(tick), "y", "" + (HEIGHT - 3), "text-anchor", "middle");
        }
        line("zero", scale.place(0), scale.place(0), 4, AXIS);
    }

    private void line(String kind, String x1, String x2, int y1, int y2) {
        html.shape("line." + kind, "x1", x1, "x2", x2, "y1", "" + y1, "y2", "" + y2);
    }

    private static String label(double tick) {
        String text = Figures.points(tick);
        return tick == 0 ? "0" : text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
