package dev.innovationpipeline.systemtests.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.tool.ExternalTool;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** The documents of runs on the page, opened at a passage. */
class DocumentIT extends PageOnThePipeline {

  private static final Path DOCUMENTS =
      Path.of("../stage-processor/src/test/resources/documents").toAbsolutePath().normalize();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void opensAPdfAtItsPageAndMarksTheQuote() throws Exception {
    String run = completed(sample);
    JsonNode passage = passage(run, 3);
    String text = passage.path("text").asString();
    String quote = text.substring(text.indexOf(' ') + 1, text.indexOf(' ', 60));
    open(run, passage, quote);
    assertThat(markedOnThePage("quote")).isEqualTo(counted(quote));
    assertThat(markedOnThePage("passage") + markedOnThePage("quote")).hasSameSizeAs(counted(text));
    assertThat(browser.text("h1")).isEqualTo("dairy-trends.pdf");
    assertThat(browser.all(".beside")).isEmpty();
    visitor.look("document-pdf");
    browser.named(".segmented button", "Text").click();
    assertThat(markedInTheText()).isEqualTo(counted(quote));
    visitor.look("document-pdf-text");
    browser.named(".segmented button", "Pages").click();
    browser.await(".text-layer mark[data-kind=quote]");
  }

  @ParameterizedTest
  @CsvSource({
    "known/report.pdf, pdf, .text-layer mark[data-kind=quote]",
    "formats/report.docx, docx, .passage[data-wanted=true] mark",
    "formats/briefing.pptx, pptx, .passage[data-wanted=true] mark",
  })
  void leadsFromACardsQuoteToItsPlace(String file, String name, String mark) {
    completed(DOCUMENTS.resolve(file));
    browser.await(".card .grounds summary").click();
    WebElement link = browser.await(".card .grounds[open] a.quote");
    String quote = counted(link.findElement(By.cssSelector("q")).getText());
    String where = link.findElement(By.cssSelector(".where")).getText();
    link.sendKeys(Keys.ENTER);
    browser.await(mark);
    assertThat(name.equals("pdf") ? markedOnThePage("quote") : markedInTheText())
        .isNotEmpty()
        .isEqualTo(quote);
    assertThat(where).isNotBlank();
    visitor.look("quote-" + name);
  }

  @Test
  void leadsFromTheRunToItsDocument() throws Exception {
    String run = completed(sample);
    browser.requests();
    browser.named(".run-line a", "Document").click();
    browser.await(".pdf-page canvas");
    assertThat(browser.address()).endsWith("#/runs/" + run + "/document");
    WebElement download = browser.named("a", "Download");
    assertThat(download.getDomAttribute("href")).isEqualTo("/runs/" + run + "/document");
    assertThat(download.getDomAttribute("download")).isEqualTo("dairy-trends.pdf");
    assertThat(browser.requests()).anyMatch(address -> address.endsWith("/pdf.worker.min.mjs"));
    visitor.goTo("#/runs/" + run);
    visitor.awaitCards();
    assertThat(browser.requests())
        .as("a page that shows no document does not load pdf.js")
        .noneMatch(address -> address.contains("pdfjs"));
    visitor.goTo("");
    browser.await("form.launch");
  }

  @Test
  void turnsThePagesByKeyboard() throws Exception {
    String run = completed(DOCUMENTS.resolve("known/two-column-article.pdf"));
    browser.named(".run-line a", "Document").click();
    browser.await(".pdf-page canvas");
    int pages = Integer.parseInt(browser.text(".pdf-tools .soft").replaceAll("\\D", ""));
    browser.run("document.querySelector('#pdf-page').focus()");
    assertThat(pages).isPositive();
    browser.press(Keys.TAB);
    assertThat(browser.focused()).isIn("Next", "−");
    browser.open(pipeline.serverUrl() + "/#/runs/" + run + "/document?passage=p1.1");
    browser.await(".text-layer mark");
    assertThat(browser.run("return document.activeElement.className")).isEqualTo("pdf-frame");
  }

  @ParameterizedTest
  @CsvSource({
    "formats/report.docx, docx, Prices per kilogram should be shown beside those of supermarkets.",
    "formats/briefing.pptx, pptx, Drinks makers pay most and order early",
    "formats/figures.xlsx, xlsx, Lübeck | 1310",
    "formats/report.epub, epub, third of them comes every week",
  })
  void showsOtherFormatsAsText(String file, String name, String quote) throws Exception {
    showsAsText(DOCUMENTS.resolve(file), name, quote);
  }

  @Test
  void showsWebPagesAsTextAndRunsNothingOfThem() throws Exception {
    String words = "Forty-one shops sell oats, soap and oil without packages. ".repeat(5);
    Path page =
        Files.writeString(
            directory.resolve("shops.html"),
            "<html><title>Shops without packages</title><body><h1>Refills</h1><p>"
                + words
                + "<script>window.harmed = 'page'</script><h2>Customers</h2><p>Their customers"
                + " bring jars from home, and a third of them comes every week. "
                + words);
    showsAsText(page, "html", "a third of them comes every week");
    assertThat(browser.text(".document-title")).isEqualTo("Shops without packages");
    assertThat(browser.run("return window.harmed")).isNull();
  }

  private static void showsAsText(Path file, String name, String quote) throws Exception {
    String run = completed(file);
    JsonNode passage =
        passages(run, 0)
            .filter(one -> one.path("text").asString().contains(quote))
            .findFirst()
            .orElseThrow();
    open(run, passage, quote);
    assertThat(browser.text("h1")).isEqualTo(file.getFileName().toString());
    assertThat(markedInTheText()).isEqualTo(counted(quote));
    assertThat(browser.run("return document.activeElement.id"))
        .isEqualTo("passage-" + passage.path("id").asString());
    visitor.look("document-" + name);
  }

  @Test
  void showsAScannedPageWithItsTextBeside() throws Exception {
    ExternalTool.require(
        Path.of("/usr/bin/tesseract").toFile().canExecute(),
        "Text recognition needs Tesseract: apt install tesseract-ocr.");
    String run = completed(ScannedReport.in(directory, DOCUMENTS.resolve("known/report.pdf")));
    JsonNode passage = passage(run, 0);
    String text = passage.path("text").asString();
    open(run, passage, text.substring(0, text.indexOf(' ', 15)));
    assertThat(browser.text(".beside")).contains("is a picture");
    assertThat(browser.text(".beside mark")).isNotBlank();
    assertThat(browser.all(".pdf-page[data-wanted=true]")).hasSize(1);
    visitor.look("document-scan");
  }

  @Test
  void showsALongTextInParts() throws Exception {
    String sentence = "Shops sell oats, soap and oil without any packages, and people bring jars. ";
    String paragraphs =
        IntStream.range(0, 1_200)
            .mapToObj(number -> "Number " + number + ". " + sentence.repeat(4))
            .collect(Collectors.joining("\n\n"));
    String run = completed(Files.writeString(directory.resolve("long.txt"), paragraphs));
    open(run, passage(run, 450), "Number 450");
    assertThat(browser.text(".pager span")).isEqualTo("Passages 401 to 500 of 1,200");
    assertThat(browser.all(".passage")).hasSize(100);
    assertThat((Boolean) browser.run("return scrollY > 1000")).isTrue();
    browser.named(".document-text > :last-child button", "Later").click();
    browser.named(".pager span", "Passages 501 to 600 of 1,200");
    assertThat(browser.all(".passage")).hasSize(100);
    visitor.goTo("#/runs/" + run + "/document?passage=h9.9");
    browser.named(".notice", "has no passage h9.9");
    visitor.look("document-long");
  }

  @Test
  void saysWhatIsSoWhenThereIsNoDocument() throws Exception {
    String run = completed(sample);
    HTTP.send(
        HttpRequest.newBuilder(URI.create(pipeline.serverUrl() + "/runs/" + run)).DELETE().build(),
        BodyHandlers.discarding());
    visitor.goTo("#/runs/" + run + "/document");
    browser.named("h1", "This document is erased");
    visitor.look("document-erased");
    visitor.goTo("#/runs/none/document");
    browser.named("h1", "There is no such run");
  }

  private static String completed(Path document) {
    visitor.launch(document);
    visitor.awaitState("Completed");
    visitor.awaitCards();
    String address = browser.address();
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private static JsonNode passage(String run, int index) throws Exception {
    return passages(run, index).findFirst().orElseThrow();
  }

  private static Stream<JsonNode> passages(String run, int from) throws Exception {
    URI address = URI.create(pipeline.serverUrl() + "/runs/" + run + "/passages?from=" + from);
    String answer =
        HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    return WireJson.MAPPER.readTree(answer).path("passages").valueStream();
  }

  private static void open(String run, JsonNode passage, String quote) throws IOException {
    int start = passage.path("text").asString().indexOf(quote);
    assertThat(start).as(quote).isNotNegative();
    visitor.goTo(
        "#/runs/%s/document?passage=%s&start=%d&end=%d"
            .formatted(
                run,
                URLEncoder.encode(passage.path("id").asString(), UTF_8),
                start,
                start + quote.length()));
    browser.await("mark");
  }

  private static String markedInTheText() {
    return browser.all(".passage[data-wanted=true] mark").stream()
        .map(mark -> counted(mark.getText()))
        .collect(Collectors.joining());
  }

  private static String markedOnThePage(String kind) {
    return counted(
        String.valueOf(
            browser.run(
                "return [...document.querySelectorAll('.text-layer mark[data-kind=' + arguments[0]"
                    + " + ']')].map((mark) => mark.textContent).join('')",
                kind)));
  }

  private static String counted(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
