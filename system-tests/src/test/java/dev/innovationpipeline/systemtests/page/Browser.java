package dev.innovationpipeline.systemtests.page;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Chromium without a window, and what the page's test asks of it. */
final class Browser implements AutoCloseable {

  static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final Pattern REFUSED_REQUEST = Pattern.compile("status of 4\\d\\d");

  /** One question for all elements: the page may draw them anew between two. */
  private static final String SHOWN =
      """
      const [css, words] = arguments;
      const textOf = it => (it.innerText ?? it.textContent).replaceAll('\\u00a0', ' ').trim();
      const box = it => it.tagName === 'OPTION' ? it.closest('select') : it;
      const isShown = it => box(it).getClientRects().length > 0
        && box(it).checkVisibility({visibilityProperty: true, opacityProperty: true})
        && textOf(it).includes(words);
      const shown = [...document.querySelectorAll(css)].filter(isShown);
      """;

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Empty when this machine has no Chromium or no driver for it. */
  static Optional<Browser> start() {
    return start(List.of());
  }

  /** One that takes the certificates that tests make, and finds all other hosts on this machine. */
  static Optional<Browser> startTrusting() {
    return start(
        List.of(
            "--ignore-certificate-errors",
            "--host-resolver-rules=MAP * 127.0.0.1, EXCLUDE localhost"));
  }

  private static Optional<Browser> start(List<String> options) {
    return Chromium.start(options).map(Browser::new);
  }

  void open(String address) {
    driver.get(address);
  }

  void reload() {
    driver.navigate().refresh();
  }

  void back() {
    driver.navigate().back();
  }

  String address() {
    return Objects.requireNonNull(driver.getCurrentUrl());
  }

  String title() {
    return Objects.requireNonNull(driver.getTitle());
  }

  /** The first that is shown, once it is. */
  WebElement await(String css) {
    return await("nothing is shown for " + css, () -> first(css, ""));
  }

  void awaitThat(String what, Callable<Boolean> condition) {
    patiently(what).until(condition);
  }

  void press(Keys key) {
    new Actions(driver).sendKeys(key).perform();
  }

  String focused() {
    return String.valueOf(
        driver.executeScript("const it = document.activeElement; return it.id || it.textContent"));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Those that a reader sees. */
  List<WebElement> shown(String css) {
    return shown(css, "");
  }

  /** A button, link or choice by its words. */
  WebElement named(String css, String words) {
    return await("nothing shown for " + css + " says " + words, () -> first(css, words));
  }

  /** Of the first that is shown, once it is. */
  String text(String css) {
    return patiently("nothing is shown for " + css)
        .until(() -> texts(css), texts -> !texts.isEmpty())
        .getFirst();
  }

  /** Of those that are shown. */
  @SuppressWarnings("unchecked") // texts are what the script answers
  List<String> texts(String css) {
    return (List<String>)
        Objects.requireNonNull(driver.executeScript(SHOWN + "return shown.map(textOf);", css, ""));
  }

  @Nullable Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** A script that tells its outcome to its last argument. */
  @Nullable Object runLater(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  void forgetCookies() {
    driver.manage().deleteAllCookies();
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void prefer(String colorScheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", colorScheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** The whole length of the page, as a file in the build's output. */
  void screenshot(String name) {
    driver.executeScript("scrollTo(0, 0)");
    Map<String, Object> shot =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    keep(name + ".png", shot);
  }

  private static byte[] keep(String file, Map<String, Object> answer) {
    byte[] content =
        Base64.getDecoder().decode((String) Objects.requireNonNull(answer.get("data")));
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return content;
  }

  /** What the page gives to the printer, kept beside the screenshots. */
  byte[] print(String name) {
    Map<String, Object> printed =
        driver.executeCdpCommand("Page.printToPDF", Map.of("printBackground", true));
    return keep(name + ".pdf", printed);
  }

  void allowClipboard(String origin) {
    driver.executeCdpCommand(
        "Browser.grantPermissions",
        Map.of(
            "origin",
            origin,
            "permissions",
            List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
  }

  String clipboard() {
    return String.valueOf(
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + " navigator.clipboard.readText().then(done, done)"));
  }

  void downloadTo(Path directory) {
    driver.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", directory.toAbsolutePath().toString()));
  }

  /**
   * What axe-core finds wrong, one line for each element.
   *
   * @param options of axe.run: which rules
   */
  List<String> inaccessible(Map<String, Object> options) {
    return Axe.violations(driver, options);
  }

  /** Every address that was asked for since this was last asked. */
  List<String> requests() {
    return logs(LogType.PERFORMANCE)
        .map(entry -> WireJson.MAPPER.readTree(entry.getMessage()).path("message"))
        .filter(message -> "Network.requestWillBeSent".equals(message.path("method").asString("")))
        .map(message -> message.path("params").path("request").path("url").asString(""))
        .toList();
  }

  /** What the browser refused, or what broke, since this was last asked; answers 4xx are none. */
  List<String> complaints() {
    return logs(LogType.BROWSER)
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .filter(message -> !REFUSED_REQUEST.matcher(message).find())
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }

  private Optional<WebElement> first(String css, String words) {
    return shown(css, words).stream().findFirst();
  }

  @SuppressWarnings("unchecked") // elements of the page are what the script answers
  private List<WebElement> shown(String css, String words) {
    return (List<WebElement>)
        Objects.requireNonNull(driver.executeScript(SHOWN + "return shown;", css, words));
  }

  /** Retries when the element was redrawn meanwhile. */
  private static WebElement await(String missing, Callable<Optional<WebElement>> search) {
    return patiently(missing).until(search, Optional::isPresent).orElseThrow();
  }

  private static ConditionFactory patiently(String what) {
    return Awaitility.await(what)
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(100))
        .pollInSameThread()
        .ignoreExceptions();
  }

  private Stream<LogEntry> logs(String type) {
    return driver.manage().logs().get(type).getAll().stream();
  }
}
