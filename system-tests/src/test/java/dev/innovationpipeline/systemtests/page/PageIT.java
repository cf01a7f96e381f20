package dev.innovationpipeline.systemtests.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.local.model.FaultMode;
import dev.innovationpipeline.local.model.FaultPlan;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What people do on the page, done in Chromium on the whole pipeline. */
class PageIT extends PageOnThePipeline {

  @Test
  void fromADocumentToFiveCardsAndAStarThatStays() {
    visitor.launch(sample);
    browser.awaitThat(
        "the run has an address of its own", () -> browser.address().contains("#/runs/"));
    visitor.awaitState("Completed");
    visitor.awaitCards();
    assertThat(browser.all(".timeline [data-state=COMPLETED]")).hasSize(5);
    assertThat(browser.text("h1")).isEqualTo("dairy-trends.pdf");
    assertThat(browser.title()).startsWith("✓ dairy-trends.pdf");
    assertThat(browser.all(".inspiration")).hasSize(2);
    visitor.star(2);
    browser.awaitThat("the star stays", () -> visitor.starsAfterReload() == 1);
    browser.named(".segmented button", "Starred (1)").click();
    assertThat(browser.shown(".cards .card")).hasSize(1);
    browser.named(".segmented button", "All").click();
    visitor.look("run");
    browser.named(".outputs summary", "Universal translation").click();
    assertThat(browser.text(".outputs [open] .prose")).contains("Principles");
    visitor.look("run-output");
  }

  private void export(String format, Path file) {
    browser.await(".export-menu summary").click();
    browser.named(".actions button", format).click();
    browser.awaitThat(format, () -> Files.isRegularFile(file));
    browser.awaitThat(
        "the menu is closed", () -> browser.all(".actions .export-menu[open]").isEmpty());
  }

  @Test
  void saysWhyACardIsWhatItIs() {
    visitor.launch(sample);
    visitor.awaitState("Completed");
    visitor.awaitCards();
    browser.named(".why-button", "Why this card?").click();
    WebElement quote = browser.await("dialog .why a.quote");
    assertThat(browser.text("dialog .why"))
        .containsSubsequence("Principle", "Trend", "Inspiration", "page ");
    visitor.look("why-this-card");
    quote.click();
    browser.await(".passage mark, .text-layer mark");
    assertThat(browser.address()).contains("/document?passage=");
  }

  @Test
  void takesADroppedFileAndGivesTheCardsAway() throws IOException {
    Path downloads = Files.createDirectory(directory.resolve("downloads"));
    browser.downloadTo(downloads);
    browser.allowClipboard(pipeline.serverUrl());
    visitor.drop(sample);
    visitor.awaitState("Completed");
    visitor.awaitCards();
    List<String> titles = browser.texts(".card h3");
    assertThat(browser.all(".card .mark[data-kind=brand][data-good=true]")).hasSize(5);
    browser.await("[aria-label='Copy card 2']").click();
    browser.awaitThat(
        "card 2 is copied", () -> browser.clipboard().startsWith("## 2. " + titles.get(1)));
    browser.named(".actions button", "Copy").click();
    browser.awaitThat(
        "the run is copied", () -> browser.clipboard().startsWith("# Opportunities for"));
    String name = "dairy-trends-lactalis-canada";
    export("Markdown", downloads.resolve(name + ".md"));
    export("JSON", downloads.resolve(name + ".json"));
    export("Slides (PPTX)", downloads.resolve(name + ".pptx"));
    assertThat(downloads.resolve(name + ".md")).content().contains(titles).contains("Stage 3");
    assertThat(WireJson.MAPPER.readTree(downloads.resolve(name + ".json")).path("cards"))
        .hasSize(5);
    browser.run("window.print = () => { window.printed = true; }");
    browser.named(".actions button", "Print").click();
    assertThat(browser.run("return window.printed")).isEqualTo(true);
    try (PDDocument printed = Loader.loadPDF(browser.print("run"))) {
      assertThat(new PDFTextStripper().getText(printed).replaceAll("\\s+", " "))
          .contains(titles)
          .contains("QUICK WIN", "The two inspirations", "Universal translation")
          .doesNotContain("Reprocess", "Skip to the content", "Copy");
    }
  }

  @Test
  void redoesARunAndComparesItsAttempts() {
    visitor.launch(sample);
    visitor.awaitState("Completed");
    visitor.awaitCards();
    String address = browser.address();
    pipeline.offlineModel().follow(FaultPlan.always(FaultMode.FOUR_CARDS).onStage(5));
    browser.named(".actions button", "Reprocess").click();
    browser.await("dialog[open]");
    visitor.look("reprocess-dialog");
    browser.named("dialog .choice", "Brand contextualization").click();
    browser.named("dialog button", "Start the attempt").click();
    browser.named(".run-line", "attempt 2");
    visitor.awaitState("Completed");
    browser.named("a", "Compare side by side");
    visitor.look("run-attempts");
    browser.named("a", "Compare side by side").click();
    browser.awaitThat(
        "two columns of five cards", () -> browser.all(".pair-cards .card").size() == 10);
    assertThat(browser.texts(".change"))
        .containsExactly("The same", "The same", "The same", "The same", "Changed");
    browser.named("summary", "Opportunity generation").click();
    browser.awaitThat(
        "both sides of the stage", () -> browser.all(".output[open] .pair-side").size() == 2);
    visitor.look("compare");
    browser.back();
    browser.awaitThat("back at the run", () -> browser.address().equals(address));
    visitor.awaitCards();
  }

  @Test
  void showsTheTextAsItIsWritten() {
    pipeline.offlineModel().follow(FaultPlan.first(1, FaultMode.SLOW_DRIP).onStage(2));
    visitor.launch(sample);
    browser.named(".live h2", "Stage 2 is writing");
    browser.awaitThat("text", () -> browser.text(".live-paper").length() > 100);
    int written = browser.text(".live-paper").length();
    browser.awaitThat("more text", () -> browser.text(".live-paper").length() > written);
    String elapsed = browser.text(".timeline [data-state=RUNNING] .stage-state");
    browser.awaitThat(
        "the clock ticks",
        () -> !browser.text(".timeline [data-state=RUNNING] .stage-state").equals(elapsed));
    assertThat(browser.title()).startsWith("2/5 ");
    visitor.look("live");
    browser.awaitThat(
        "its first paragraph is whole", () -> browser.text(".live-paper").length() > 300);
    String read = browser.text(".live-paper").substring(2, 40);
    browser.reload();
    browser.awaitThat(
        "who comes late reads it from its beginning",
        () -> browser.text(".live-paper").startsWith("Trends"));
    assertThat(browser.text(".live-paper")).as("and what was read before").contains(read);
  }

  @Test
  void showsCardsAsTheyWillBeReadWhileTheyAreWritten() {
    pipeline.offlineModel().follow(FaultPlan.first(1, FaultMode.SLOW_DRIP).onStage(5));
    visitor.launch(sample);
    browser.named(".live h2", "Stage 5 is writing");
    browser.awaitThat("two parts of a card", () -> browser.all(".live-paper strong").size() >= 2);
    assertThat(browser.text(".live-paper"))
        .contains("Tagline:", "Problem:")
        .doesNotContain("{", "tagline", "cards");
    visitor.look("live-cards");
  }

  @Test
  void cancels() {
    pipeline.offlineModel().follow(FaultPlan.always(FaultMode.HANG).onStage(3));
    visitor.launch(sample);
    browser.named(".timeline [aria-current=step]", "Universal translation");
    browser.named(".actions button", "Cancel").click();
    browser.await("dialog[open]");
    browser.named("dialog button", "Cancel the run").click();
    visitor.awaitState("Cancelled");
    assertThat(browser.title()).startsWith("■ ");
    visitor.look("cancelled");
  }

  @Test
  void saysWhenItTriesAgain() {
    pipeline.offlineModel().follow(FaultPlan.always(FaultMode.SERVER_ERROR).onStage(1));
    visitor.launch(sample);
    browser.named(".timeline [data-state=RETRYING] .stage-state", "next try in");
    visitor.look("retrying");
    pipeline.offlineModel().follow(FaultPlan.NONE);
    visitor.awaitState("Completed");
  }

  @Test
  void saysWhyARunFailed() {
    pipeline.offlineModel().follow(FaultPlan.always(FaultMode.OUT_OF_CREDIT).onStage(2));
    visitor.launch(sample);
    visitor.awaitState("Failed");
    assertThat(browser.text(".notice.bad")).containsIgnoringCase("credit");
    visitor.look("failed");
  }

  @Test
  void marksARunInWhichACardWasLost() {
    pipeline.offlineModel().follow(FaultPlan.always(FaultMode.FOUR_CARDS).onStage(5));
    visitor.launch(sample);
    visitor.awaitState("Completed");
    visitor.awaitCards();
    String loss = "Card 5 could not be read, so the standard card is shown.";
    browser.named(".run-line .badge", "Degraded");
    assertThat(browser.text(".losses")).isEqualTo(loss);
    assertThat(browser.text(".card[data-standard=true] .fallback")).startsWith(loss);
    assertThat(browser.all(".card[data-standard=true]")).hasSize(1);
    visitor.look("degraded");
    browser.named("nav a", "Runs").click();
    browser.named(".row .badge", "Degraded");
    visitor.look("runs-degraded");
  }

  @Test
  void findsRunsAndShowsThePipeline() {
    visitor.launch(sample);
    visitor.awaitState("Completed");
    visitor.awaitCards();
    String run = browser.address();
    String row = ".row[href='" + run.substring(run.indexOf('#')) + "']";
    browser.named("nav a", "Runs").click();
    browser.named(".row", "dairy-trends.pdf");
    browser.await("#q").sendKeys("no such words");
    browser.named(".empty-small", "No run matches.");
    browser.await("#q").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
    browser.named(row, "dairy-trends.pdf");
    browser.await("label.starred").click();
    browser.awaitThat("only runs with a starred card", () -> browser.shown(row).isEmpty());
    browser.open(run);
    visitor.awaitCards();
    visitor.star(3);
    browser.awaitThat("the star stays", () -> visitor.starsAfterReload() == 1);
    visitor.goTo("#/runs?starred=true");
    browser.named(row, "dairy-trends.pdf");
    visitor.look("runs");
    browser.named("nav a", "Pipeline").click();
    browser.named(".tile", "Completed");
    browser.named(".processors li", "alive");
    visitor.look("pipeline");
  }

  @Test
  void saysWhatIsWrongBesideTheField() {
    visitor.goTo("");
    browser.named("button", "Launch").click();
    browser.named("#document-problem", "Choose a document or give its address.");
    browser.await("#url").sendKeys("ftp://example.com/report.pdf");
    browser.named("button", "Launch").click();
    browser.named("#document-problem", "must begin with http://");
    assertThat(browser.await("#url").getDomAttribute("aria-invalid")).isEqualTo("true");
    visitor.look("launch-refused");
  }

  @Test
  void isHarmlessWhateverTheModelWrites() throws Exception {
    UntrustedRun.publish(pipeline.bootstrapServers());
    visitor.goTo("");
    browser.awaitThat(
        "the run is stored",
        () ->
            Boolean.TRUE.equals(
                browser.run(
                    "return fetch(arguments[0]).then(it => it.ok)", "/runs/" + UntrustedRun.ID)));
    browser.open(pipeline.serverUrl() + "/#/runs/" + UntrustedRun.ID);
    browser.reload();
    visitor.awaitCards();
    browser.named(".outputs summary", "Opportunity generation").click();
    assertThat(browser.text(".outputs .prose")).contains("a Markdown link", "an honest link");
    assertThat(browser.text(".card h3")).contains("<script>window.harmed='script'</script>");
    assertThat(browser.all(".card .fallback")).hasSize(1);
    assertThat(browser.all("main :is(script, img, iframe, style, object, form, svg[onload])"))
        .isEmpty();
    assertThat(browser.all("main a"))
        .allSatisfy(
            link ->
                assertThat(String.valueOf(link.getDomAttribute("href")))
                    .doesNotStartWithIgnoringCase("javascript")
                    .doesNotStartWith("data:"));
    assertThat(browser.all(".prose a[href='https://example.com/report'][rel~=noopener]"))
        .hasSize(1);
    for (WebElement link : browser.all("main .prose a:not([href^=http]), main .prose p")) {
      browser.run("arguments[0].click()", link);
    }
    assertThat(browser.run("return window.harmed")).isNull();
    visitor.look("untrusted");
  }

  @Test
  void worksByKeyboardAlone() {
    visitor.goTo("");
    browser.named("#company", "");
    browser.press(Keys.TAB);
    assertThat(browser.focused()).isEqualTo("Skip to the content");
    browser.press(Keys.ENTER);
    assertThat(browser.focused()).isEqualTo("main");
    for (String next : List.of("file", "url", "company", "More options", "Launch")) {
      browser.press(Keys.TAB);
      assertThat(browser.focused()).isEqualTo(next);
    }
    browser.press(Keys.ENTER);
    browser.named("#document-problem", "Choose a document");
    assertThat(browser.focused()).isEqualTo("file");
  }

  @Test
  void keepsTheChosenTheme() {
    visitor.goTo("");
    visitor.look("launch");
    browser.await("#theme").click();
    browser.await("#theme").click();
    assertThat(visitor.colorScheme()).isEqualTo("dark");
    browser.reload();
    assertThat(visitor.colorScheme()).isEqualTo("dark");
    browser.await("#theme").click();
    assertThat(visitor.colorScheme()).isEqualTo("light dark");
  }

  @Test
  void saysThatARunIsUnknown() {
    visitor.goTo("#/runs/none");
    browser.named("h1", "There is no such run");
    visitor.look("unknown-run");
  }
}
