package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.platform.database.PostgresArray;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row as Postgres reads them from text, in the order of their table's columns. Text
 * fits whatever types the columns have in a database that somebody else made.
 */
record Row(List<@Nullable String> values) {

  /** Instants become UTC without zone, lists become arrays. */
  static Row of(@Nullable Object... values) {
    List<@Nullable String> texts = new ArrayList<>(values.length);
    for (Object value : values) {
      texts.add(
          switch (value) {
            case null -> null;
            case Instant instant -> utc(instant);
            case List<?> list -> PostgresArray.of(list);
            default -> value.toString();
          });
    }
    return new Row(Collections.unmodifiableList(texts));
  }

  static String utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
  }
}
