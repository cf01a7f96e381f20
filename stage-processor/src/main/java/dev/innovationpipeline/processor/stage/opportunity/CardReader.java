package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.processor.stage.answer.AnswerNote;
import dev.innovationpipeline.processor.stage.answer.AnswerText;
import dev.innovationpipeline.processor.stage.opportunity.card.CardMarkdown;
import dev.innovationpipeline.processor.stage.opportunity.card.CardReading;
import dev.innovationpipeline.processor.stage.opportunity.card.PartialCard;
import dev.innovationpipeline.processor.stage.opportunity.markdown.MarkdownCards;
import dev.innovationpipeline.processor.stage.prompt.AnswerFormat;
import java.util.List;
import java.util.Set;

/**
 * Reads opportunity cards as models write them: in JSON, in Markdown of many styles, in tables. The
 * format that was asked for is tried first, and the one in which most can be read counts.
 *
 * @param asked the format that was asked for
 */
record CardReader(AnswerFormat asked) {

  /** The cards as far as they can be read; numbers beyond five are left out. */
  CardReading read(AnswerText answer) {
    return switch (asked) {
      case JSON -> {
        CardReading json = JsonCards.read(answer);
        yield json.isWhole() ? json : better(json, MarkdownCards.read(answer.toString()));
      }
      case MARKDOWN -> {
        CardReading markdown = MarkdownCards.read(answer.toString());
        yield markdown.isWhole() ? markdown : better(markdown, JsonCards.read(answer));
      }
    };
  }

  private static CardReading better(CardReading asked, CardReading other) {
    return other.hasMoreThan(asked) ? other.noting(AnswerNote.OTHER_FORMAT) : asked;
  }

  /**
   * The parts that were asked for again. With a single card, models leave out its heading or number
   * it anew.
   *
   * @param before the reading that lacks them
   */
  CardReading readParts(String answer, CardReading before) {
    CardReading parts = read(new AnswerText(answer));
    if (before.incomplete().size() != 1 || parts.cards().size() > 1) {
      return parts;
    }
    int number = before.incomplete().getFirst();
    PartialCard card = before.cards().get(number);
    if (parts.cards().isEmpty()) {
      return card == null
          ? parts
          : MarkdownCards.read(CardMarkdown.heading(number, card.title()) + "\n\n" + answer);
    }
    PartialCard part = parts.cards().values().iterator().next();
    return before.whole().values().stream()
            .anyMatch(whole -> whole.title().equalsIgnoreCase(part.title()))
        ? parts
        : CardReading.of(List.of(part.numbered(number)), Set.of());
  }
}
