package dev.innovationpipeline.ingest.export.content;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edit of a card by a person.
 *
 * @param by the person's id, or {@code key:} and a key's id
 * @param model the card as the model wrote it; null where that is not known
 */
public record Revision(String by, @Nullable Instant at, @Nullable OpportunityCard model) {

  /** For readers who need not know the person. */
  public String mark() {
    String day = ExportTitle.day(at);
    return "Edited by a person" + (day.isEmpty() ? "" : ", " + day);
  }

  /** A sentence with the person. */
  public String sentence() {
    String day = ExportTitle.day(at);
    return "Edited by %s%s.".formatted(by, day.isEmpty() ? "" : ", " + day);
  }

  /** The texts of the model that the person changed, each with its label. */
  public List<String> replaced(OpportunityCard card) {
    List<String> lines = new ArrayList<>();
    if (model != null) {
      if (!model.title().equals(card.title())) {
        lines.add("Title: " + model.title());
      }
      for (CardField field : CardField.values()) {
        if (!field.of(model).equals(field.of(card))) {
          lines.add(field.label() + ": " + field.of(model));
        }
      }
    }
    return lines;
  }
}
