package dev.innovationpipeline.processor.stage.inspiration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.Documents;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.stage.answer.SpoiltAnswers;
import dev.innovationpipeline.processor.stage.brand.ShippedBrands;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever the model says, a run goes on with two whole inspirations or ends with a reason. */
class TwoInspirationsPropertyTest {

  private static final DocumentSettings SETTINGS =
      new DocumentSettings(
          100_000, 10, Duration.ofSeconds(20), false, true, 1_000, List.of(), null);

  private static final String WHOLE =
      """
      {"inspirations": [
        {"title": "Jars 🫙", "content": "People \\"refill\\", at home.", "key_elements": ["glass", "habit"]},
        {"title": "Rain", "content": "It's\\njoy 🌧.", "key_elements": ["joy", "mud"]}]}
      """;

  private static @Nullable Path document;

  private final InspirationStage stage =
      new InspirationStage(
          new Documents(SETTINGS),
          SETTINGS,
          new LongDocumentSettings(60),
          ShippedBrands.profiles(),
          PromptCatalog.shipped());

  @BeforeContainer
  static void writeDocument() throws IOException {
    document = Files.writeString(Files.createTempFile("report", ".txt"), "People refill jars.");
  }

  @AfterContainer
  static void deleteDocument() throws IOException {
    if (document != null) {
      Files.delete(document);
    }
  }

  @Property(tries = 2_000)
  void twoInspirationsOrAReason(@ForAll("answers") String first, @ForAll("answers") String second)
      throws InterruptedException {
    Inspirations result;
    try {
      result = perform(new ScriptedModel(first, second));
    } catch (StageFailedException e) {
      assertThat(e.code()).isEqualTo("llm_answer_invalid");
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    assertThat(result.inspirations()).hasSize(2).allSatisfy(this::isWhole);
    assertThat(UntrustedText.isClean(result.markdown())).isTrue();
  }

  private void isWhole(Inspiration inspiration) {
    assertThat(inspiration.keyElements()).isNotEmpty().allSatisfy(this::isText);
    isText(inspiration.title());
    isText(inspiration.content());
  }

  private void isText(String text) {
    assertThat(text).isNotBlank();
    assertThat(UntrustedText.isClean(text)).isTrue();
  }

  private Inspirations perform(ScriptedModel model) throws InterruptedException {
    String url = document == null ? "" : document.toUri().toString();
    return (Inspirations)
        stage.perform(ScriptedModel.run("mccormick-usa", url, "v2"), null, model).result();
  }

  @Provide
  Arbitrary<String> answers() {
    return SpoiltAnswers.of(
        WHOLE,
        WHOLE.replace("\"key_elements\": [\"glass\", \"habit\"]", "\"keyElements\": \"a, b\""),
        WHOLE.replace("\"title\": \"Rain\", ", ""),
        "{\"inspiration_1\": {\"title\": \"a\", \"content\": \"b\", \"key_elements\": [\"c\"]}}",
        "I would rather not.",
        "[]");
  }
}
