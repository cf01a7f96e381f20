package dev.innovationpipeline.local.model.answer;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Opportunity cards in the Markdown format of the prompt. */
final class Cards {

  private static final List<String> SOLUTIONS =
      List.of(
          "Offer a product built on %s, with %s as its reason to believe.",
          "Turn %s into a service for today's buyers, and let %s carry the message.",
          "Bring %s into an existing line, tried first where %s matters most.",
          "Find a partner who masters %s, and share what is learnt about %s.",
          "Make %s simple enough for every day, and measure what it does for %s.");

  private static final List<String> QUICK_WINS =
      List.of(
          "Show a one-page concept on %s to ten customers within two weeks.",
          "Run a four-week trial on %s in one shop or site.",
          "Collect what is known in the house about %s in one afternoon.",
          "Ask three suppliers for samples or figures on %s this month.",
          "Put %s on the agenda of the next product meeting, with this card.");

  private Cards() {}

  static List<OpportunityCard> from(List<String> quotes) {
    List<String> leads = StageAnswers.leads(quotes);
    return IntStream.range(0, OpportunityCards.COUNT)
        .mapToObj(i -> card(i, quotes, leads))
        .toList();
  }

  static String markdown(List<OpportunityCard> cards) {
    return cards.stream().map(Cards::markdown).collect(Collectors.joining("\n"));
  }

  private static OpportunityCard card(int i, List<String> quotes, List<String> leads) {
    int own = i % quotes.size();
    int other = (i + OpportunityCards.COUNT) % quotes.size();
    String phrase = leads.get(own);
    String support = leads.get(other == own ? (own + 1) % leads.size() : other);
    String because = quotes.get(other == own ? (own + 1) % quotes.size() : other);
    String suffix = i < quotes.size() ? "" : " " + (i / quotes.size() + 1);
    return new OpportunityCard(
        i + 1,
        KeyPhrases.title(phrase) + suffix,
        KeyPhrases.title(phrase) + " meets " + support + " (offline model).",
        "The document says: " + StageAnswers.quoted(quotes.get(own)),
        SOLUTIONS.get(i).formatted(phrase, support),
        "The document says: " + StageAnswers.quoted(because),
        "Those for whom the document's words on " + phrase + " are everyday life.",
        QUICK_WINS.get(i).formatted(phrase),
        true);
  }

  private static String markdown(OpportunityCard card) {
    StringBuilder markdown = new StringBuilder();
    markdown.append("## Opportunity %d: %s\n".formatted(card.number(), card.title()));
    for (CardField field : CardField.values()) {
      markdown.append("\n**%s:** %s\n".formatted(field.label(), field.of(card)));
    }
    return markdown.toString();
  }
}
