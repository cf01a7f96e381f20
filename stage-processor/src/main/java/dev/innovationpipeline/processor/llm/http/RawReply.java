package dev.innovationpipeline.processor.llm.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A complete HTTP reply; the body of a stream is put together. */
record RawReply(
    int status,
    @Nullable String retryAfterHeader,
    @Nullable String dateHeader,
    boolean cacheHit,
    String body) {

  boolean isSuccessful() {
    return status >= 200 && status < 300;
  }

  /**
   * The header holds seconds or an HTTP date; zero if it is absent or neither. A date is one of the
   * provider's clock, as the reply's own date is.
   *
   * @param clock for a reply without a date
   */
  Duration retryAfter(InstantSource clock) {
    if (retryAfterHeader == null) {
      return Duration.ZERO;
    }
    Duration asked = parsed(retryAfterHeader.strip(), clock);
    return asked.isNegative() ? Duration.ZERO : asked;
  }

  private Duration parsed(String header, InstantSource clock) {
    try {
      if (header.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Duration.ofSeconds(Long.parseLong(header));
      }
      return Duration.between(sentAt(clock), date(header));
    } catch (DateTimeException | NumberFormatException e) {
      return Duration.ZERO;
    }
  }

  private Instant sentAt(InstantSource clock) {
    try {
      return dateHeader == null ? clock.instant() : date(dateHeader.strip());
    } catch (DateTimeException e) {
      return clock.instant();
    }
  }

  private static Instant date(String header) {
    return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }
}
