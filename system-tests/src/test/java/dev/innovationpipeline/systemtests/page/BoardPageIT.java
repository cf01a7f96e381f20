package dev.innovationpipeline.systemtests.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The board in a browser: by mouse, by keys, and for screen readers. */
class BoardPageIT extends PageOnThePipeline {

  @Test
  void cardsAreFoundRatedMovedAndKept() {
    visitor.launch(sample);
    visitor.awaitState("Completed");
    visitor.awaitCards();
    String run = browser.address();
    browser.awaitThat(
        "the cards are on the board",
        () -> {
          visitor.goTo("#/cards");
          browser.await(".board-filters");
          return browser.all(".board-card").size() >= 5;
        });
    visitor.look("board");

    focus(0);
    browser.run("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 's'}))");
    browser.awaitThat("a star by its key", () -> pressed(0).equals("true"));
    assertThat(browser.focused()).as("the focus stays").contains(title(0));
    browser.press(Keys.ARROW_DOWN);
    browser.run("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: '4'}))");
    browser.awaitThat("a rating by its key", () -> text(1).contains("★ 4.0"));

    browser.all(".board-card input[type=checkbox]").get(2).click();
    browser.all(".board-card input[type=checkbox]").get(3).click();
    assertThat(browser.text(".bulk [role=status]")).isEqualTo("2 selected");
    browser.named(".bulk option", "Shortlisted").click();
    browser.awaitThat(
        "both are shortlisted",
        () -> browser.all(".board-card[data-status=shortlisted]").size() == 2);

    browser.all("#card-status").getFirst().sendKeys("Shortlisted");
    browser.awaitThat("two cards", () -> browser.all(".board-card").size() == 2);
    assertThat(browser.address()).endsWith("#/cards?status=shortlisted");
    browser.reload();
    browser.awaitThat("the address keeps it", () -> browser.all(".board-card").size() == 2);

    visitor.goTo("#/cards?view=columns");
    browser.awaitThat("four columns", () -> browser.all(".board-column .board-card").size() >= 5);
    browser.awaitThat(
        "with numbers", () -> browser.text("[data-column=shortlisted] h2").equals("Shortlisted 2"));
    visitor.look("board-columns");

    browser.all("[data-column=shortlisted] .board-title").getFirst().click();
    browser.await("dialog.panel textarea").sendKeys("Ask the plant first.");
    browser.named("dialog.panel button", "Comment").click();
    browser.awaitThat(
        "the comment", () -> browser.text("dialog.panel .notes").contains("Ask the plant first."));
    visitor.look("board-panel");
    browser.named("dialog.panel button", "Close").click();

    browser.named("button", "Save view").click();
    browser.await("dialog[open] input").sendKeys("My columns");
    browser.named("dialog[open] button", "Save this view").click();
    browser.named(".saved-views option", "My columns");

    browser.open(run);
    browser.named("button", "Title and tags").click();
    List<WebElement> fields = browser.all("dialog[open] input");
    fields.get(0).sendKeys("Dairy, first look");
    fields.get(1).sendKeys("autumn");
    browser.named("dialog[open] button", "Keep").click();
    browser.awaitThat("the title", () -> browser.text("h1").equals("Dairy, first look"));
    assertThat(browser.title()).startsWith("✓ Dairy, first look");
    assertThat(browser.text(".document-file")).isEqualTo("dairy-trends.pdf");
    visitor.look("run-titled");
    browser.named("a.tag", "#autumn").click();
    browser.awaitThat("the run by its tag", () -> browser.all(".row").size() == 1);
  }

  private static void focus(int card) {
    browser.run("document.querySelectorAll('.board-card')[arguments[0]].focus()", card);
  }

  private static String pressed(int card) {
    return String.valueOf(
        browser.all(".board-card .star").get(card).getDomAttribute("aria-pressed"));
  }

  private static String title(int card) {
    return browser.texts(".board-title").get(card);
  }

  private static String text(int card) {
    return browser.texts(".board-card").get(card);
  }
}
