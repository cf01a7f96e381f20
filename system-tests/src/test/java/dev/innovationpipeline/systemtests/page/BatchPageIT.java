package dev.innovationpipeline.systemtests.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One document for several companies, and its cards side by side, in a browser. */
class BatchPageIT extends PageOnThePipeline {

  @Test
  void aDocumentRunsForSeveralCompaniesAndTheCardsAreCompared() {
    int calls = pipeline.offlineModel().calls();
    visitor.goTo("#/batches");
    browser.awaitThat("three companies", () -> browser.all(".batch-companies input").size() >= 3);
    browser.named("button", "Start the batch").click();
    assertThat(browser.text("#batch-problem")).contains("at least one document and one company");
    browser.all("#batch-files").getFirst().sendKeys(sample.toString());
    browser.all(".batch-companies input").subList(0, 3).forEach(choice -> choice.click());
    visitor.look("batches");
    browser.named("button", "Start the batch").click();

    browser.awaitThat("all cards", () -> browser.all(".batch-card").size() == 15);
    assertThat(browser.text(".batch-line")).startsWith("3 completed");
    assertThat(browser.all(".batch-table thead th")).hasSize(4);
    assertThat(pipeline.offlineModel().calls() - calls).as("3 + 3 × 2").isEqualTo(9);
    visitor.look("batch");
    browser.all(".batch-card").getFirst().click();
    visitor.awaitCards();

    visitor.goTo("#/batches");
    browser.await(".batch-row a");
    assertThat(browser.text(".batch-row a")).startsWith("1 document for");
  }

  @Test
  void anEarlierRunOnTheSameBytesIsOfferedAndNothingIsRefused() {
    visitor.launch(sample);
    visitor.awaitState("Completed");
    visitor.awaitCards();
    visitor.goTo("");
    browser.await("form.launch");
    browser.all("#file").getFirst().sendKeys(sample.toString());
    browser.named(".notice a", "Open that run");
    visitor.look("earlier-run");
    browser.named("button", "Launch").click();
    browser.await(".timeline");
    visitor.awaitState("Completed"); // The other test counts calls.
  }
}
