package dev.innovationpipeline.platform.check.word;

import dev.innovationpipeline.platform.check.ReadCard;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Runs of five cards, written by hand, and each card again in other words. */
record CardTwins(List<String> cards, List<String> again) {

  static List<CardTwins> read() throws IOException {
    try (InputStream file = CardTwins.class.getResourceAsStream("cards-said-twice.json")) {
      List<CardTwins> runs = new ArrayList<>();
      for (JsonNode run : WireJson.MAPPER.readTree(Objects.requireNonNull(file))) {
        runs.add(
            new CardTwins(
                run.valueStream().map(CardTwins::text).toList(),
                run.valueStream().map(card -> text(card.path("again"))).toList()));
      }
      return runs;
    }
  }

  /** The run's cards, of which one is replaced by another one in other words. */
  List<String> with(int original, int replaced) {
    List<String> texts = new ArrayList<>(cards);
    texts.set(replaced, again.get(original));
    return texts;
  }

  private static String text(JsonNode card) {
    OpportunityCard read =
        new OpportunityCard(
            1,
            card.path("title").asString(""),
            "",
            card.path("problem").asString(""),
            card.path("solution").asString(""),
            "",
            card.path("segment").asString(""),
            "",
            true);
    return ReadCard.of(List.of(read)).getFirst().text();
  }
}
