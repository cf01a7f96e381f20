package dev.innovationpipeline.sink.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** Rows in the text format of COPY. */
final class CopyText {

  private final StringBuilder text = new StringBuilder();

  void add(Row row) {
    boolean first = true;
    for (String value : row.values()) {
      if (!first) {
        text.append('\t');
      }
      first = false;
      add(value);
    }
    text.append('\n');
  }

  int length() {
    return text.length();
  }

  /** What was added since the last time. */
  byte[] take() {
    byte[] bytes = text.toString().getBytes(UTF_8);
    text.setLength(0);
    return bytes;
  }

  private void add(@Nullable String value) {
    if (value == null) {
      text.append("\\N");
      return;
    }
    int copied = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' || c == '\n' || c == '\r' || c == '\t') {
        text.append(value, copied, i).append('\\');
        text.append(c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c);
        copied = i + 1;
      }
    }
    text.append(value, copied, value.length());
  }
}
