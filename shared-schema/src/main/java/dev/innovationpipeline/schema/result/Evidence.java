package dev.innovationpipeline.schema.result;

import java.util.List;
import java.util.Objects;

/**
 * The parts of the document that a result rests on.
 *
 * @param passages ids of passages, such as {@code p12.3}: the third passage of page 12
 * @param quotes ids of quotes from these passages
 */
public record Evidence(List<String> passages, List<String> quotes) {

  public Evidence {
    passages = List.copyOf(Objects.requireNonNullElse(passages, List.of()));
    quotes = List.copyOf(Objects.requireNonNullElse(quotes, List.of()));
  }
}
