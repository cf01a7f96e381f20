package dev.innovationpipeline.testing.architecture;

import java.util.List;

/** Fails a rule that ArchUnit's language has no words for, in the way that ArchUnit does. */
final class Violations {

  private Violations() {}

  static void none(String rule, List<String> violations) {
    if (!violations.isEmpty()) {
      throw new AssertionError(
          "Architecture Violation - Rule '%s' was violated (%d times):%n%s"
              .formatted(rule, violations.size(), String.join(System.lineSeparator(), violations)));
    }
  }
}
