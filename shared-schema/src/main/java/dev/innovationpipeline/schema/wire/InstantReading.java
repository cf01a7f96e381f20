package dev.innovationpipeline.schema.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/**
 * Reads times as {@link Instant#toString} writes them, and all others as Jackson does. Each event
 * has three or four times, and Jackson's general formatter took a quarter of the time in which
 * events were read.
 */
final class InstantReading extends StdDeserializer<Instant> {

  private static final String PATTERN = "0000-00-00T00:00:00";
  private static final int MAX_FRACTION_DIGITS = 9;

  InstantReading() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser json, DeserializationContext context) {
    if (json.hasToken(JsonToken.VALUE_STRING)) {
      Instant instant = utc(json.getString());
      if (instant != null) {
        return instant;
      }
    }
    return InstantDeserializer.INSTANT.deserialize(json, context);
  }

  /** Null for another format, and for a time that there is not. */
  static @Nullable Instant utc(String text) {
    int last = text.length() - 1;
    if (last < PATTERN.length() || text.charAt(last) != 'Z' || !startsLikePattern(text)) {
      return null;
    }
    int nanos = nanos(text, last);
    if (nanos < 0) {
      return null;
    }
    try {
      return LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19),
              nanos)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean startsLikePattern(String text) {
    for (int i = 0; i < PATTERN.length(); i++) {
      char expected = PATTERN.charAt(i);
      if (expected == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != expected) {
        return false;
      }
    }
    return true;
  }

  /** The fraction of a second between the pattern and the end; below 0 when there is none such. */
  private static int nanos(String text, int end) {
    if (end == PATTERN.length()) {
      return 0;
    }
    int digits = end - PATTERN.length() - 1;
    if (text.charAt(PATTERN.length()) != '.' || digits < 1 || digits > MAX_FRACTION_DIGITS) {
      return -1;
    }
    for (int i = PATTERN.length() + 1; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
    }
    int nanos = number(text, PATTERN.length() + 1, end);
    for (int i = digits; i < MAX_FRACTION_DIGITS; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(String digits, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + digits.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
