package dev.innovationpipeline.schema.wire;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes times as {@link Instant#toString} does, but without its general formatter: a run's
 * statuses alone have a hundred of them.
 */
final class InstantWriting extends StdSerializer<Instant> {

  private static final String PATTERN = "0000-00-00T00:00:00.000000000Z";
  private static final int SECONDS = 19;
  private static final int NANOS_OF_MILLI = 1_000_000;
  private static final int NANOS_OF_MICRO = 1_000;
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  InstantWriting() {
    super(Instant.class);
  }

  @Override
  public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
    json.writeString(text(time));
  }

  /** The same as that of {@link Instant#toString}. */
  static String text(Instant time) {
    if (time.getEpochSecond() < FIRST || time.getEpochSecond() > LAST) {
      return time.toString();
    }
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
    char[] text = PATTERN.toCharArray();
    put(text, 4, 4, utc.getYear());
    put(text, 7, 2, utc.getMonthValue());
    put(text, 10, 2, utc.getDayOfMonth());
    put(text, 13, 2, utc.getHour());
    put(text, 16, 2, utc.getMinute());
    put(text, SECONDS, 2, utc.getSecond());
    int digits = fractionDigits(utc.getNano());
    int end = digits == 0 ? SECONDS : SECONDS + 1 + digits;
    put(text, SECONDS + 10, 9, utc.getNano());
    text[end] = 'Z';
    return new String(text, 0, end + 1);
  }

  private static int fractionDigits(int nanos) {
    if (nanos == 0) {
      return 0;
    }
    if (nanos % NANOS_OF_MILLI == 0) {
      return 3;
    }
    return nanos % NANOS_OF_MICRO == 0 ? 6 : 9;
  }

  /**
   * @param end after the last digit
   */
  private static void put(char[] text, int end, int digits, int number) {
    int rest = number;
    for (int at = end - 1; at >= end - digits; at--) {
      text[at] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
