package dev.innovationpipeline.ingest.board;

import dev.innovationpipeline.ingest.note.Tags;
import dev.innovationpipeline.ingest.problem.QueryFields;
import dev.innovationpipeline.ingest.results.StoredTimes;
import dev.innovationpipeline.schema.result.CardStatus;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/** Reads the conditions of a request for cards, and notes every wrong one. */
final class BoardFilterReader {

  private static final Set<String> MARKS =
      Set.of("unreadable", "no_brand", "other_brand", "number", "length", "alike");

  private BoardFilterReader() {}

  /**
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong parameter
   */
  static BoardFilter read(MultiValueMap<String, String> parameters) {
    QueryFields fields = new QueryFields(parameters);
    BoardFilter filter =
        new BoardFilter(
            fields.text("q"),
            fields.text("company_id"),
            fields.text("run_id"),
            fields.several(
                "status", "must be new, shortlisted, in_work or dropped", CardStatus::parse),
            fields.several("tag", Tags.RULE, Tags::parse),
            fields.several(
                "mark",
                "must be unreadable, no_brand, other_brand, number, length or alike",
                text -> Optional.of(text).filter(MARKS::contains)),
            fields.flag("starred"),
            fields.one("min_rating", "must be a number from 1 to 5", BoardFilterReader::rating),
            fields.flag("degraded"),
            fields.one("since", StoredTimes.RULE, StoredTimes::parse),
            fields.one("until", StoredTimes.RULE, StoredTimes::parse));
    fields.refuseIfWrong();
    return filter;
  }

  private static Optional<Double> rating(String text) {
    try {
      return Optional.of(Double.valueOf(text)).filter(rating -> rating >= 1 && rating <= 5);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
