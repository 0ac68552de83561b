package org.promptrefinery.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.promptrefinery.report.Browser;
import org.promptrefinery.study.run.RunLock;

/** What a person does with the pages, in a real browser. */
class LiveBrowserTest {

    @TempDir
    Path folder;

    private Path results;
    private FollowedRun run;
    private Browser browser;
    private LiveServer server;

    @BeforeEach
    void open() throws Exception {
        browser = Browser.start(folder);
        results = folder.resolve("results");
        run = FollowedRun.begin(results, "romeo-20261125-011137");
        run.generation(0, 0.25);
        server = LiveServer.start(0, new Runs(results), Pulse.every(Duration.ofMillis(50)));
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aRunIsFoundFollowedAndStopped() throws Exception {
        try (RunLock _ = RunLock.take(run.folder())) {
            browser.driver().get(server.link().toString());
            assertThat(browser.driver().getCurrentUrl()).doesNotContain("token");
            browser.sees("td", "running");
            FollowedRun.begin(results, "tickets-20261125-020202", "tickets").end("finished");
            browser.sees("td", "finished");

            browser.sees("th a", "romeo").click();
            browser.sees("h1", "Generation 0 of at most 12");
            browser.sees("#live-link", "live");
            browser.driver().executeScript("window.neverReloaded = true");
            run.generation(1, 0.5);
            browser.sees("h1", "Generation 1 of at most 12");
            browser.until(ExpectedConditions.titleContains("Generation 1"));
            assertThat(browser.driver().executeScript("return window.neverReloaded"))
                    .isEqualTo(true);

            browser.driver().findElement(By.id("live-stop")).click();
            browser.sees("dialog button", "Let it run").click();
            browser.until(ExpectedConditions.invisibilityOfElementLocated(By.id("live-dialog")));
            browser.driver().findElement(By.id("live-stop")).click();
            browser.sees("dialog", "Stop this run?").sendKeys(Keys.ESCAPE);
            browser.until(ExpectedConditions.invisibilityOfElementLocated(By.id("live-dialog")));
            assertThat(run.folder().path().resolve("stop")).doesNotExist();

            browser.driver().findElement(By.id("live-stop")).click();
            browser.sees("dialog button", "Stop the run").click();
            browser.sees("#live-state", "stopping");
            assertThat(run.folder().path().resolve("stop")).exists();
            browser.until(ExpectedConditions.invisibilityOfElementLocated(By.id("live-stop")));
            run.end("stopped_early");
        }
        browser.sees("#live-state", "stopped");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aRunThatIsKilledIsShownSoWithoutAnyFileChanging() {
        try (RunLock _ = RunLock.take(run.folder())) {
            browser.driver().get(server.link(run.folder().name()).toString());
            browser.sees("#live-state", "running");
        }
        browser.sees("#live-state", "interrupted");
        assertThat(browser.driver().findElement(By.id("live-stop")).isDisplayed())
                .isFalse();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatTheReaderHasOpenedStaysOpen() throws Exception {
        browser.driver().get(server.link(run.folder().name()).toString());
        browser.sees("summary", "All settings").sendKeys(Keys.ENTER);
        browser.sees("details[open]", "cases: 252");
        browser.driver().executeScript("scrollTo(0, 200)");
        run.generation(1, 0.5);
        browser.until(ExpectedConditions.titleContains("Generation 1"));
        browser.sees("details[open]", "cases: 252");
        assertThat(((Number) browser.driver().executeScript("return scrollY")).intValue())
                .isPositive();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everybodyCanUseThem() throws Exception {
        FollowedRun.begin(results, "broken").end("tired");
        try (RunLock _ = RunLock.take(run.folder())) {
            browser.driver().get(server.link().toString());
            browser.sees("td", "cannot be read");
            assertThat(browser.barriers()).isEmpty();
            browser.driver().get(server.link(run.folder().name()).toString());
            browser.sees("#live-link", "live");
            assertThat(browser.barriers()).isEmpty();
            browser.driver().findElement(By.id("live-stop")).click();
            browser.sees("dialog", "Stop this run?");
            assertThat(browser.barriers()).isEmpty();
        }
    }

    @Test
    void aPageSaysThatItsServerIsGone() {
        browser.driver().get(server.link().toString());
        browser.sees("#live-link", "live");
        server.close();
        browser.sees("#live-link.live-lost", "connecting again");
    }
}
