package dev.innovationpipeline.ingest.problem;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.TypeMismatchException;

/** Describes the values that a parameter takes. */
final class WantedKind {

  private WantedKind() {}

  static String of(TypeMismatchException mismatch) {
    Class<?> wanted = Objects.requireNonNullElse(mismatch.getRequiredType(), Object.class);
    if (wanted.isEnum()) {
      return "must be one of "
          + Arrays.stream(wanted.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    }
    if (wanted == Instant.class) {
      return "must be a time such as 2026-11-01T00:00:00Z";
    }
    if (wanted == boolean.class || wanted == Boolean.class) {
      return "must be true or false";
    }
    return "must be a whole number";
  }
}
