package dev.innovationpipeline.sink.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the text format of COPY, in UTF-8. It works on bytes, as a character at a time took most
 * of the sink's own time; all that is escaped is ASCII, which no other character's bytes contain.
 */
final class CopyText {

  private static final int CHUNK = 64 * 1024;
  private static final byte[] NULL = {'\\', 'N'};

  /** By byte: what follows the backslash; 0 for bytes that stay. */
  private static final byte[] ESCAPES = new byte[256];

  static {
    ESCAPES['\\'] = '\\';
    ESCAPES['\n'] = 'n';
    ESCAPES['\r'] = 'r';
    ESCAPES['\t'] = 't';
  }

  private byte[] text = new byte[2 * CHUNK];
  private int length;

  void add(Row row) {
    boolean first = true;
    for (String value : row.values()) {
      if (!first) {
        text[length++] = '\t';
      }
      first = false;
      add(value);
    }
    text[length++] = '\n';
  }

  /** Whether there is enough for it to be worth sending. */
  boolean isFull() {
    return length > CHUNK;
  }

  /** Sends what was added since the last time. */
  void sendTo(CopyIn copy) throws SQLException {
    copy.writeToCopy(text, 0, length);
    length = 0;
  }

  @Override
  public String toString() {
    return new String(text, 0, length, UTF_8);
  }

  private void add(@Nullable String value) {
    if (value == null) {
      reserve(NULL.length);
      System.arraycopy(NULL, 0, text, length, NULL.length);
      length += NULL.length;
      return;
    }
    byte[] plain = value.getBytes(UTF_8);
    reserve(2 * plain.length);
    byte[] target = text;
    int end = length;
    for (byte b : plain) {
      byte escape = ESCAPES[b & 0xff];
      if (escape == 0) {
        target[end++] = b;
      } else {
        target[end++] = '\\';
        target[end++] = escape;
      }
    }
    length = end;
  }

  /** Leaves room for the separator that follows, too. */
  private void reserve(int bytes) {
    if (text.length - length <= bytes) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, length + bytes + 1));
    }
  }
}
