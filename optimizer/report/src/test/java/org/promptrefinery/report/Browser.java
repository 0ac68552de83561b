package org.promptrefinery.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium; tests that ask for one are skipped where there is none. */
final class Browser implements AutoCloseable {

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts one that keeps its files in {@code folder}. */
    static Browser start(Path folder) {
        Optional<Path> chromium = Optional.ofNullable(System.getenv("CHROMIUM"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .or(() -> onPath("chromium", "chromium-browser", "google-chrome"));
        Optional<Path> chromedriver = onPath("chromedriver");
        assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "no Chromium with its chromedriver on the PATH (or named by CHROMIUM), so pages are not opened");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toString());
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
                .usingDriverExecutable(chromedriver.get().toFile())
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.size(1280, 900);
        return browser;
    }

    private static Optional<Path> onPath(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    ChromeDriver driver() {
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
}
