package dev.innovationpipeline.processor.stage.opportunity;

import java.util.List;

/**
 * Reads opportunity cards as models write them: in Markdown of many styles, in tables, in JSON. The
 * format in which most can be read counts.
 */
final class CardReader {

  /** The cards as far as they can be read; numbers beyond five are left out. */
  CardReading read(String answer) {
    CardReading markdown = MarkdownCards.read(answer);
    if (markdown.isWhole()) {
      return markdown;
    }
    CardReading json = CardReading.of(JsonCards.read(answer), true);
    return json.hasMoreThan(markdown) ? json : markdown;
  }

  /**
   * The parts that were asked for again. With a single card, models leave out its heading or number
   * it anew.
   *
   * @param before the reading that lacks them
   */
  CardReading readParts(String answer, CardReading before) {
    CardReading parts = read(answer);
    if (before.incomplete().size() != 1 || parts.cards().size() > 1) {
      return parts;
    }
    int number = before.incomplete().getFirst();
    PartialCard card = before.cards().get(number);
    if (parts.cards().isEmpty()) {
      return card == null
          ? parts
          : read(CardMarkdown.heading(number, card.title()) + "\n\n" + answer);
    }
    PartialCard part = parts.cards().values().iterator().next();
    return before.whole().values().stream()
            .anyMatch(whole -> whole.title().equalsIgnoreCase(part.title()))
        ? parts
        : CardReading.of(List.of(part.numbered(number)), false);
  }
}
