package dev.innovationpipeline.benchmarks.baddocument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.processor.document.Documents;
import dev.innovationpipeline.processor.document.child.ParserSettings;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.scan.ScanSettings;
import dev.innovationpipeline.processor.document.store.KeptDocuments;
import dev.innovationpipeline.processor.failure.StageFailedException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documents do to the product's reader what the benchmark says of them. */
class BadDocumentTest {

  private static BadDocumentHost host;
  private static Documents documents;

  @BeforeAll
  static void start() throws Exception {
    host = new BadDocumentHost();
    documents = documents(Duration.ofSeconds(60));
  }

  @AfterAll
  static void stop() {
    documents.close();
    host.close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENDLESS")
  void failsWithItsCode(BadDocument kind) throws Exception {
    assertThat(codeOf(documents, kind)).isEqualTo(kind.code());
    assertThat(host.secretRequests()).isZero();
  }

  @Test
  void theEndlessOneFailsAfterTheTimeOfADownload() throws Exception {
    try (Documents impatient = documents(Duration.ofSeconds(1))) {
      assertThat(codeOf(impatient, BadDocument.ENDLESS)).isEqualTo(BadDocument.ENDLESS.code());
    }
  }

  @Test
  void theGoodOneHasTheTextOfItsRun() throws Exception {
    String text = ProviderClient.textOf(7).replaceAll("\n+", "\n\n").strip();
    assertThat(documents.load(host.docxOf(7), "bench").text()).isEqualTo(text);
  }

  private static String codeOf(Documents documents, BadDocument kind) throws InterruptedException {
    try {
      return documents.load(host.urlOf(kind), "bench").text();
    } catch (StageFailedException e) {
      return e.code();
    }
  }

  private static Documents documents(Duration timeout) {
    DocumentSettings settings =
        new DocumentSettings(25L << 20, 3_000, timeout, true, false, 120_000, List.of(), null);
    ScanSettings off = new ScanSettings(false, "tesseract", "eng", Duration.ofSeconds(60));
    return new Documents(settings, ParserSettings.defaults(), off, KeptDocuments.off());
  }
}
