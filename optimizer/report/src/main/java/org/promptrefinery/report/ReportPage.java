package org.promptrefinery.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.WholeFile;

/**
 * The page that shows a run: one HTML file of less than 2 MB that needs nothing else, works without a script but for
 * filters, and lets a browser load nothing.
 */
public final class ReportPage {

    private static final Asset SCRIPT_TEXT = Asset.of("report.js");
    private static final Asset STYLE_TEXT = Asset.of("report.css");

    /** How a content security policy allows the script of the page. */
    public static final String SCRIPT = SCRIPT_TEXT.source();

    /** How a content security policy allows the style of the page. */
    public static final String STYLE = STYLE_TEXT.source();

    /** Name of the file in the folder of a run. */
    public static final String FILE = "report.html";

    private static final String POLICY = "default-src 'none'; script-src " + SCRIPT + "; style-src " + STYLE
            + "; img-src data:; base-uri 'none'; form-action 'none'";

    private static final Section PROMPT = new PromptSection();

    private static final List<Section> SECTIONS = List.of(
            new SearchSection(),
            new LineageSection(),
            new CasesSection(),
            new TagSection(),
            new PatternSection(),
            new RetrievalSection(),
            new ContributionSection(),
            new OperatorSection(),
            new CostSection(),
            new SettingsSection());

    private ReportPage() {}

    /**
     * Writes the page of a run into its folder.
     *
     * @return where it lies
     * @throws org.promptrefinery.evaluators.BadInput naming file and line when an answer cannot be read
     * @throws StorageFailure when a file cannot be read or written
     */
    public static Path write(RunHistory run) {
        Path file = run.folder().path().resolve(FILE);
        write(run, AnswerSource.of(run.folder()), file);
        return file;
    }

    /**
     * Writes a page that is opened from disk, whole or not at all.
     *
     * @param answers asked twice; what is kept of them meanwhile is small
     * @throws StorageFailure when it cannot be written
     */
    public static void write(RunHistory run, AnswerSource answers, Path file) {
        StringBuilder page = new StringBuilder();
        try {
            write(run, answers, PageMode.FILE, page);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        WholeFile.write(file, Stream.of(page.toString()));
    }

    /**
     * Writes the page. What changes while a run goes on is in {@code <main id="report">}; the page's
     * {@code window.refineryReport.update(html)} takes a new content of that and keeps filters, what is open and where
     * the reader is.
     *
     * @throws IOException when {@code to} takes no more
     */
    public static void write(RunHistory run, AnswerSource answers, PageMode mode, Appendable to) throws IOException {
        RunView view = new RunView(run, CaseBook.read(answers), settings(run.folder()));
        Html html = new Html(to);
        try {
            html.put("<!DOCTYPE html>\n")
                    .in(
                            "html",
                            () -> {
                                html.in("head", () -> head(view, mode, html));
                                html.put("\n").in("body", () -> body(view, mode, html));
                            },
                            "lang",
                            "en");
        } catch (UncheckedIOException refused) {
            throw refused.getCause();
        }
    }

    private static void head(RunView run, PageMode mode, Html html) {
        html.single("meta", "charset", "utf-8");
        if (mode.policy()) {
            html.single("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
            html.single("link", "rel", "icon", "href", "data:,");
        }
        html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.single("meta", "name", "referrer", "content", "no-referrer");
        html.single("meta", "name", "color-scheme", "content", "light dark");
        html.leaf(
                "title",
                Clip.brief(run.history().job().name()) + ": " + Headline.of(run).title());
        html.in("style", () -> html.put(STYLE_TEXT.text()));
        html.put(mode.head());
    }

    private static void body(RunView run, PageMode mode, Html html) {
        html.put(mode.bar());
        html.leaf("a.skip", "Skip to the report", "href", "#report");
        html.in("div.tools", () -> html.leaf("button", "Dark", "type", "button", "id", "theme", "hidden", ""));
        html.put("\n")
                .in("main", () -> main(run, html), "id", "report", "tabindex", "-1")
                .put("\n");
        html.in("script", () -> html.put(SCRIPT_TEXT.text()));
    }

    private static void main(RunView run, Html html) {
        List<Section> shown =
                SECTIONS.stream().filter(section -> section.applies(run)).toList();
        VerdictHeader header = new VerdictHeader(run, html);
        header.write();
        html.in("div.first", () -> {
            header.writeFacts();
            if (PROMPT.applies(run)) {
                section(PROMPT, run, html);
            }
        });
        html.in(
                "nav",
                () -> html.in(
                        "ul",
                        () -> shown.forEach(section ->
                                html.in("li", () -> html.leaf("a", section.title(), "href", "#" + section.id())))),
                "aria-label",
                "Sections");
        shown.forEach(section -> section(section, run, html));
    }

    private static void section(Section section, RunView run, Html html) {
        String title = section.id() + "-title";
        html.put("\n")
                .in(
                        "section",
                        () -> {
                            html.leaf("h2", section.title(), "id", title);
                            section.write(run, html);
                        },
                        "id",
                        section.id(),
                        "aria-labelledby",
                        title);
    }

    private static String settings(RunFolder folder) {
        Path file = folder.record();
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException broken) {
            throw new StorageFailure("cannot read " + file + ": " + broken.getMessage(), broken);
        }
    }
}
