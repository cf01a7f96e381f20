package dev.innovationpipeline.systemtests.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A link is made on the page, read by somebody without a login, and revoked. */
class SharePageIT extends PageOnThePipeline {

  @Test
  void cardsAreSharedReadPrintedAndTakenBack() throws Exception {
    visitor.launch(sample);
    visitor.awaitState("Completed");
    visitor.awaitCards();
    String run = browser.address();
    browser.named(".share-panel button", "Share by a link").click();
    browser.await("dialog[open] .share-cards");
    browser.all("dialog[open] input[name=cards]").get(1).click();
    browser.all("dialog[open] input:not([type=checkbox])").getFirst().sendKeys("Autumn <ideas>");
    visitor.look("share-dialog");
    browser.named("dialog[open] button", "Make the link").click();
    String link = browser.await(".share-made a").getText();
    assertThat(link).startsWith(pipeline.serverUrl() + "/s/ips_");
    assertThat(browser.text(".share-made")).contains("this machine alone");
    assertThat(browser.text(".share")).contains("Open · Cards 1, 3, 4, 5 · Not opened yet");
    visitor.look("share-panel");

    browser.forgetCookies();
    browser.open(link);
    assertThat(browser.text("h1")).isEqualTo("Autumn <ideas>");
    assertThat(browser.all(".card")).hasSize(4);
    assertThat(browser.text(".card blockquote")).contains("page");
    assertThat(browser.all("script")).isEmpty();
    assertThat(
            String.valueOf(
                browser.run(
                    "return getComputedStyle(document.querySelector('.card')).borderTopWidth")))
        .as("the policy admits the styles")
        .isEqualTo("3px");
    visitor.look("shared");
    try (PDDocument printed = Loader.loadPDF(browser.print("shared"))) {
      String text = new PDFTextStripper().getText(printed);
      assertThat(text).contains("Autumn <ideas>", "Card 1", "Card 5").doesNotContain("Card 2");
    }

    browser.open(run);
    browser.awaitThat("it is counted", () -> browser.text(".share").contains("Opened once"));
    browser.named(".share button", "Revoke").click();
    browser.named("dialog[open] button", "Revoke").click();
    browser.awaitThat("it is revoked", () -> browser.text(".share").startsWith("Revoked"));
    browser.open(link);
    assertThat(browser.text("h1")).isEqualTo("Not found");
    visitor.look("shared-revoked");
  }
}
