package org.promptrefinery.search.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * True score against completions spent as SVG, one panel for each landscape: the median over the seeds as a line, the
 * quartiles as a band. The colours are those of Okabe and Ito (2008), which colour-blind readers can tell apart.
 *
 * @param title of the whole
 * @param budget completions, where the panels end
 */
public record Picture(String title, Map<String, List<Result>> panels, long budget) {

    private static final List<String> COLOURS =
            List.of("#0072B2", "#7F7F7F", "#E69F00", "#D55E00", "#CC79A7", "#009E73");
    private static final int COLUMNS = 3;
    private static final int WIDTH = 380;
    private static final int HEIGHT = 270;
    private static final int LEFT = 46;
    private static final int TOP = 34;
    private static final int PLOT_WIDTH = 318;
    private static final int PLOT_HEIGHT = 188;
    private static final int HEAD = 64;
    private static final int SAMPLES = 160;
    private static final int TICKS = 4;

    /** The whole picture. */
    public String svg() {
        int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                        + "font-family=\"Helvetica, Arial, sans-serif\" font-size=\"11\" fill=\"#222\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
                COLUMNS * WIDTH,
                HEAD + rows * HEIGHT,
                COLUMNS * WIDTH,
                HEAD + rows * HEIGHT));
        svg.append(text(LEFT, 22, "font-size=\"15\"", title));
        svg.append(legend());
        int index = 0;
        for (Map.Entry<String, List<Result>> panel : panels.entrySet()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<g transform=\"translate(%d %d)\">%n%s</g>%n",
                    index % COLUMNS * WIDTH,
                    HEAD + index / COLUMNS * HEIGHT,
                    panel(panel.getKey(), panel.getValue())));
            index++;
        }
        return svg.append("</svg>\n").toString();
    }

    private String legend() {
        StringBuilder legend = new StringBuilder();
        List<Result> results = panels.values().iterator().next();
        int x = LEFT;
        for (int i = 0; i < results.size(); i++) {
            String name = results.get(i).strategy();
            legend.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%d 44h24\" stroke=\"%s\" stroke-width=\"%s\"/>%n",
                    x,
                    COLOURS.get(i % COLOURS.size()),
                    thickness(i)));
            legend.append(text(x + 30, 48, "font-size=\"12\"", name));
            x += 52 + 7 * name.length();
        }
        legend.append(
                String.format(Locale.ROOT, "<path d=\"M%d 44h24\" stroke=\"#222\" stroke-dasharray=\"3 3\"/>%n", x));
        return legend.append(text(x + 30, 48, "font-size=\"12\"", "95 % of the optimum"))
                .toString();
    }

    private String panel(String title, List<Result> results) {
        StringBuilder panel = new StringBuilder(text(LEFT, TOP - 10, "font-size=\"13\" font-weight=\"bold\"", title));
        panel.append(axes());
        for (int i = results.size() - 1; i >= 0; i--) { // ours last, on top
            panel.append(curve(results.get(i), i));
        }
        return panel.toString();
    }

    private String axes() {
        StringBuilder axes = new StringBuilder();
        for (int tick = 0; tick <= TICKS; tick++) {
            double share = tick / (double) TICKS;
            axes.append(String.format(
                    Locale.ROOT, "<path d=\"M%d %.1fh%d\" stroke=\"#e4e4e4\"/>%n", LEFT, y(share), PLOT_WIDTH));
            axes.append(text(LEFT - 6, y(share) + 4, "text-anchor=\"end\"", String.format(Locale.ROOT, "%.2f", share)));
            axes.append(text(
                    x(share * budget),
                    TOP + PLOT_HEIGHT + 16,
                    "text-anchor=\"middle\"",
                    String.format(Locale.ROOT, "%,.0f", share * budget)));
        }
        return axes
                + String.format(
                        Locale.ROOT,
                        "<path d=\"M%d %.1fh%d\" stroke=\"#222\" stroke-dasharray=\"3 3\"/>%n",
                        LEFT,
                        y(Result.GOAL),
                        PLOT_WIDTH);
    }

    private String curve(Result result, int index) {
        String colour = COLOURS.get(index % COLOURS.size());
        List<String> band = new ArrayList<>(line(at -> result.at(at, 0.25)));
        List<String> high = new ArrayList<>(line(at -> result.at(at, 0.75)));
        Collections.reverse(high);
        band.addAll(high);
        return String.format(
                Locale.ROOT,
                "<polygon points=\"%s\" fill=\"%s\" fill-opacity=\"0.13\"/>%n"
                        + "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>%n",
                String.join(" ", band),
                colour,
                line(at -> result.at(at, 0.5)).stream().collect(Collectors.joining(" ")),
                colour,
                thickness(index));
    }

    private List<String> line(LongToDoubleFunction score) {
        return LongStream.rangeClosed(0, SAMPLES)
                .map(sample -> sample * budget / SAMPLES)
                .mapToObj(at -> String.format(Locale.ROOT, "%.1f,%.1f", x(at), y(score.applyAsDouble(at))))
                .toList();
    }

    private double x(double completions) {
        return LEFT + PLOT_WIDTH * completions / budget;
    }

    private static double y(double share) {
        return TOP + PLOT_HEIGHT * (1 - share);
    }

    private static String thickness(int index) {
        return index == 0 ? "3" : "1.6";
    }

    private static String text(double x, double y, String style, String text) {
        return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>%n", x, y, style, text);
    }
}
