package org.promptrefinery.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.promptrefinery.study.history.Answer;

/** The page in a browser, as a reader uses it. */
class ReportBrowserTest {

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void write() {
        browser = Browser.start(folder);
        page = folder.resolve("report.html");
        ReportPage.write(SampleRun.finished(folder), SampleAnswers.all()::forEach, page);
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        browser.size(1280, 900);
        browser.emulate("screen", "light");
        browser.open(page);
    }

    @AfterEach
    void nothingWasSaidOrAsked() {
        browser.assertQuiet();
    }

    @Test
    void casesAreFilteredByOutcomeSplitTagAndText() {
        browser.find("#chip-broken").click();
        assertThat(shown()).hasSize(7).allMatch(row -> row.getText().contains("Broken"));
        assertThat(browser.find("#chip-broken").getAttribute("aria-pressed")).isEqualTo("true");
        new Select(browser.find("#case-tag")).selectByVisibleText("urgent");
        assertThat(shown()).hasSize(3).allMatch(row -> row.getText().contains("urgent"));
        browser.find("#case-search").sendKeys("TICKET 70");
        assertThat(shown()).singleElement().matches(row -> row.getText().contains("delivery"));
        assertThat(browser.find("#case-count").getText()).isEqualTo("1 of 350 rows");
        new Select(browser.find("#case-split")).selectByVisibleText("dev");
        assertThat(shown()).isEmpty();
        assertThat(browser.find("#no-case").isDisplayed()).isTrue();
    }

    @Test
    void theLineageIsFollowedFromStepToStep() {
        browser.find("a[href='#lineage']").click();
        for (int step = 0; step < 5; step++) {
            browser.find("#step-" + step + " a[href='#step-" + (step + 1) + "']")
                    .click();
        }
        assertThat(browser.script("return location.hash")).isEqualTo("#step-5");
        WebElement last = browser.find("#step-5");
        assertThat(last.getText()).contains("compress", "rules said in fewer words", "95.0", "+2.0");
        assertThat(last.findElements(By.tagName("del"))).isNotEmpty();
    }

    @Test
    void theThemeIsToggledAndKept() {
        String light = background();
        browser.find("#theme").click();
        String dark = background();
        assertThat(dark).isNotEqualTo(light);
        browser.open(page);
        assertThat(background()).isEqualTo(dark);
        browser.find("#theme").click();
        assertThat(background()).isEqualTo(light);
        browser.script("localStorage.clear()");
    }

    @Test
    void pointsOfAPlotAreReadWithTheKeyboard() {
        WebElement plot = browser.find("#course");
        plot.sendKeys(Keys.ARROW_RIGHT);
        String first = plot.findElement(By.className("readout")).getText();
        plot.sendKeys(Keys.END);
        String last = plot.findElement(By.className("readout")).getText();
        assertThat(first).startsWith("Generation 1, ");
        assertThat(last).startsWith("Generation 6, ");
    }

    @Test
    void aNewContentLeavesTheReaderWhereHeIs() {
        browser.find("#chip-broken").click();
        browser.find("#case-search").sendKeys("Ticket 70");
        browser.find("#course").sendKeys(Keys.END);
        String says = browser.find("#course .readout").getText();
        browser.find("#settings summary").click();
        browser.find("#case-search").click();
        Object place = browser.script("return scrollY");
        browser.script("window.refineryReport.update(document.getElementById('report').innerHTML"
                + ".replace('Improved by', 'Still improved by'))");
        assertThat(browser.find("h1").getText()).startsWith("Still improved");
        assertThat(shown()).hasSize(1);
        assertThat(browser.find("#case-search").getAttribute("value")).isEqualTo("Ticket 70");
        assertThat(browser.driver().switchTo().activeElement().getAttribute("id"))
                .isEqualTo("case-search");
        assertThat(browser.find("#course .readout").getText()).isEqualTo(says);
        assertThat(browser.find("#settings details").getAttribute("open")).isNotNull();
        assertThat(browser.script("return scrollY")).isEqualTo(place);
    }

    @Test
    void allIsThereWithoutAScript() {
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser.open(page);
            assertThat(browser.find("#filters").isDisplayed()).isFalse();
            assertThat(browser.find("#theme").isDisplayed()).isFalse();
            assertThat(browser.all("tr.case")).hasSize(350);
            assertThat(browser.find("#step-5").isDisplayed()).isTrue();
            browser.find("#course-table summary").click();
            assertThat(browser.find("#course-table table").isDisplayed()).isTrue();
        } finally {
            browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everybodyCanUseIt(String scheme) {
        List<Answer> few = SampleAnswers.all().stream()
                .filter(answer -> Integer.parseInt(answer.subject(), 16) < 40 * 7919)
                .toList();
        Path small = folder.resolve("small.html");
        ReportPage.write(SampleRun.finished(folder), few::forEach, small);
        browser.emulate("screen", scheme);
        browser.open(small);
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void aPhoneScrollsInOneDirectionOnly() {
        browser.size(360, 780);
        browser.open(page);
        assertThat(browser.script("return document.documentElement.scrollWidth"))
                .isEqualTo(360L);
    }

    @Test
    void hostileTextIsTextAndNothingRuns() {
        Path hostile = folder.resolve("hostile.html");
        ReportPage.write(HostileRun.in(folder), HostileRun.answers()::forEach, hostile);
        browser.open(hostile);
        assertThat(browser.script("return window.hacked")).isNull();
        assertThat(browser.all("main script, main img, main style, main i, main [onmouseover]"))
                .isEmpty();
        assertThat(browser.all("tr.case")).hasSize(HostileRun.TEXTS.size() + 1);
        String text = (String) browser.script("return document.getElementById('report').textContent");
        assertThat(text).contains(HostileRun.TEXTS.get(1), HostileRun.TEXTS.get(2), "right to left U+202E override");
        browser.find("#case-search").sendKeys("<script>window.hacked");
        assertThat(shown()).hasSize(2);
        assertThat(browser.script("return window.hacked")).isNull();
    }

    private static List<WebElement> shown() {
        return browser.all("tr.case:not([hidden])");
    }

    private static String background() {
        return (String) browser.script("return getComputedStyle(document.body).backgroundColor");
    }
}
