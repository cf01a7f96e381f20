package dev.innovationpipeline.processor.document;

import static dev.innovationpipeline.processor.document.fetch.Failures.assertFails;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.processor.document.child.ParserSettings;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.document.fetch.WebHost;
import dev.innovationpipeline.processor.document.scan.ScanSettings;
import dev.innovationpipeline.processor.document.store.KeptDocuments;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.memory.RunMemory;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDocumentsTest {

  private static final Documents DOCUMENTS =
      new Documents(
          Failures.withoutPauses(),
          new DocumentReader(
              Failures.local(), ParserSettings.defaults(), ScanSettings.defaults(), null),
          new LargeDocuments(1, Long.MAX_VALUE),
          KeptDocuments.off(),
          RunMemory.unbounded(),
          Long.MAX_VALUE);

  @AfterAll
  static void end() {
    DOCUMENTS.close();
  }

  @Test
  void detectsFormatsByContent() throws Exception {
    assertThat(load("# Title\n\nWords.".getBytes(UTF_8)).mediaType()).isEqualTo("text/markdown");
    assertThat(load("Words über.".getBytes(UTF_16)).text()).isEqualTo("Words über.");
    assertFails("document_is_html", () -> load("<!DOCTYPE html><p>Sign in".getBytes(UTF_8)));
    assertFails("document_empty", () -> load(new byte[0]));
    assertFails("document_unsupported", () -> load(new byte[] {1, 0, 0, 2, 0, 7}));
    assertFails("document_corrupt", () -> load("%PDF-1.7 and no more".getBytes(UTF_8)));
    assertFails("document_corrupt", () -> load("PK\u0003\u0004 and no more".getBytes(UTF_8)));
    assertFails("document_no_text", () -> load("GIF89a and a picture".getBytes(UTF_8)));
  }

  @Test
  @Timeout(180)
  void slowHostsOfACompanyDoNotHoldUpTheDocumentsOfOthers() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    List<Thread> slow = new ArrayList<>();
    try (WebHost host = new WebHost(exchange -> awaitQuietly(release))) {
      for (int count = 0; count < 40; count++) {
        slow.add(Thread.ofVirtual().start(() -> loadFrom(host)));
      }
      await().until(() -> host.requests.get() == 24);
      assertThat(load("Words.".getBytes(UTF_8)).text()).isEqualTo("Words.");
      assertThat(host.requests).hasValue(24);
      slow.forEach(Thread::interrupt);
      for (Thread each : slow) {
        each.join();
      }
      release.countDown();
    }
  }

  private static void loadFrom(WebHost host) {
    try {
      DOCUMENTS.load(host.url(), "slow");
    } catch (InterruptedException | RuntimeException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void readsDocx() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XWPFDocument docx = new XWPFDocument()) {
      docx.createParagraph().createRun().setText("A first paragraph.");
      docx.createTable(1, 2).getRow(0).getCell(1).setText("a cell");
      docx.write(bytes);
    }
    Document document = load(bytes.toByteArray());
    assertThat(document.mediaType())
        .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    assertThat(document.text()).containsSubsequence("A first paragraph.", "| a cell");
  }

  @ParameterizedTest
  @CsvSource({
    "404, document_not_found, 1",
    "410, document_not_found, 1",
    "403, document_forbidden, 1",
    "418, document_unreachable, 1",
    "503, document_unreachable, 5"
  })
  void mapsStatuses(int status, String code, int requests) throws Exception {
    try (WebHost host = WebHost.answering(status, new byte[0])) {
      assertFails(code, () -> DOCUMENTS.load(host.url(), "acme"));
      assertThat(host.requests).hasValue(requests);
      assertThatThrownBy(() -> DOCUMENTS.load(host.url(), "acme"))
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void limitsBytesWithoutContentLength() throws Exception {
    byte[] chunk = new byte[1 << 18];
    try (WebHost host =
        new WebHost(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              for (int sent = 0; sent < 8; sent++) {
                exchange.getResponseBody().write(chunk);
              }
            })) {
      assertFails("document_too_large", () -> DOCUMENTS.load(host.url(), "acme"));
    }
  }

  @Test
  void givesUpOnAnEndlessResponse() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Documents hasty =
        new Documents(
            new DocumentSettings(
                1 << 20, 300, Duration.ofMillis(300), true, true, 120_000, List.of(), null));
    try (WebHost host =
        new WebHost(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write('a');
              exchange.getResponseBody().flush();
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })) {
      assertFails("document_timeout", () -> hasty.load(host.url(), "acme"));
    }
  }

  @Test
  void limitsRedirects() throws Exception {
    try (WebHost target = WebHost.answering(200, "Words.".getBytes(UTF_8));
        WebHost host = WebHost.redirectingTo(target.url());
        WebHost circle = WebHost.redirectingTo("/again");
        WebHost astray = WebHost.redirectingTo("file:///etc/hosts")) {
      assertThat(DOCUMENTS.load(host.url(), "acme").text()).isEqualTo("Words.");
      assertFails("document_unreachable", () -> DOCUMENTS.load(circle.url(), "acme"));
      assertThat(circle.requests).hasValue(6);
      assertFails("document_url_invalid", () -> DOCUMENTS.load(astray.url(), "acme"));
    }
  }

  private Document load(byte[] body) throws Exception {
    try (WebHost host = WebHost.answering(200, body)) {
      return DOCUMENTS.load(host.url(), "acme");
    }
  }
}
