package dev.innovationpipeline.processor.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.processor.document.child.ParserSettings;
import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.document.fetch.KeySettings;
import dev.innovationpipeline.processor.document.scan.ProviderRecognition;
import dev.innovationpipeline.processor.document.scan.ProviderScanSettings;
import dev.innovationpipeline.processor.document.scan.ScanSettings;
import dev.innovationpipeline.processor.document.store.KeptDocuments;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.memory.RunMemory;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.provider.FakeProvider;
import dev.innovationpipeline.testing.provider.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;

/** Scanned pages that a provider reads, as OpenRouter does with its plugin file-parser. */
@Timeout(180)
class ProviderScansTest {

  /** Six pages of pictures. */
  private static final Path SCANS = Path.of("src/test/resources/documents/image-only.pdf");

  private static final int PAGES = 6;
  private static final ScanSettings NO_TESSERACT =
      new ScanSettings(true, "/no/such/tesseract", "eng", Duration.ofSeconds(20));

  private final FakeProvider provider = FakeProvider.start();
  private final List<Duration> pauses = new ArrayList<>();

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void readsPageByPageInTheirPlaces() throws Exception {
    provider.usually(call -> parsed("![img-0.jpeg](img-0.jpeg)\\nPage text " + number()));
    Document document = load(100);
    assertThat(document.unreadPages()).isEmpty();
    assertThat(document.regions())
        .extracting(region -> region.place().prefix())
        .containsExactly("p1", "p2", "p3", "p4", "p5", "p6");
    assertThat(document.text())
        .startsWith("Page text 1 of a document")
        .contains("Page text 6")
        .doesNotContain("<file", "![", "read.");
  }

  @Test
  void sendsAPageAsAFileToThePlugin() throws Exception {
    provider.usually(call -> parsed("Page text " + number()));
    load(100);
    FakeProvider.Call call = provider.calls().getFirst();
    assertThat(call.path()).isEqualTo("/v1/chat/completions");
    assertThat(call.headers()).containsEntry("Authorization", "Bearer key-of-test");
    JsonNode body = WireJson.MAPPER.readTree(call.body());
    assertThat(body.at("/plugins/0/id").asString()).isEqualTo("file-parser");
    assertThat(body.at("/plugins/0/pdf/engine").asString()).isEqualTo("mistral-ocr");
    assertThat(body.path("model").asString()).isEqualTo("some/model");
    String data = body.at("/messages/0/content/1/file/file_data").asString();
    assertThat(data).startsWith("data:application/pdf;base64,");
    byte[] page = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
    assertThat(new String(page, ISO_8859_1)).startsWith("%PDF-");
    try (PDDocument pdf = Loader.loadPDF(page)) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
    }
  }

  /** So that a provider's cache answers what was paid for already. */
  @Test
  void asksAgainInTheSameBytes() throws Exception {
    provider.usually(call -> parsed("Page text"));
    load(100);
    load(100);
    List<String> bodies = provider.calls().stream().map(FakeProvider.Call::body).toList();
    assertThat(bodies.subList(0, PAGES)).isEqualTo(bodies.subList(PAGES, 2 * PAGES));
    assertThat(provider.calls().getFirst().headers()).containsEntry("X-OpenRouter-Cache", "true");
  }

  record Fault(Reply reply, String words, int calls) {

    @Override
    public String toString() {
      return words;
    }
  }

  static List<Fault> faults() {
    return List.of(
        new Fault(Reply.outOfCredit(), "HTTP status 402 (Insufficient credits)", 1),
        new Fault(Reply.error(404, "No such model"), "HTTP status 404 (No such model)", 1),
        new Fault(Reply.answer("I can't read files."), "needs OpenRouter", 1),
        new Fault(Reply.http(200, "text/html", "<html>"), "needs OpenRouter", 1),
        new Fault(Reply.errorIn200("No page."), "an error in its answer (No page.)", 18),
        new Fault(Reply.error(200, "It broke."), "an error in its answer (It broke.)", 18),
        new Fault(Reply.serverError(), "HTTP status 500", 18),
        new Fault(Reply.rateLimited(), "HTTP status 429", 18),
        new Fault(Reply.connectionReset(), "cannot be reached", 18));
  }

  /** A fault that lasts is not met page by page; others are tried three times. */
  @ParameterizedTest
  @MethodSource("faults")
  void failsAsWithoutRecognitionAndSaysWhy(Fault fault) {
    provider.usually(fault.reply());
    StageFailedException failure =
        catchThrowableOfType(StageFailedException.class, () -> load(100));
    assertThat(failure.code()).isEqualTo("document_no_text");
    assertThat(failure)
        .message()
        .startsWith(
            "Pages 1–6 of the document have pictures without text: text recognition (OCR) by the"
                + " model's provider failed: ")
        .contains(fault.words())
        .endsWith(".");
    assertThat(provider.calls()).hasSize(fault.calls());
  }

  @Test
  void waitsBetweenItsTries() throws Exception {
    provider.replies(Reply.serverError(), Reply.rateLimited());
    provider.usually(call -> parsed("Page text of some length"));
    assertThat(load(100).unreadPages()).isEmpty();
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void sendsNoMorePagesThanAllowed() throws Exception {
    provider.usually(call -> parsed("Page text that is long enough for several pages ".repeat(9)));
    assertThat(load(2).unreadPages()).containsExactly(3, 4, 5, 6);
    assertThat(provider.calls()).hasSize(2);
  }

  private int number() {
    return provider.calls().size();
  }

  /** As of August 2026: the file stands between tags, in parts, beside the model's answer. */
  private static Reply parsed(String text) {
    return Reply.http(
        200,
        "application/json",
        """
        {"id": "gen-1", "object": "chat.completion", "model": "some/model",
         "choices": [{"index": 0, "finish_reason": "stop", "message": {
           "role": "assistant", "content": "read.",
           "annotations": [
             {"type": "url_citation", "url_citation": {"url": "https://example.com"}},
             {"type": "file", "file": {"hash": "ab", "name": "page.pdf", "content": [
               {"type": "text", "text": "<file name=\\"page.pdf\\">"},
               {"type": "text", "text": "%s of a document that has been scanned."},
               {"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,AA=="}},
               {"type": "text", "text": "</file>"}]}}]}}],
         "usage": {"prompt_tokens": 10, "completion_tokens": 2, "total_tokens": 12}}
        """
            .formatted(text));
  }

  private Document load(int maxPages) throws Exception {
    LlmSettings llm =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "pipeline.llm.base-url", provider.baseUrl(),
                        "pipeline.llm.api-key", "key-of-test",
                        "pipeline.llm.model", "some/model")))
            .bindOrCreate("pipeline.llm", LlmSettings.class);
    ProviderRecognition recognition =
        new ProviderRecognition(
            new ProviderScanSettings(true, "mistral-ocr", "", maxPages),
            llm,
            NO_TESSERACT.pageTimeout(),
            pauses::add);
    try (Documents documents =
        new Documents(
            Failures.local(),
            KeySettings.NONE,
            ParserSettings.defaults(),
            NO_TESSERACT,
            recognition,
            KeptDocuments.off(),
            RunMemory.unbounded())) {
      return documents.load(SCANS.toUri().toString(), "acme");
    }
  }
}
