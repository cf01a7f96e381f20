package dev.innovationpipeline.sink.postgres;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
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
            case List<?> list -> array(list);
            default -> value.toString();
          });
    }
    return new Row(Collections.unmodifiableList(texts));
  }

  static String utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  /** An array as Postgres reads it from text: every element quoted. */
  static String array(Collection<?> elements) {
    StringBuilder text = new StringBuilder("{");
    for (Object element : elements) {
      text.append(text.length() == 1 ? "\"" : ",\"");
      String string = String.valueOf(element);
      for (int i = 0; i < string.length(); i++) {
        char c = string.charAt(i);
        if (c == '"' || c == '\\') {
          text.append('\\');
        }
        text.append(c);
      }
      text.append('"');
    }
    return text.append('}').toString();
  }
}
