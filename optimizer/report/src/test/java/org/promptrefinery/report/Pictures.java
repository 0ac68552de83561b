package org.promptrefinery.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.promptrefinery.study.history.Answer;

/** Takes pictures of the page to look at: {@code Pictures FOLDER [REPORT]}. */
final class Pictures {

    private Pictures() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Path page = folder.resolve("report.html");
        if (arguments.length > 1) {
            page = Path.of(arguments[1]).toAbsolutePath();
        } else {
            List<Answer> answers = SampleAnswers.all();
            ReportPage.write(SampleRun.finished(folder), answers::forEach, page);
        }
        try (Browser browser = Browser.start(Files.createTempDirectory("pictures"))) {
            browser.open(page);
            take(browser, folder, "light", 1280, "screen");
            take(browser, folder, "dark", 1280, "screen");
            take(browser, folder, "phone", 360, "screen");
            take(browser, folder, "print", 760, "print");
        }
    }

    private static void take(Browser browser, Path folder, String name, int width, String media) throws Exception {
        browser.emulate(media, name.equals("dark") ? "dark" : "light");
        browser.size(width, 900);
        System.out.println(name + ": "
                + browser.script("return document.documentElement.scrollWidth + ' x '"
                        + " + document.documentElement.scrollHeight"));
        long cases = top(browser, "#cases");
        long[] tops = {0, 1400, cases, top(browser, "#tags")};
        for (int i = 0; i < tops.length; i++) {
            Map<String, Object> picture = browser.driver()
                    .executeCdpCommand(
                            "Page.captureScreenshot",
                            Map.of(
                                    "captureBeyondViewport",
                                    true,
                                    "clip",
                                    Map.of("x", 0, "y", tops[i], "width", width, "height", 1400, "scale", 1)));
            Files.write(folder.resolve(name + i + ".png"), Base64.getDecoder().decode((String) picture.get("data")));
        }
    }

    private static long top(Browser browser, String element) {
        return ((Number) browser.script(
                        "return Math.floor(document.querySelector(arguments[0])?.offsetTop ?? 0)", element))
                .longValue();
    }
}
