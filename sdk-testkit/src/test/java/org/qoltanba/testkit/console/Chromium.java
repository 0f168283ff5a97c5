package org.qoltanba.testkit.console;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.qoltanba.api.document.Bytes;

/**
 * The Chromium of the operating system, without a window, as a person uses it: looks, presses, types. What is not there
 * yet is waited for. Nothing is downloaded: browser and driver are found on the PATH.
 */
final class Chromium implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);
    private static final int MOST_TABS = 80;

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts one, in the time zone UTC.
     *
     * @param foreignName a host name that leads to this machine, as if somebody had made it so
     */
    static Chromium start(String foreignName) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium", "chromium-browser", "google-chrome"));
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // as root it would not start with one; it opens nothing but pages of this test
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--force-device-scale-factor=1",
                "--force-prefers-no-reduced-motion",
                "--window-size=1100,1000",
                "--host-resolver-rules=MAP " + foreignName + " 127.0.0.1");
        LoggingPreferences log = new LoggingPreferences();
        log.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", log);
        ChromeDriverService driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver"))
                .usingAnyFreePort()
                .withEnvironment(Map.of("TZ", "UTC"))
                .withSilent(true)
                .build();
        return new Chromium(new ChromeDriver(driver, options));
    }

    private static File program(String... names) {
        List<String> folders = Stream.concat(
                        Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "")
                                .split(File.pathSeparator, -1)),
                        Stream.of("/usr/bin", "/usr/lib/chromium", "/usr/lib/chromium-browser"))
                .toList();
        return Arrays.stream(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("None of " + String.join(", ", names)
                        + " is installed. On Debian and Ubuntu: apt install chromium chromium-driver."))
                .toFile();
    }

    void open(URI page) {
        driver.get(page.toString());
    }

    /** Waits until an element is shown that has a text in it, and answers all of its text. */
    String see(By where, String text) {
        return await(
                where + " with \"" + text + "\"",
                () -> driver.findElements(where).stream()
                        .filter(WebElement::isDisplayed)
                        .map(WebElement::getText)
                        .filter(seen -> seen.contains(text))
                        .findFirst()
                        .orElse(null));
    }

    String see(By where) {
        return see(where, "");
    }

    /** Waits until nothing of the kind is shown. */
    void seeNo(By where) {
        await(
                "no " + where,
                () -> driver.findElements(where).stream().noneMatch(WebElement::isDisplayed) ? true : null);
    }

    int count(By where) {
        return driver.findElements(where).size();
    }

    void press(By what) {
        await(what + " to be pressed", () -> {
            driver.findElement(what).click();
            return true;
        });
    }

    /** Waits until it has been drawn. */
    Bytes picture(By where) {
        return await(where + " as a picture", () -> {
            WebElement picture = driver.findElement(where);
            run("arguments[0].scrollIntoView({block: 'center'})", picture);
            boolean drawn = run("return arguments[0].complete && arguments[0].naturalWidth > 0", picture)
                    .equals("true");
            return drawn ? Bytes.of(picture.getScreenshotAs(OutputType.BYTES)) : null;
        });
    }

    String address(By link) {
        return await(link.toString(), () -> driver.findElement(link).getDomProperty("href"));
    }

    void type(By field, String text) {
        await(field + " to type into", () -> {
            WebElement place = driver.findElement(field);
            place.clear();
            place.sendKeys(text);
            return true;
        });
    }

    void choose(By list, String text) {
        await(list + " to choose from", () -> {
            new Select(driver.findElement(list)).selectByVisibleText(text);
            return true;
        });
    }

    /** Presses keys, wherever the focus is. */
    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Goes back to what the Tab key came from. */
    void tabBack() {
        new Actions(driver)
                .keyDown(Keys.SHIFT)
                .sendKeys(Keys.TAB)
                .keyUp(Keys.SHIFT)
                .perform();
    }

    /** Goes with the Tab key until the focus is on an element. */
    void tabTo(By target) {
        see(target);
        for (int i = 0; i < MOST_TABS; i++) {
            if (isFocused(target)) {
                return;
            }
            keys(Keys.TAB);
        }
        throw new AssertionError("With " + MOST_TABS + " times Tab one does not come to " + target + ".");
    }

    boolean isFocused(By target) {
        WebElement focused = driver.switchTo().activeElement();
        return driver.findElements(target).contains(focused);
    }

    /** Runs a script in the page; what it returns is answered as text. */
    String run(String script, Object... arguments) {
        return String.valueOf(((JavascriptExecutor) driver).executeScript(script, arguments));
    }

    void reload() {
        driver.navigate().refresh();
    }

    String source() {
        return Objects.requireNonNullElse(driver.getPageSource(), "");
    }

    /** The page as PNG, as far down as there is something on it. */
    byte[] screenshot() {
        run("window.scrollTo(0, 0)");
        return driver.findElement(By.tagName("body")).getScreenshotAs(OutputType.BYTES);
    }

    /** What the browser has complained about since this was last asked: errors of scripts, refused requests. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** Waits until something is answered that is not null. */
    <T> T await(String what, Supplier<@Nullable T> look) {
        return Objects.requireNonNull(new WebDriverWait(driver, LONGEST, BETWEEN_LOOKS)
                .ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
                .ignoring(ElementClickInterceptedException.class)
                .withMessage(what)
                .until(page -> look.get()));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
