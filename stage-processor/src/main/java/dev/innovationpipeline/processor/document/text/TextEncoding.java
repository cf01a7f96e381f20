package dev.innovationpipeline.processor.document.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import org.jspecify.annotations.Nullable;

/** Detects character encodings. */
public final class TextEncoding {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** In UTF-16 text of most languages, one character of ten is ASCII and has a zero byte. */
  private static final double MIN_ZEROES_OF_UTF_16 = 0.05;

  private static final int BUFFER_CHARACTERS = 8 * 1024;

  private TextEncoding() {}

  /** Null if the bytes are not text. */
  public static @Nullable Charset of(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return UTF_16LE;
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return UTF_16BE;
    }
    int evenZeroes = 0;
    int oddZeroes = 0;
    int controls = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte value = bytes[i];
      if (value >= ' ' || value < 0) {
        continue;
      }
      if (value != 0) {
        controls += Character.isWhitespace(value) ? 0 : 1;
      } else if (i % 2 == 0) {
        evenZeroes++;
      } else {
        oddZeroes++;
      }
    }
    if (evenZeroes + oddZeroes > 0) {
      return withoutMark(bytes.length, evenZeroes, oddZeroes);
    }
    if (controls > bytes.length / 100) {
      return null;
    }
    return isUtf8(bytes) ? UTF_8 : WINDOWS_1252;
  }

  private static @Nullable Charset withoutMark(int length, int evenZeroes, int oddZeroes) {
    if (evenZeroes == 0 && oddZeroes > length * MIN_ZEROES_OF_UTF_16) {
      return UTF_16LE;
    }
    return oddZeroes == 0 && evenZeroes > length * MIN_ZEROES_OF_UTF_16 ? UTF_16BE : null;
  }

  /** The bytes may end inside a character. */
  private static boolean isUtf8(byte[] bytes) {
    CharsetDecoder decoder = UTF_8.newDecoder();
    ByteBuffer left = ByteBuffer.wrap(bytes);
    CharBuffer characters = CharBuffer.allocate(Math.min(bytes.length + 1, BUFFER_CHARACTERS));
    CoderResult result = decoder.decode(left, characters, false);
    while (result.isOverflow()) {
      characters.clear();
      result = decoder.decode(left, characters, false);
    }
    return !result.isError();
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }
}
