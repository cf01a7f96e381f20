package dev.innovationpipeline.sink.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the text format of COPY, in UTF-8. It works on eight bytes at a time, as one at a time
 * took a fifth of the sink's own time; all that is escaped is ASCII, which no other character's
 * bytes contain.
 */
final class CopyText {

  private static final int CHUNK = 64 * 1024;
  private static final byte[] NULL = {'\\', 'N'};

  /** All that is escaped is below, but for the backslash. */
  private static final int FIRST_PLAIN = '\r' + 1;

  private static final long ONES = 0x01_01_01_01_01_01_01_01L;
  private static final long HIGH_BITS = 0x80_80_80_80_80_80_80_80L;
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** By byte: what follows the backslash; 0 for bytes that stay. */
  private static final byte[] ESCAPES = new byte[128];

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
    int from = 0;
    while (from < plain.length) {
      int to = nextSpecial(plain, from);
      System.arraycopy(plain, from, text, length, to - from);
      length += to - from;
      if (to < plain.length) {
        addSpecial(plain[to]);
      }
      from = to + 1;
    }
  }

  private void addSpecial(byte special) {
    byte escape = ESCAPES[special];
    if (escape != 0) {
      text[length++] = '\\';
    }
    text[length++] = escape == 0 ? special : escape;
  }

  /** The index of the first byte that may need an escape; the length when there is none. */
  private static int nextSpecial(byte[] bytes, int from) {
    int at = from;
    for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
      long specials = specials((long) EIGHT_BYTES.get(bytes, at));
      if (specials != 0) {
        return at + Long.numberOfTrailingZeros(specials) / Byte.SIZE;
      }
    }
    while (at < bytes.length && bytes[at] != '\\' && (bytes[at] < 0 || bytes[at] >= FIRST_PLAIN)) {
      at++;
    }
    return at;
  }

  /**
   * Sets the highest bit of bytes below {@link #FIRST_PLAIN} and of backslashes. Borrows go to the
   * bytes above, so bits above the lowest one that is set may be wrong; that one is right.
   */
  private static long specials(long bytes) {
    long backslashes = bytes ^ ONES * '\\';
    return ((bytes - ONES * FIRST_PLAIN) & ~bytes | (backslashes - ONES) & ~backslashes)
        & HIGH_BITS;
  }

  /** Leaves room for the separator that follows, too. */
  private void reserve(int bytes) {
    if (text.length - length <= bytes) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, length + bytes + 1));
    }
  }
}
