package dev.innovationpipeline.processor.stage.inspiration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.Documents;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.ShippedBrands;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.result.Degradation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are longer than a question. */
class LongDocumentTest {

  private static final int PARAGRAPHS = 200;
  private static final int MAX_CHARACTERS = 21_000;
  private static final String OBSERVATIONS = answer("Jars", "Rain");
  private static final String CHOICE = answer("Refill", "Stay in");

  @TempDir private Path directory;

  @Test
  void areReadInPartsFromWhichTheInspirationsAreChosen() throws Exception {
    ScriptedModel model = model(4);
    StageOutput output = perform(model, 60);

    assertThat(model.asked()).hasSize(5);
    List<Question> parts = model.asked().subList(0, 4);
    assertThat(parts)
        .allSatisfy(part -> assertThat(part.user().length()).isLessThan(MAX_CHARACTERS + 1_000));
    assertThat(parts.stream().mapToInt(Question::length).min().orElse(0))
        .as("parts of about equal length")
        .isGreaterThan(parts.getFirst().length() * 9 / 10);
    for (int index = 0; index < parts.size(); index++) {
      assertThat(parts.get(index).user()).contains("This is part %d of 4".formatted(index + 1));
    }
    for (int paragraph = 0; paragraph < PARAGRAPHS; paragraph++) {
      String id = "[h0.%d] Paragraph %d ".formatted(paragraph + 1, paragraph);
      assertThat(parts).filteredOn(part -> part.user().contains(id)).as(id).hasSize(1);
    }
    assertThat(model.asked().getLast().user())
        .containsSubsequence(
            Collections.nCopies(4, List.of("Observation: Jars", "Observation: Rain")).stream()
                .flatMap(List::stream)
                .toList());
    assertThat(output.result().markdown())
        .contains("## Inspiration 1: Refill", "_The document was read in 4 parts,");
    assertThat(output.degraded()).isEmpty();
    assertThat(output.promptVersion()).isEqualTo("v2");
  }

  /** Else a repeated stage would be paid twice. */
  @Test
  void askTheSameAgain() throws Exception {
    ScriptedModel first = model(4);
    ScriptedModel second = model(4);
    perform(first, 60);
    perform(second, 60);
    assertThat(second.asked()).isEqualTo(first.asked());
  }

  @Test
  void thatHaveTooManyPartsAreShortened() throws Exception {
    ScriptedModel model = model(2);
    StageOutput output = perform(model, 2);
    assertThat(model.asked()).hasSize(3);
    assertThat(output.degraded())
        .extracting(Degradation::code)
        .containsExactly(Degradation.DOCUMENT_SHORTENED);
  }

  @Test
  void partsForWhichTheModelHasNoRoomAreHalved() throws Exception {
    ScriptedModel model = model(8).withRoomFor(15_000);
    StageOutput output = perform(model, 60);
    assertThat(model.asked()).hasSize(4 + 8 + 1);
    assertThat(model.asked().get(1).user()).contains("This is part 1 of 4, first half");
    assertThat(output.result().markdown()).contains("read in 8 parts");
  }

  @Test
  void manyObservationsAreChosenFromInRounds() {
    List<String> observations = Collections.nCopies(50, "x".repeat(900));
    List<List<String>> groups = PartByPart.balanced(observations, 4_000);
    assertThat(groups).allSatisfy(group -> assertThat(PartByPart.length(group)).isLessThan(4_001));
    assertThat(groups.stream().mapToInt(List::size).sum()).isEqualTo(50);
    assertThat(groups.subList(0, groups.size() - 1))
        .allSatisfy(group -> assertThat(group).hasSizeGreaterThan(2));
  }

  private static ScriptedModel model(int parts) {
    return new ScriptedModel(
        Stream.concat(Collections.nCopies(parts, OBSERVATIONS).stream(), Stream.of(CHOICE))
            .toArray(String[]::new));
  }

  private StageOutput perform(ScriptedModel model, int maxParts) throws Exception {
    String text =
        IntStream.range(0, PARAGRAPHS)
            .mapToObj(number -> "Paragraph " + number + " tells of jars." + " More.".repeat(60))
            .collect(Collectors.joining("\n\n"));
    Path file = Files.writeString(directory.resolve("book.txt"), text);
    DocumentSettings settings =
        new DocumentSettings(
            1_000_000, 10, Duration.ofSeconds(20), false, true, MAX_CHARACTERS, List.of(), null);
    InspirationStage stage =
        new InspirationStage(
            new Documents(settings),
            settings,
            new LongDocumentSettings(maxParts),
            ShippedBrands.profiles(),
            PromptCatalog.shipped());
    return stage.perform(
        ScriptedModel.run("mccormick-usa", file.toUri().toString(), "v2"), null, model);
  }

  private static String answer(String first, String second) {
    String inspiration =
        "{\"title\": \"%s\", \"content\": \"People do it.\", \"key_elements\": [\"glass\"]}";
    return "{\"inspirations\": [%s, %s]}"
        .formatted(inspiration.formatted(first), inspiration.formatted(second));
  }
}
