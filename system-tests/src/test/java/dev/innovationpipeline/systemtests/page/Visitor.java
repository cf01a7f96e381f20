package dev.innovationpipeline.systemtests.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Somebody at the page. */
final class Visitor {

  private static final Map<String, Integer> WIDTHS =
      Map.of("light", 1400, "dark", 1400, "phone", 360);

  /** Rules whose outcome the shape can change: colours of the theme, layout of the width. */
  private static final Map<String, Map<String, Object>> RULES =
      Map.of(
          "light",
          Map.of(),
          "dark",
          Map.of("runOnly", List.of("color-contrast")),
          "phone",
          Map.of("rules", Map.of("color-contrast", Map.of("enabled", false))));

  private static final int WIDE = 1400;
  private static final int HEIGHT = 900;

  private final Browser browser;
  private final String server;

  Visitor(Browser browser, String server) {
    this.browser = browser;
    this.server = server;
  }

  void goTo(String view) {
    browser.open("about:blank");
    browser.open(server + "/" + view);
  }

  void launch(Path document) {
    goTo("");
    browser.await("form.launch");
    browser.all("#file").getFirst().sendKeys(document.toString());
    assertThat(browser.text(".drop-name")).isEqualTo(document.getFileName().toString());
    browser.named("button", "Launch").click();
    browser.await(".timeline");
  }

  /** As from a folder's window, anywhere on the page. */
  void drop(Path document) throws IOException {
    goTo("");
    browser.await("form.launch");
    browser.run(
        """
        const bytes = Uint8Array.from(atob(arguments[0]), (char) => char.charCodeAt(0));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([bytes], arguments[1], {type: 'application/pdf'}));
        for (const kind of ['dragover', 'drop'])
          document.body.dispatchEvent(new DragEvent(kind, {dataTransfer, bubbles: true, cancelable: true}));
        """,
        Base64.getEncoder().encodeToString(Files.readAllBytes(document)),
        document.getFileName().toString());
    assertThat(browser.text(".drop-name")).isEqualTo(document.getFileName().toString());
    browser.named("button", "Launch").click();
    browser.await(".timeline");
  }

  void awaitState(String words) {
    browser.awaitThat(words, () -> browser.text(".run-head .badge").equals(words));
  }

  void awaitCards() {
    browser.awaitThat("five cards", () -> browser.all(".cards .card").size() == 5);
  }

  void star(int number) {
    browser.await(".card[data-number='" + number + "'] .star").click();
  }

  int starsAfterReload() {
    browser.reload();
    awaitCards();
    return browser.all(".star[aria-pressed=true]").size();
  }

  String colorScheme() {
    return String.valueOf(
        browser.run("return getComputedStyle(document.documentElement).colorScheme"));
  }

  void sitDown() {
    browser.size(WIDE, HEIGHT);
    browser.prefer("light");
  }

  /** Kept as pictures, and read by axe-core: light, dark, and as narrow as phones are. */
  void look(String view) {
    WIDTHS.forEach(
        (shape, width) -> {
          browser.size(width, HEIGHT);
          browser.prefer(shape.equals("dark") ? "dark" : "light");
          browser.screenshot(view + "-" + shape);
          assertThat(browser.inaccessible(RULES.getOrDefault(shape, Map.of())))
              .as(view + ", " + shape)
              .isEmpty();
          assertThat(
                  browser.run(
                      "const page = document.documentElement;"
                          + " return page.scrollWidth - page.clientWidth"))
              .as(view + " is wider than the window, " + shape)
              .isEqualTo(0L);
        });
    sitDown();
  }
}
