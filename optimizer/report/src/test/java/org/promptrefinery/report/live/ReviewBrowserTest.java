package org.promptrefinery.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.promptrefinery.report.Browser;
import org.promptrefinery.study.review.Matchup;
import org.promptrefinery.study.review.Review;

/** What a person does with the page of a review, in a real browser. */
class ReviewBrowserTest {

    private static final Matchup[] PAIRS = {
        Reviewing.pair("a", "Romeo", "Bob"),
        Reviewing.pair("b", "Romeo\n\nMontague", ""),
        Reviewing.pair("c", "Juliet", Reviewing.HOSTILE)
    };

    @TempDir
    Path folder;

    private Browser browser;
    private Reviewing review;

    @BeforeEach
    void open() {
        browser = Browser.start(folder);
        review = Reviewing.start(folder, PAIRS);
        visit();
    }

    @AfterEach
    void close() {
        if (review != null) {
            review.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void threeCasesByKeyboardAlone() {
        browser.sees("#inputs", "(a)");
        assertThat(browser.driver().getCurrentUrl()).doesNotContain("token");
        press("r");
        browser.sees("#reference-text", "Bob");
        press("2");
        browser.sees("#status", "Saved: answer 2 is better");
        browser.sees("#inputs", "(b)");
        assertThat(find("reference").isDisplayed()).isFalse();
        browser.sees("#second", "nothing");

        press("c");
        browser.sees("#correction", "Cancel");
        press("12 bnsu?");
        press(Keys.ESCAPE);
        browser.sees("#inputs", "(b)");
        press("c");
        assertThat(find("correction-text").getAttribute("value")).isEqualTo("12 bnsu?");
        find("copy-first").sendKeys(Keys.ENTER);
        press(" of Verona");
        new Actions(browser.driver())
                .keyDown(Keys.CONTROL)
                .sendKeys(Keys.ENTER)
                .keyUp(Keys.CONTROL)
                .perform();
        browser.sees("#status", "Saved: your correction");
        browser.sees("#inputs", "(c)");
        press("s");
        browser.sees("#status", "comes again");
        press("n");
        browser.sees("h1", "All reviewed");
        assertThat(review.said())
                .extracting(Review::caseId, Review::choice, Review::correction)
                .containsExactly(
                        tuple("a", Review.Choice.SECOND, ""),
                        tuple("b", Review.Choice.NEITHER, "Romeo\n\nMontague of Verona"),
                        tuple("c", Review.Choice.NEITHER, ""));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatIsSaidIsTakenBackStepByStep() {
        browser.sees("#inputs", "(a)");
        assertThat(find("undo").isEnabled()).isFalse();
        press("1");
        browser.sees("#inputs", "(b)");
        press("b");
        browser.sees("#inputs", "(c)");
        press("u");
        browser.sees("#inputs", "(b)");
        press("u");
        browser.sees("#inputs", "(a)");
        browser.sees("#count", "0 of 3 reviewed");
        assertThat(review.said()).isEmpty();
    }

    @Test
    void hostileTextIsShownAndDoesNothing() {
        browser.sees("#inputs", "(a)");
        press("s");
        browser.sees("#inputs", "(b)");
        press("s");
        WebElement answer = browser.sees("#second", "onerror=alert(1)");
        assertThat(answer.getText()).contains("<script>", "U+202E");
        assertThat(browser.driver().getTitle()).isEqualTo("Review of romeo & <b>");
        assertThat(browser.driver().findElements(By.cssSelector("main img, main script")))
                .isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aSecondStartGoesOn() {
        browser.sees("#inputs", "(a)");
        press("1");
        browser.sees("#inputs", "(b)");
        review.close();
        press("1");
        browser.sees("#status.failed", "Not saved");
        browser.complaints();

        review = Reviewing.start(folder, PAIRS);
        visit();
        browser.sees("#inputs", "(b)");
        browser.sees("#count", "1 of 3 reviewed");
        assertThat(review.said()).hasSize(1);
    }

    @Test
    void anotherWindowThatHasMovedOnIsNotOverruled() {
        browser.sees("#inputs", "(a)");
        browser.driver().executeScript("""
                fetch('/say', {method: 'POST', body: '{"key":"0","deed":"first"}', headers: {'X-Refinery-Token':
                  document.querySelector('meta[name=refinery-token]').content}}).then(() => document.title = 'done')
                """);
        browser.until(driver -> "done".equals(driver.getTitle()));
        press("2");
        browser.sees("#status", "Another window has moved on");
        browser.sees("#inputs", "(b)");
        assertThat(review.said()).extracting(Review::choice).containsExactly(Review.Choice.FIRST);
    }

    @Test
    void oneAnswerAloneIsCalledGoodOrNot() {
        review.close();
        review = Reviewing.start(folder.resolve("..").resolve(folder.getFileName()), Reviewing.pair("d", "Bob", "Bob"));
        visit();
        browser.sees("h1", "Is this answer good?");
        assertThat(find("second-card").isDisplayed()).isFalse();
        press("1");
        press("b");
        browser.sees("h1", "All reviewed");
        assertThat(review.said()).extracting(Review::choice).containsExactly(Review.Choice.BOTH);
    }

    @Test
    void nothingKeepsAnybodyOut() {
        browser.sees("#inputs", "(a)");
        assertThat(browser.barriers()).isEmpty();
        press("r");
        press("c");
        browser.sees("#correction", "Cancel");
        assertThat(browser.barriers()).isEmpty();
        press(Keys.ESCAPE);
        press("?");
        browser.sees("dialog", "take back");
        assertThat(browser.barriers()).isEmpty();
        press(Keys.ESCAPE);
        for (String id : new String[] {"pick-first", "pick-second", "both", "neither", "correct", "skip"}) {
            browser.driver().executeScript("document.getElementById(arguments[0]).focus()", id);
            press(Keys.SHIFT);
            assertThat(find(id).getCssValue("outline-style")).as(id).isEqualTo("solid");
        }
    }

    private void visit() {
        browser.driver().get(review.server().link().toString());
    }

    private void press(CharSequence keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    private WebElement find(String id) {
        return browser.driver().findElement(By.id(id));
    }

    private static org.assertj.core.groups.Tuple tuple(String subject, Review.Choice choice, String correction) {
        return org.assertj.core.groups.Tuple.tuple(
                subject, choice, correction.isEmpty() ? Optional.empty() : Optional.of(correction));
    }
}
