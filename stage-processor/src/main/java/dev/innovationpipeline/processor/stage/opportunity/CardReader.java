package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads opportunity cards from Markdown as models write it: headings of any level, bold or plain
 * labels, with or without colons, bulleted or not, fields in any order, CRLF, code fences.
 *
 * <p>A heading with # or in bold begins a card wherever it stands. Without either, "Opportunity 3:
 * title" must be a line of its own that does not end like a sentence, and the line after it must be
 * a label that the card before already has: in prose it is not. A number alone ("## 3. Title")
 * counts only in answers that nowhere have the other kinds.
 */
final class CardReader {

  /** The cards that can be read whole, by number; numbers beyond five are left out. */
  Map<Integer, OpportunityCard> read(String markdown) {
    List<String> lines = markdown.lines().filter(line -> !isFence(line)).toList();
    List<CardDraft> drafts = drafts(lines, false);
    if (drafts.isEmpty()) {
      drafts = drafts(lines, true);
    }
    Map<Integer, OpportunityCard> cards = new TreeMap<>();
    drafts.stream()
        .filter(draft -> draft.number() >= 1 && draft.number() <= OpportunityCards.COUNT)
        .filter(CardDraft::isWhole)
        .forEach(draft -> cards.putIfAbsent(draft.number(), draft.card()));
    return cards;
  }

  private static boolean isFence(String line) {
    String begins = line.stripLeading();
    return begins.startsWith("```") || begins.startsWith("~~~");
  }

  private static List<CardDraft> drafts(List<String> lines, boolean numbersAlone) {
    List<CardDraft> drafts = new ArrayList<>();
    CardDraft draft = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Optional<CardHeading> heading = heading(lines, i, draft, numbersAlone);
      if (heading.isPresent()) {
        draft = new CardDraft(heading.get());
        drafts.add(draft);
      } else if (draft != null) {
        draft.take(line);
      }
    }
    return drafts;
  }

  private static Optional<CardHeading> heading(
      List<String> lines, int at, @Nullable CardDraft before, boolean numbersAlone) {
    String line = lines.get(at);
    if (line.isBlank()) {
      return Optional.empty();
    }
    if (numbersAlone) {
      return CardHeading.numbered(line).filter(heading -> CardLabel.in(line).isEmpty());
    }
    Optional<CardHeading> marked = CardHeading.marked(line);
    return marked.isPresent()
        ? marked
        : CardHeading.plain(line).filter(plain -> beginsCard(plain, lines, at + 1, before));
  }

  private static boolean beginsCard(
      CardHeading plain, List<String> lines, int from, @Nullable CardDraft before) {
    int next = nextText(lines, from);
    if (plain.title().isEmpty()) {
      next = nextText(lines, next + 1);
    }
    return next < lines.size()
        && CardLabel.in(lines.get(next))
            .filter(label -> before == null || before.has(label.field()))
            .isPresent();
  }

  /** The next line that is not blank; beyond the last when there is none. */
  private static int nextText(List<String> lines, int from) {
    int next = from;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    return next;
  }
}
