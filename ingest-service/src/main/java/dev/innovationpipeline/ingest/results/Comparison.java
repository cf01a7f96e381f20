package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two attempts side by side. */
record Comparison(AttemptResults a, AttemptResults b, List<StageChange> stages) {

  /**
   * @param changed whether the two attempts' texts differ, or cards that people edited; also when
   *     only one has any
   */
  record StageChange(int number, String title, boolean changed) {}

  static Comparison of(AttemptResults a, AttemptResults b) {
    SortedMap<Integer, String> titles = new TreeMap<>();
    Stream.of(a, b)
        .flatMap(attempt -> attempt.stages().stream())
        .forEach(stage -> titles.put(stage.number(), stage.title()));
    return new Comparison(
        a,
        b,
        titles.entrySet().stream()
            .map(
                stage ->
                    new StageChange(
                        stage.getKey(),
                        stage.getValue(),
                        !Objects.equals(text(a, stage.getKey()), text(b, stage.getKey()))
                            || (hasCards(a, stage.getKey()) && !cards(a).equals(cards(b)))))
            .toList());
  }

  private static boolean hasCards(AttemptResults attempt, int stage) {
    return attempt.stages().stream()
        .anyMatch(
            output -> output.number() == stage && output.result() instanceof OpportunityCards);
  }

  private static List<OpportunityCard> cards(AttemptResults attempt) {
    return attempt.cards().stream().map(Card::card).toList();
  }

  private static @Nullable String text(AttemptResults attempt, int stage) {
    return attempt.stages().stream()
        .filter(result -> result.number() == stage)
        .map(StageOutput::markdown)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
