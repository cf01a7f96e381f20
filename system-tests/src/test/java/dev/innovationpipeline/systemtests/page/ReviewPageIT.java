package dev.innovationpipeline.systemtests.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A person reviews a result at a gate, in Chromium on the whole pipeline. */
class ReviewPageIT extends PageOnThePipeline {

  @Test
  void aPersonAsksForChangesAndApproves() {
    visitor.goTo("");
    browser.await("form.launch");
    browser.all("#file").getFirst().sendKeys(sample.toString());
    browser.named("summary", "More options").click();
    browser.await("#review_after").sendKeys("3");
    browser.named("button", "Launch").click();
    visitor.awaitState("Waits for review");
    String run = browser.address();
    browser.awaitThat("the result", () -> browser.text(".review-result").contains("Principles"));
    assertThat(browser.text(".review h2")).contains("Stage 3", "waits for your review");
    visitor.look("review");

    visitor.goTo("#/reviews");
    browser.named(".review-row a", "dairy-trends.pdf");
    visitor.look("reviews");
    browser.open(run);

    browser.named(".review button", "Ask for changes").click();
    browser.await("dialog[open] textarea").sendKeys("Name the farms.");
    visitor.look("review-changes");
    browser.named("dialog button", "Do it again").click();
    browser.named(".run-line", "attempt 2");
    browser.awaitThat("it waits again", () -> !browser.shown(".review button").isEmpty());
    browser.named(".review button", "Approve").click();
    visitor.awaitState("Completed");
    visitor.awaitCards();
    assertThat(browser.text(".run-line")).contains("attempt 3");
    visitor.look("review-approved");
  }
}
