package org.promptrefinery.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium; tests that ask for one are skipped where there is none. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts one that keeps its files in {@code folder}. */
    public static Browser start(Path folder) {
        Optional<Path> chromium = found("CHROMIUM", "chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = found("CHROMEDRIVER", "chromedriver");
        assumeTrue(chromium.isPresent(), "no Chromium: set CHROMIUM to one, or put it on the PATH");
        assumeTrue(chromedriver.isPresent(), "no chromedriver: set CHROMEDRIVER to one, or put it on the PATH");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toString());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile"));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.size(1280, 900);
        return browser;
    }

    /** For what is not here. */
    public ChromeDriver driver() {
        return driver;
    }

    void open(Path page) {
        driver.get(page.toUri().toString());
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        driver.manage().window().setSize(new Dimension(Math.max(500, width), height));
    }

    void emulate(String media, String scheme) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("media", media);
        parameters.put(
                "features",
                List.of(
                        Map.of("name", "prefers-color-scheme", "value", scheme),
                        Map.of("name", "prefers-reduced-motion", "value", "reduce")));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", parameters);
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    Object script(String body, Object... arguments) {
        return driver.executeScript(body, arguments);
    }

    /** Waits until there is such an element with this text in it. */
    public WebElement sees(String css, String text) {
        return until(page -> page.findElements(By.cssSelector(css)).stream()
                .filter(element -> element.isDisplayed() && element.getText().contains(text))
                .findFirst()
                .orElse(null));
    }

    /** Waits, on pages that change by themselves. */
    public <T> T until(ExpectedCondition<T> condition) {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .until(condition);
    }

    /** What keeps somebody from using the page that is shown, as far as axe can tell. */
    public List<String> barriers() {
        Results inspected = new AxeBuilder().analyze(driver);
        // The inspection opens a window of its own.
        forget();
        assertThat(inspected.getPasses()).extracting(Rule::getId).contains("color-contrast");
        return inspected.getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(rule -> rule.getId() + " " + rule.getNodes())
                .toList();
    }

    /** What scripts and the browser complained of since last asked. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** A picture of what is seen, or of the whole page. */
    void picture(Path to) throws IOException {
        Files.write(to, driver.getScreenshotAs(OutputType.BYTES));
    }

    /** Forgets what was said and asked so far. */
    void forget() {
        driver.manage().logs().get(LogType.BROWSER);
        driver.manage().logs().get(LogType.PERFORMANCE);
    }

    /** Fails if the page said or asked anything that it must not. */
    void assertQuiet() {
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage))
                .as("messages on the console")
                .isEmpty();
        assertThat(driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                        .map(LogEntry::getMessage)
                        .filter(message -> message.contains("Network.requestWillBeSent\""))
                        .filter(message ->
                                !message.contains("\"url\":\"file:") && !message.contains("\"url\":\"data:")))
                .as("requests")
                .isEmpty();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Optional<Path> found(String variable, String... names) {
        Stream<Path> told = Optional.ofNullable(System.getenv(variable)).map(Path::of).stream();
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        Stream<Path> known = Arrays.stream(names)
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)));
        return Stream.concat(told, known).filter(Files::isExecutable).findFirst();
    }
}
