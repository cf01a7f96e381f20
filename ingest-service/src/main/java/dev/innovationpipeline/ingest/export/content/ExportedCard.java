package dev.innovationpipeline.ingest.export.content;

import dev.innovationpipeline.ingest.evidence.CardEvidence;
import dev.innovationpipeline.ingest.note.NotedCard;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A card with all that travels along with it.
 *
 * @param checked whether code has looked at its form
 * @param marks those that ask a reader to look
 * @param losses a sentence for each loss in this card
 * @param evidence null where it is not known
 * @param revision null for a card as the model wrote it
 * @param noted by people; null where the board does not have the card
 */
public record ExportedCard(
    OpportunityCard card,
    boolean starred,
    boolean checked,
    List<Mark> marks,
    List<String> losses,
    @Nullable CardEvidence evidence,
    @Nullable Revision revision,
    @Nullable NotedCard noted) {

  public ExportedCard {
    marks = List.copyOf(marks);
    losses = List.copyOf(losses);
  }

  /** A card with nothing but what it rests on. */
  public static ExportedCard of(OpportunityCard card, @Nullable CardEvidence evidence) {
    return new ExportedCard(card, false, false, List.of(), List.of(), evidence, null, null);
  }

  /** A labelled text. */
  public record Part(String label, String text) {}

  /** The texts below title and tagline that are not empty. */
  public List<Part> parts() {
    return Arrays.stream(CardField.values())
        .filter(field -> field != CardField.TAGLINE && !field.of(card).isBlank())
        .map(field -> new Part(field.label(), field.of(card)))
        .toList();
  }

  public String title() {
    return card.title().isBlank() ? "Opportunity " + card.number() : card.title();
  }

  /** The sentences of marks and losses. */
  public List<String> warnings() {
    return Stream.concat(losses.stream(), marks.stream().map(Mark::sentence)).toList();
  }

  /** A sentence for each ground of the card, the quotes last; none where none is known. */
  public List<String> grounds() {
    if (evidence == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    if (evidence.inspiration() != null) {
      lines.add("Inspiration " + evidence.inspiration());
    }
    if (evidence.principle() != null) {
      String title = evidence.principleTitle();
      lines.add(
          "Principle "
              + evidence.principle()
              + (title == null || title.isBlank() ? "" : ": " + title));
    }
    evidence.quotes().stream().map(Quotes::line).forEach(lines::add);
    return lines;
  }

  /** The model's texts that a person changed; none where nobody did. */
  public List<String> replaced() {
    return revision == null ? List.of() : revision.replaced(card);
  }

  /** The writing of all its texts together, as single words do not tell Japanese from Chinese. */
  public Writing writing() {
    return Writing.of(
        Stream.concat(Stream.of(card.title(), card.tagline()), parts().stream().map(Part::text))
            .collect(Collectors.joining("\n")));
  }
}
