package dev.innovationpipeline.processor.stage.inspiration;

import dev.innovationpipeline.processor.document.Documents;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.ShippedBrands;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of its own that reads one document and says what the model was shown. */
final class LongPdfReader {

  private static final Pattern ID = Pattern.compile("(?m)^\\[(p\\d+\\.\\d+)] ");
  private static final String INSPIRATION =
      "{\"title\": \"Jars\", \"content\": \"People refill.\", \"key_elements\": [\"glass\"]}";

  private LongPdfReader() {}

  public static void main(String[] arguments) throws Exception {
    DocumentSettings settings =
        new DocumentSettings(
            100_000_000, 3_000, Duration.ofMinutes(10), false, true, 120_000, List.of(), null);
    List<String> ids = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    try (Documents documents = new Documents(settings)) {
      InspirationStage stage =
          new InspirationStage(
              documents,
              settings,
              new LongDocumentSettings(60),
              ShippedBrands.profiles(),
              PromptCatalog.shipped());
      StageOutput output =
          stage.perform(
              ScriptedModel.run("mccormick-usa", arguments[0], "v2"),
              null,
              question -> answer(question, ids, lengths));
      System.out.printf(
          "calls %d, passages %d, first %s, last %s, degraded %s%n",
          lengths.size(), ids.size(), ids.getFirst(), ids.getLast(), output.degraded());
    }
  }

  private static Answer answer(Question question, List<String> ids, List<Integer> lengths) {
    lengths.add(question.length());
    Matcher found = ID.matcher(question.user());
    while (found.find()) {
      ids.add(found.group(1));
    }
    return new Answer("{\"inspirations\": [%s, %s]}".formatted(INSPIRATION, INSPIRATION), "m");
  }
}
