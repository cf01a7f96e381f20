package dev.innovationpipeline.cli.run;

import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Says what the checks of a run's cards found, a sentence each. */
final class CardMarks {

  private final Map<Integer, CardCheck> checks = new HashMap<>();

  /**
   * @param results the server's, whose stages may have checks
   */
  CardMarks(JsonNode results) {
    for (JsonNode json : checksIn(results)) {
      add(json);
    }
    for (JsonNode card : results.path("cards")) {
      if (card.has("edited")) {
        checks.remove(card.path("number").asInt());
        add(card.path("edited").path("check"));
      }
    }
  }

  private void add(JsonNode json) {
    if (json.isObject()) {
      CardCheck check = WireJson.MAPPER.treeToValue(json, CardCheck.class);
      checks.put(check.card(), check);
    }
  }

  /** The checks as the server has them; none where nobody checked the cards. */
  static ArrayNode checksIn(JsonNode results) {
    ArrayNode all = WireJson.MAPPER.createArrayNode();
    for (JsonNode stage : results.path("stages")) {
      stage.path("json").path("checks").forEach(all::add);
    }
    return all;
  }

  /** Those that ask a reader to look; none for a card that nobody checked. */
  List<String> warnings(int card) {
    CardCheck check = checks.get(card);
    List<String> warnings = new ArrayList<>();
    if (check == null) {
      return warnings;
    }
    if (check.brands().isEmpty()) {
      warnings.add("Names no brand of the company.");
    }
    if (!check.otherBrands().isEmpty()) {
      warnings.add(
          "Names %s, which belongs to another company."
              .formatted(String.join(", ", check.otherBrands())));
    }
    if (!check.numbers().isEmpty()) {
      warnings.add("Not in the texts that the card was made of: %s.".formatted(numbers(check)));
    }
    for (CardCheck.Length length : check.lengths()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s has %,d characters; %,d to %,d are usual.",
              length.field(),
              length.characters(),
              length.min(),
              length.max()));
    }
    CardCheck.Alike alike = check.alike();
    if (alike != null) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "Says nearly the same as card %d: likeness %.2f of 1.",
              alike.card(),
              alike.likeness()));
    }
    return warnings;
  }

  private static String numbers(CardCheck check) {
    return check.numbers().stream()
        .map(number -> "“%s” (%s)".formatted(number.text(), number.field()))
        .collect(Collectors.joining(", "));
  }
}
