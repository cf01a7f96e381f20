package dev.innovationpipeline.processor.stage.inspiration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.platform.document.DocumentDirectory;
import dev.innovationpipeline.processor.document.Documents;
import dev.innovationpipeline.processor.document.child.ParserSettings;
import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.document.scan.ScanSettings;
import dev.innovationpipeline.processor.document.store.KeptDocuments;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.ShippedBrands;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.text.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the model and the events are shown of a document. */
class ShownDocumentTest {

  private static final String TEXT = "People refill jars.";
  private static final String ANSWER =
      """
      {"inspirations": [
        {"title": "Jars", "content": "People refill.", "key_elements": ["glass", "habit"]},
        {"title": "Rain", "content": "People stay out.", "key_elements": ["joy"]}]}
      """;

  @TempDir Path directory;

  private final ScriptedModel model = new ScriptedModel(ANSWER);

  @Test
  void theResultSaysWhichDocumentItRestsOn() throws Exception {
    assertThat(perform("v2").document())
        .isEqualTo(
            new SourceDocument(
                Sha256.of(TEXT), "3", Sha256.of(TEXT).substring(0, 16), "text/plain", 1));
  }

  /** A version of a prompt shows for ever what it did. */
  @ParameterizedTest
  @CsvSource({"v1, People refill jars.", "v2, [h0.1] People refill jars."})
  void idsAreShownSinceVersion2(String version, String shown) throws Exception {
    assertThat(perform(version).promptVersion()).isEqualTo(version);
    assertThat(model.asked().getFirst().user()).contains("<document>\n" + shown + "\n</document>");
  }

  /** The run is done again when the model can be reached; the address may be gone by then. */
  @Test
  void aStageThatFailsNotesItsDocumentForALaterAttempt() throws Exception {
    DocumentDirectory store = new DocumentDirectory(directory.resolve("store"));
    Path file = Files.writeString(directory.resolve("report.txt"), TEXT);
    try (Documents documents =
        new Documents(
            Failures.local(),
            ParserSettings.defaults(),
            ScanSettings.defaults(),
            new KeptDocuments(store, () -> {}))) {
      InspirationStage stage =
          new InspirationStage(
              documents,
              Failures.local(),
              new LongDocumentSettings(60),
              ShippedBrands.profiles(),
              PromptCatalog.shipped());
      RunContext run = ScriptedModel.run("mccormick-usa", file.toUri().toString(), "v2");
      assertThatExceptionOfType(StageFailedException.class)
          .isThrownBy(() -> stage.perform(run, null, new ScriptedModel().thenFailing()));
      await().until(() -> store.ofRun(run.runId()).isPresent());
      Files.delete(file);
      RunContext second = run.next(run.requestedAt(), run.options());
      assertThat(stage.perform(second, null, model).document())
          .isEqualTo(store.ofRun(run.runId()).orElseThrow());
    }
  }

  private StageOutput perform(String promptVersion) throws Exception {
    Path file = Files.writeString(directory.resolve("report.txt"), TEXT);
    InspirationStage stage =
        new InspirationStage(
            new Documents(Failures.local()),
            Failures.local(),
            new LongDocumentSettings(60),
            ShippedBrands.profiles(),
            PromptCatalog.shipped());
    return stage.perform(
        ScriptedModel.run("mccormick-usa", file.toUri().toString(), promptVersion), null, model);
  }
}
