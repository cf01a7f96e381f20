package dev.innovationpipeline.benchmarks.sink;

import dev.innovationpipeline.benchmarks.fill.CompletedRun;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The events of a completed run, with prose of the size that models write. */
final class SampleRun {

  private static final int MIN_PROSE_LENGTH = 5_000;
  private static final int MAX_PROSE_LENGTH = 15_000;
  private static final int FIELD_LENGTH = 300;
  private static final int VOCABULARY_SIZE = 4_000;
  private static final int RADIX = 36;

  private final SplittableRandom random;

  SampleRun(long seed) {
    random = new SplittableRandom(seed);
  }

  List<RunEvent> events(int number) {
    return CompletedRun.events(
        number,
        stage ->
            result(
                stage,
                prose(MIN_PROSE_LENGTH + random.nextInt(MAX_PROSE_LENGTH - MIN_PROSE_LENGTH))));
  }

  private StageResult result(Stage stage, String markdown) {
    return switch (stage.kind()) {
      case INSPIRATIONS ->
          new Inspirations(
              markdown, Stream.generate(this::inspiration).limit(Inspirations.COUNT).toList());
      case OPPORTUNITY_CARDS ->
          new OpportunityCards(
              markdown,
              IntStream.rangeClosed(1, OpportunityCards.COUNT).mapToObj(this::card).toList());
      case PROSE -> new Prose(markdown);
    };
  }

  private Inspiration inspiration() {
    return new Inspiration(
        prose(FIELD_LENGTH / 5),
        prose(5 * FIELD_LENGTH),
        List.of(prose(FIELD_LENGTH / 5), prose(FIELD_LENGTH / 5)));
  }

  private OpportunityCard card(int number) {
    Map<CardField, String> texts = new EnumMap<>(CardField.class);
    for (CardField field : CardField.values()) {
      texts.put(
          field,
          prose(
              switch (field) {
                case TAGLINE -> FIELD_LENGTH / 3;
                case TARGET_SEGMENT -> FIELD_LENGTH / 2;
                case PROBLEM, SOLUTION, WHY_NOW, QUICK_WIN -> FIELD_LENGTH;
              }));
    }
    return OpportunityCard.of(number, prose(FIELD_LENGTH / 5), texts);
  }

  /** Words of a fixed vocabulary, the first ones more often, so that it compresses like prose. */
  private String prose(int length) {
    StringBuilder text = new StringBuilder(length + 8);
    while (text.length() < length) {
      int word = random.nextInt(1 + random.nextInt(VOCABULARY_SIZE));
      text.append(Integer.toString(word * 7_919 % 1_679_616 + 46_656, RADIX)).append(' ');
      if (word % 12 == 0) {
        text.append('\n');
      }
    }
    return text.toString();
  }
}
