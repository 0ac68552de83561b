package org.promptrefinery.report;

import java.util.function.DoubleFunction;

/** The frame of a plot: axes with their numbers, and places for what is drawn. */
final class Plot {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 300;
    private static final int LEFT = 58;
    private static final int RIGHT = 14;
    private static final int TOP = 16;
    private static final int BOTTOM = 46;

    /** Ticks are whole numbers, so closer ends would repeat them. */
    private static final double LEAST_ACROSS = 5;

    private static final double LEAST_UP = 0.1;

    private final Html html;
    private final String id;
    private final Scale across;
    private final Scale up;

    /**
     * A frame around all numbers.
     *
     * @param across least and most number on the horizontal axis
     * @param up least and most score on the vertical axis
     */
    Plot(Html html, String id, double[] across, double[] up) {
        this.html = html;
        this.id = id;
        this.across = Scale.round(across[0], Math.max(across[1], across[0] + LEAST_ACROSS), LEFT, WIDTH - RIGHT);
        double missing = Math.max(0, LEAST_UP - (up[1] - up[0])) / 2;
        this.up = Scale.round(up[0] - missing, up[1] + missing, HEIGHT - BOTTOM, TOP)
                .within(0, 1);
    }

    /**
     * Draws the frame and what is in it.
     *
     * @param title what the plot shows, for those who cannot see it
     */
    void draw(String title, String below, DoubleFunction<String> number, Runnable content) {
        html.in(
                "div.plot",
                () -> {
                    html.in(
                            "svg",
                            () -> {
                                html.leaf("title", title, "id", id + "-title");
                                scores();
                                numbers(below, number);
                                content.run();
                            },
                            "viewBox",
                            "0 0 " + WIDTH + " " + HEIGHT,
                            "role",
                            "img",
                            "aria-labelledby",
                            id + "-title");
                    html.leaf("p.readout", "\u00A0", "aria-live", "polite");
                },
                "id",
                id);
    }

    private void scores() {
        for (double tick : up.ticks()) {
            html.shape("line.grid", "x1", "" + LEFT, "x2", "" + (WIDTH - RIGHT), "y1", y(tick), "y2", y(tick));
            html.leaf(
                    "text.tick",
                    Scale.place(100 * tick, 0) + "\u00A0%",
                    "x",
                    "" + (LEFT - 8),
                    "y",
                    y(tick),
                    "dy",
                    ".35em",
                    "text-anchor",
                    "end");
        }
    }

    private void numbers(String below, DoubleFunction<String> number) {
        html.shape(
                "line.axis",
                "x1",
                "" + LEFT,
                "x2",
                "" + (WIDTH - RIGHT),
                "y1",
                "" + (HEIGHT - BOTTOM),
                "y2",
                "" + (HEIGHT - BOTTOM));
        for (double tick : across.ticks()) {
            if (tick == Math.rint(tick)) {
                html.leaf(
                        "text.tick",
                        number.apply(tick),
                        "x",
                        x(tick),
                        "y",
                        "" + (HEIGHT - BOTTOM + 18),
                        "text-anchor",
                        "middle");
            }
        }
        html.leaf(
                "text.axis-name",
                below,
                "x",
                "" + (LEFT + WIDTH - RIGHT) / 2,
                "y",
                "" + (HEIGHT - 6),
                "text-anchor",
                "middle");
    }

    String x(double number) {
        return across.place(number);
    }

    String y(double score) {
        return up.place(score);
    }

    /** A point that says what it is. */
    void point(String kind, double number, double score, double radius, String says) {
        html.in(
                "circle.point." + kind,
                () -> html.in("title", () -> html.text(says)),
                "cx",
                x(number),
                "cy",
                y(score),
                "r",
                Scale.place(radius, 1));
    }
}
