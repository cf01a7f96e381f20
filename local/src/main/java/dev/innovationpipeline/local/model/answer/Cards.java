package dev.innovationpipeline.local.model.answer;

import static dev.innovationpipeline.local.model.answer.StageAnswers.capitalized;

import dev.innovationpipeline.local.model.language.KeyPhrases;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Opportunity cards, in JSON or in the Markdown of the first prompt. */
final class Cards {

  private Cards() {}

  static List<OpportunityCard> from(String task, List<String> quotes) {
    List<Section> sections = Section.of(task);
    List<Grounds> grounds = Openings.grounds(sections, quotes);
    List<OpportunityCard> cards = new ArrayList<>();
    List<String> themes = new ArrayList<>();
    Leads leads = new Leads();
    for (int i = 0; i < grounds.size(); i++) {
      String imperative = grounds.get(i).principle().imperative();
      Section section =
          sections.stream()
              .filter(each -> each.title().equalsIgnoreCase(imperative))
              .findFirst()
              .orElseGet(() -> new Section(imperative, ""));
      String theme = StageAnswers.themeOf(grounds.get(i).quotes().getFirst(), themes);
      themes.add(theme);
      cards.add(card(i + 1, grounds.get(i), section, theme, leads));
    }
    return cards;
  }

  static String markdown(List<OpportunityCard> cards) {
    return cards.stream().map(Cards::markdown).collect(Collectors.joining("\n"));
  }

  /** One card a line, so that a stream of it is a stream of words. */
  static String json(List<OpportunityCard> cards, String task) {
    Sources sources = Sources.in(task);
    return cards.stream()
        .map(card -> sources.addTo(json(card), card).toString())
        .collect(Collectors.joining(",\n", "{\"cards\": [\n", "\n]}"));
  }

  private static ObjectNode json(OpportunityCard card) {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.put("number", card.number()).put("title", card.title());
    for (CardField field : CardField.values()) {
      json.put(field.wireName(), field.of(card));
    }
    return json;
  }

  private static OpportunityCard card(
      int number, Grounds grounds, Section section, String theme, Leads leads) {
    Principle principle = grounds.principle();
    String described = section.labelled(Openings.APPLIES).orElse("");
    int role = described.indexOf(" (");
    String name = role < 0 ? described : described.substring(0, role);
    boolean named = !name.isEmpty() && !name.equals(Openings.UNNAMED.name());
    return new OpportunityCard(
        number,
        (named ? name : KeyPhrases.title(theme)) + ": " + principle.title(),
        principle.tagline() + " – drafted by the offline model on ‘" + theme + "’.",
        leads.problem(grounds.quotes().getFirst()),
        capitalized(principle.solution(named ? described : Openings.UNNAMED.name())),
        leads.reason(grounds.support()),
        audience(section, theme),
        principle.quickWin(named ? name : Openings.UNNAMED.name()),
        true);
  }

  private static String audience(Section section, String theme) {
    return section
        .labelled(Openings.SERVES)
        .filter(audience -> !audience.equals(Openings.SILENT))
        .map(audience -> capitalized(audience) + ". Talk with them about ‘" + theme + "’ first.")
        .orElseGet(() -> "The people of whom the document speaks when it says ‘" + theme + "’.");
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
