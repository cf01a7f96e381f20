package dev.innovationpipeline.systemtests.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person steps in on the page: another text for a stage, and for a card. */
class EditPageIT extends PageOnThePipeline {

  @Test
  void editsAStageGoesOnFromThereAndGetsNewCards() {
    visitor.launch(sample);
    visitor.awaitState("Completed");
    visitor.awaitCards();
    List<String> before = titles();
    browser.named(".outputs summary", "Universal translation").click();
    browser.named(".outputs [open] button", "Edit").click();
    write(
        "dialog textarea",
        "## Principle 1: Sell on trains\n\n"
            + "“Commuters on trains drink warm milk from small bottles.”");
    visitor.look("edit-stage");
    browser.named("dialog button", "Save").click();
    browser.named(".outputs [open] button", "Go on from here");
    visitor.look("edit-go-on");
    browser.named(".outputs [open] button", "Go on from here").click();
    browser.named("dialog button", "Go on").click();
    browser.named(".run-line", "attempt 2");
    visitor.awaitState("Completed");
    visitor.awaitCards();
    browser.awaitThat("new cards", () -> !titles().equals(before));
    browser.named(".outputs .output-facts", "edited by anybody");
    assertThat(browser.text(".outputs [open] .prose")).contains("Commuters on trains");
    visitor.look("edit-new-cards");
  }

  @Test
  void editsACardBesideAnotherPersonAndSeesTheDifference() throws Exception {
    visitor.launch(sample);
    visitor.awaitState("Completed");
    visitor.awaitCards();
    String made = titles().get(1);
    browser.await("[aria-label='Edit card 2']").click();
    write("dialog input", "Mine");

    PipelineClient other = new PipelineClient(pipeline.serverUrl());
    String path = "/runs/" + runId() + "/cards/2";
    JsonNode read = other.get(path).expect("read");
    ObjectNode theirs = ((ObjectNode) read.path("card").deepCopy()).put("title", "Theirs");
    other.put(path, "application/json", WireJson.MAPPER.writeValueAsString(theirs), "\"1.0\"");

    browser.named("dialog button", "Save").click();
    browser.await("dialog .difference");
    assertThat(browser.text("dialog .difference")).contains("Now: Theirs", "Yours: Mine");
    visitor.look("edit-conflict");
    browser.named("dialog button", "Save").click();
    browser.awaitThat("the card is mine", () -> titles().get(1).equals("Mine"));
    browser.named(".edit-mark summary", "Edited by anybody").click();
    assertThat(browser.text(".edit-mark")).contains(made);
    visitor.look("edit-card");
  }

  private static List<String> titles() {
    return browser.texts(".cards .card h3");
  }

  private static String runId() {
    String address = browser.address();
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private static void write(String css, String text) {
    WebElement field = browser.await(css);
    field.clear();
    field.sendKeys(text);
  }
}
