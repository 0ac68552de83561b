package org.promptrefinery.report.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.interactions.Actions;
import org.promptrefinery.report.Browser;
import org.promptrefinery.study.review.Matchup;

/** Takes pictures of the page of a review to look at: {@code ReviewPictures FOLDER}. */
final class ReviewPictures {

    private static final String LONG = "We are sorry that your parcel has not come. It left our house on Monday and is"
            + " with the carrier now; the link in your mail shows where.\n\nIf it is not there by Friday, write to us"
            + " again and we send another one at once, free of charge.";

    private ReviewPictures() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Path work = Files.createTempDirectory("pictures");
        Matchup letter = new Matchup(
                "a",
                Map.of(
                        "ticket", "Where is my parcel? It was to come on Tuesday.\nI have written twice already.",
                        "customer", "since 2019"),
                "Apologise, say where the parcel is and what happens next.",
                new Matchup.Contender("p", LONG),
                new Matchup.Contender(
                        "q", LONG.replace("We are sorry", "Sorry").replace("free of charge", "\u202efree")),
                0);
        try (Browser browser = Browser.start(work);
                Reviewing review = Reviewing.start(
                        work, letter, Reviewing.pair("b", "Romeo", ""), Reviewing.pair("c", "Bob", "Bob"))) {
            browser.driver().get(review.server().link().toString());
            browser.sees("#inputs", "Tuesday");
            all(browser, folder, "case");
            press(browser, "rc");
            browser.sees("#correction", "Cancel");
            browser.driver().executeScript("document.getElementById('copy-first').click()");
            all(browser, folder, "correction");
            press(browser, "\uE00C?");
            browser.sees("dialog", "take back");
            all(browser, folder, "keys");
            press(browser, "\uE00C1");
            browser.sees("#inputs", "(b)");
            all(browser, folder, "short");
            press(browser, "2");
            browser.sees("h1", "Is this answer good?");
            all(browser, folder, "single");
            press(browser, "n");
            browser.sees("h1", "All reviewed");
            all(browser, folder, "end");
        }
    }

    private static void press(Browser browser, String keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    private static void all(Browser browser, Path folder, String name) throws Exception {
        take(browser, folder.resolve(name + "-light.png"), 1280, "light");
        take(browser, folder.resolve(name + "-dark.png"), 1280, "dark");
        take(browser, folder.resolve(name + "-phone.png"), 360, "light");
    }

    private static void take(Browser browser, Path to, int width, String scheme) throws Exception {
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        Map<String, Object> picture = browser.driver().executeCdpCommand("Page.captureScreenshot", Map.of());
        Files.write(to, Base64.getDecoder().decode((String) picture.get("data")));
    }
}
