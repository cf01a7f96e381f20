package dev.innovationpipeline.ingest.export.flat;

import dev.innovationpipeline.ingest.evidence.CardEvidence;
import dev.innovationpipeline.ingest.export.content.ExportedCard;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import dev.innovationpipeline.ingest.export.content.Quotes;
import dev.innovationpipeline.ingest.export.content.Revision;
import dev.innovationpipeline.ingest.note.NotedCard;
import dev.innovationpipeline.schema.result.CardField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cards as rows. */
public final class Table {

  /** The names of the columns, as JSON has them where it has them. */
  public static final List<String> COLUMNS =
      Stream.of(
              Stream.of(
                  "run_id", "company_id", "document", "started_at", "attempt", "card", "title"),
              Stream.of(CardField.values()).map(CardField::wireName),
              Stream.of(
                  "starred",
                  "parsed",
                  "inspiration",
                  "principle",
                  "quotes",
                  "marks",
                  "losses",
                  "status",
                  "rating",
                  "ratings",
                  "comments",
                  "tags",
                  "edited_by",
                  "edited_at",
                  "model_words"))
          .flatMap(names -> names)
          .toList();

  private Table() {}

  /** The cells of a card, texts, numbers and flags; empty texts for what is not known. */
  public static List<Object> row(ExportedRun run, ExportedCard card) {
    List<Object> cells = new ArrayList<>();
    cells.add(run.id());
    cells.add(run.companyId());
    cells.add(run.document());
    cells.add(text(run.startedAt()));
    cells.add(number(run.attempt()));
    cells.add(card.card().number());
    cells.add(card.card().title());
    for (CardField field : CardField.values()) {
      cells.add(field.of(card.card()));
    }
    cells.add(card.starred());
    cells.add(card.card().parsed());
    CardEvidence evidence = card.evidence();
    cells.add(evidence == null ? "" : number(evidence.inspiration()));
    cells.add(evidence == null ? "" : number(evidence.principle()));
    cells.add(
        evidence == null
            ? ""
            : evidence.quotes().stream().map(Quotes::line).collect(Collectors.joining("\n")));
    cells.add(card.marks().stream().map(mark -> mark.sentence()).collect(Collectors.joining("\n")));
    cells.add(
        Stream.concat(run.losses().stream(), card.losses().stream())
            .distinct()
            .collect(Collectors.joining("\n")));
    addNotes(card.noted(), cells);
    Revision revision = card.revision();
    cells.add(revision == null ? "" : revision.by());
    cells.add(revision == null ? "" : text(revision.at()));
    cells.add(String.join("\n", card.replaced()));
    return cells;
  }

  private static void addNotes(@Nullable NotedCard noted, List<Object> cells) {
    if (noted == null) {
      cells.addAll(List.of("", "", "", "", ""));
      return;
    }
    cells.add(noted.status());
    cells.add(noted.rating() == null ? "" : noted.rating());
    cells.add(noted.ratings());
    cells.add(noted.comments());
    cells.add(String.join(", ", noted.tags()));
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }

  private static Object number(@Nullable Integer value) {
    return value == null ? "" : value;
  }
}
