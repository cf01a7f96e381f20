package dev.innovationpipeline.processor.llm.error;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the parameters that an error rejects: in its field {@code param}, else in its sentence. */
final class Rejection {

  /** Servers that fail on what they do not know say 500 or 501; such a call is retried besides. */
  private static final Set<Integer> STATUSES = Set.of(400, 404, 405, 415, 422, 500, 501);

  private static final int MAX_LENGTH = 2_000;

  private static final List<String> SIGNS =
      List.of(
          "not support",
          "not available",
          "no endpoints found that support",
          "unsupported",
          "unrecognized",
          "not implemented",
          "too many states",
          "extra_forbidden",
          "extra inputs");

  /** A server that fails may say these of something else. */
  private static final List<String> WEAKER_SIGNS =
      List.of(
          "unknown",
          "unexpected",
          "not permitted",
          "not allowed",
          "not enabled",
          "enabled only",
          "unavailable",
          "deprecated",
          "invalid",
          "must be",
          "cannot be",
          "too large",
          "at most",
          "range");

  private static final Set<Parameter> LIMITS =
      EnumSet.of(Parameter.MAX_TOKENS, Parameter.MAX_COMPLETION_TOKENS);

  private static final List<String> SIGNS_OF_SIZE =
      List.of("too large", "at most", "maximum", "exceed", "less than", "range", "must be");

  private Rejection() {}

  static Set<Parameter> parametersIn(int status, SaidError said) {
    if (!STATUSES.contains(status)) {
      return Set.of();
    }
    Set<Parameter> inField = EnumSet.noneOf(Parameter.class);
    said.field("param")
        .map(field -> namedIn(field.toLowerCase(Locale.ROOT)))
        .forEach(inField::addAll);
    for (String message : said.messages()) {
      String sentence = firstSentence(message);
      Set<Parameter> named = inField.isEmpty() ? namedIn(sentence) : inField;
      boolean isRejection =
          !inField.isEmpty()
              || any(sentence, SIGNS)
              || (status < 500 && any(sentence, WEAKER_SIGNS));
      if (isRejection && !named.isEmpty()) {
        return withBothLimits(named, inField.size() > 1 || any(sentence, SIGNS_OF_SIZE));
      }
    }
    return withBothLimits(inField, false);
  }

  /** A limit that is too high is so by either name. */
  private static Set<Parameter> withBothLimits(Set<Parameter> named, boolean ofSize) {
    if (!ofSize || named.stream().noneMatch(LIMITS::contains)) {
      return Set.copyOf(named);
    }
    Set<Parameter> all = EnumSet.copyOf(named);
    all.addAll(LIMITS);
    return Set.copyOf(all);
  }

  /** The advice after it may name a parameter to use instead. */
  private static String firstSentence(String message) {
    String start = message.substring(0, Math.min(message.length(), MAX_LENGTH));
    int end = start.indexOf(". ");
    return end < 0 ? start : start.substring(0, end);
  }

  private static Set<Parameter> namedIn(String text) {
    Set<Parameter> named = EnumSet.noneOf(Parameter.class);
    for (Parameter parameter : Parameter.values()) {
      if (parameter.names().stream().anyMatch(name -> isNamed(name, text))) {
        named.add(parameter);
      }
    }
    return named;
  }

  private static boolean isNamed(String name, String text) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean whole =
          (at == 0 || !isPartOfWord(text.charAt(at - 1)))
              && (end == text.length() || !isPartOfWord(text.charAt(end)));
      if (whole) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPartOfWord(char character) {
    return Character.isLetterOrDigit(character) || "_-/".indexOf(character) >= 0;
  }

  private static boolean any(String text, List<String> signs) {
    return signs.stream().anyMatch(text::contains);
  }
}
