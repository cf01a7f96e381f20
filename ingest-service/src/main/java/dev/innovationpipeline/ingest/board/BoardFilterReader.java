package dev.innovationpipeline.ingest.board;

import dev.innovationpipeline.ingest.note.Tags;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.results.StoredTimes;
import dev.innovationpipeline.schema.result.CardStatus;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the conditions of a request for cards, and notes every wrong one. */
final class BoardFilterReader {

  private static final Set<String> MARKS =
      Set.of("unreadable", "no_brand", "other_brand", "number", "length", "alike");

  private static final int MAX_VALUES = 20;
  private static final int MAX_CHARS = 500;

  private final MultiValueMap<String, String> parameters;
  private final List<FieldError> errors = new ArrayList<>();

  private BoardFilterReader(MultiValueMap<String, String> parameters) {
    this.parameters = parameters;
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong parameter
   */
  static BoardFilter read(MultiValueMap<String, String> parameters) {
    BoardFilterReader reader = new BoardFilterReader(parameters);
    BoardFilter filter = reader.filter();
    if (!reader.errors.isEmpty()) {
      throw Problems.invalid(reader.errors);
    }
    return filter;
  }

  private BoardFilter filter() {
    return new BoardFilter(
        one(
            "q",
            "must have at most 500 characters, none of them a control character",
            Optional::of),
        one("company_id", "must be the id of a company", Optional::of),
        one("run_id", "must be the id of a run", Optional::of),
        several("status", "must be new, shortlisted, in_work or dropped", CardStatus::parse),
        several("tag", Tags.RULE, Tags::parse),
        several(
            "mark",
            "must be unreadable, no_brand, other_brand, number, length or alike",
            text -> Optional.of(text).filter(MARKS::contains)),
        one("starred", "must be true or false", BoardFilterReader::flag),
        one("min_rating", "must be a number from 1 to 5", BoardFilterReader::rating),
        one("degraded", "must be true or false", BoardFilterReader::flag),
        one("since", "must be a time such as 2026-11-01T00:00:00Z", BoardFilterReader::time),
        one("until", "must be a time such as 2026-11-01T00:00:00Z", BoardFilterReader::time));
  }

  private <T> @Nullable T one(String name, String rule, Function<String, Optional<T>> parse) {
    List<T> values = several(name, rule, parse);
    if (values.size() > 1) {
      errors.add(new FieldError(name, "must be given once"));
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  private <T> List<T> several(String name, String rule, Function<String, Optional<T>> parse) {
    List<String> texts =
        parameters.getOrDefault(name, List.of()).stream().filter(text -> !text.isBlank()).toList();
    if (texts.size() > MAX_VALUES) {
      errors.add(new FieldError(name, "must be given at most " + MAX_VALUES + " times"));
      return List.of();
    }
    List<T> values = new ArrayList<>();
    for (String text : texts) {
      Optional<T> value =
          text.length() <= MAX_CHARS && UntrustedText.isClean(text)
              ? parse.apply(text.strip())
              : Optional.empty();
      value.ifPresentOrElse(values::add, () -> errors.add(new FieldError(name, rule)));
    }
    return values;
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Double> rating(String text) {
    try {
      return Optional.of(Double.valueOf(text)).filter(rating -> rating >= 1 && rating <= 5);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text)).filter(StoredTimes::has);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
