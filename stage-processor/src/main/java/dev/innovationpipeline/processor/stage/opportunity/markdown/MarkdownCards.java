package dev.innovationpipeline.processor.stage.opportunity.markdown;

import dev.innovationpipeline.processor.stage.answer.AnswerNote;
import dev.innovationpipeline.processor.stage.answer.HtmlTags;
import dev.innovationpipeline.processor.stage.opportunity.card.CardReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads cards from Markdown: headings of any level, bold or plain labels, with or without colons,
 * bulleted or not, fields in any order, tables, CRLF, code fences.
 *
 * <p>A heading with # or in bold begins a card wherever it stands. Without either, "Opportunity 3:
 * title" must be a line of its own that does not end like a sentence, and the line after it must be
 * a label that the card before already has: in prose it is not. Other styles of headings count only
 * in answers that have none of the styles before them.
 */
public final class MarkdownCards {

  /** By descending certainty. */
  private enum Style {
    /** "## Opportunity 3: Title". */
    WORD,
    /** "## 3. Title". */
    NUMBER,
    /** "3. **Title**". */
    LIST,
    /** "## Title" before the first label. */
    TITLE
  }

  /** That of "Card1". */
  private static final int MIN_LENGTH = 5;

  private final List<String> lines;

  private MarkdownCards(List<String> lines) {
    this.lines = lines;
  }

  /** The cards as far as they can be read; a table of them is noted as another format. */
  public static CardReading read(String markdown) {
    List<String> lines =
        markdown.lines().filter(line -> !isFence(line)).map(HtmlTags::asMarkdown).toList();
    CardTable.Flattened flat = CardTable.flattened(lines);
    MarkdownCards cards = new MarkdownCards(flat.lines());
    for (Style style : Style.values()) {
      List<CardDraft> drafts =
          style == Style.WORD || cards.hasLabels() ? cards.drafts(style) : List.of();
      if (!drafts.isEmpty()) {
        return CardReading.of(
            drafts.stream().map(CardDraft::partialCard).toList(),
            flat.changed() ? Set.of(AnswerNote.OTHER_FORMAT) : Set.of());
      }
    }
    return CardReading.of(List.of(), Set.of());
  }

  private static boolean isFence(String line) {
    String begins = line.stripLeading();
    return begins.startsWith("```") || begins.startsWith("~~~");
  }

  /** Without any, other headings than those that say "opportunity" begin no card. */
  private boolean hasLabels() {
    return lines.stream().anyMatch(line -> CardLabel.in(line).isPresent());
  }

  private List<CardDraft> drafts(Style style) {
    List<CardDraft> drafts = new ArrayList<>();
    CardDraft draft = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Optional<CardHeading> heading = line.isBlank() ? Optional.empty() : heading(style, i, draft);
      if (heading.isPresent()) {
        draft = new CardDraft(heading.get());
        drafts.add(draft);
      } else if (draft != null) {
        draft.take(line);
      }
    }
    return drafts;
  }

  private Optional<CardHeading> heading(Style style, int at, @Nullable CardDraft before) {
    String line = lines.get(at);
    return switch (style) {
      case WORD -> {
        if (line.length() < MIN_LENGTH) {
          yield Optional.empty();
        }
        Optional<CardHeading> marked = CardHeading.marked(line);
        yield marked.isPresent()
            ? marked
            : CardHeading.plain(line).filter(plain -> beginsCard(plain, at + 1, before));
      }
      case NUMBER -> CardHeading.numbered(line).filter(heading -> CardLabel.in(line).isEmpty());
      case LIST -> CardHeading.listed(line).filter(heading -> isBeforeLabel(line, at, before));
      case TITLE -> CardHeading.titled(line).filter(heading -> isBeforeLabel(line, at, before));
    };
  }

  private boolean isBeforeLabel(String line, int at, @Nullable CardDraft before) {
    return CardLabel.in(line).isEmpty() && isLabel(nextText(at + 1), before);
  }

  private boolean beginsCard(CardHeading plain, int from, @Nullable CardDraft before) {
    int next = nextText(from);
    if (plain.title().isEmpty()) {
      next = nextText(next + 1);
    }
    return isLabel(next, before);
  }

  private boolean isLabel(int at, @Nullable CardDraft before) {
    return at < lines.size()
        && CardLabel.in(lines.get(at))
            .filter(label -> before == null || before.has(label.field()))
            .isPresent();
  }

  /** The next line that is not blank; beyond the last when there is none. */
  private int nextText(int from) {
    int next = from;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    return next;
  }
}
