package dev.innovationpipeline.local.model.answer;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The quotes that stage 5 may refer to, as its prompt shows them.
 *
 * @param shown empty where the prompt does not ask for them
 */
record Sources(boolean asked, List<Shown> shown) {

  private static final Pattern LINE =
      Pattern.compile("(?m)^\\[(q\\d{1,3})] Inspiration (\\d): “(.{1,1000})”$");

  /**
   * A quote with its id.
   *
   * @param text in one line, without markup
   */
  record Shown(String id, int inspiration, String text) {}

  static Sources in(String task) {
    int start = task.indexOf("<evidence>");
    int end = task.indexOf("</evidence>", Math.max(start, 0));
    if (start < 0 || end < 0) {
      return new Sources(false, List.of());
    }
    List<Shown> shown = new ArrayList<>();
    Matcher lines = LINE.matcher(task.substring(start, end));
    while (lines.find()) {
      shown.add(
          new Shown(
              lines.group(1),
              Integer.parseInt(lines.group(2)),
              DocumentText.clean(lines.group(3))));
    }
    return new Sources(true, shown);
  }

  /** Names those that the card quotes; its principle is the one that has its number. */
  ObjectNode addTo(ObjectNode json, OpportunityCard card) {
    if (!asked) {
      return json;
    }
    List<Shown> used = shown.stream().filter(quote -> isIn(card, quote.text)).toList();
    json.put("inspiration", used.isEmpty() ? 1 : used.getFirst().inspiration);
    json.put("principle", card.number());
    ArrayNode quotes = json.putArray("quotes");
    used.forEach(quote -> quotes.add(quote.id));
    return json;
  }

  private static boolean isIn(OpportunityCard card, String text) {
    for (CardField field : CardField.values()) {
      if (field.of(card).contains(text)) {
        return true;
      }
    }
    return false;
  }
}
