package dev.innovationpipeline.processor.document;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Detects character encodings. */
final class TextEncoding {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** In UTF-16 text of most languages, one character of ten is ASCII and has a zero byte. */
  private static final double MIN_ZEROES_OF_UTF_16 = 0.05;

  private TextEncoding() {}

  /** Null if the bytes are not text. */
  static @Nullable Charset of(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return UTF_16LE;
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return UTF_16BE;
    }
    long evenZeroes = zeroes(bytes, 0);
    long oddZeroes = zeroes(bytes, 1);
    if (evenZeroes + oddZeroes > 0) {
      return withoutMark(bytes.length, evenZeroes, oddZeroes);
    }
    if (controls(bytes) > bytes.length / 100) {
      return null;
    }
    return isUtf8(bytes) ? UTF_8 : WINDOWS_1252;
  }

  private static @Nullable Charset withoutMark(int length, long evenZeroes, long oddZeroes) {
    if (evenZeroes == 0 && oddZeroes > length * MIN_ZEROES_OF_UTF_16) {
      return UTF_16LE;
    }
    return oddZeroes == 0 && evenZeroes > length * MIN_ZEROES_OF_UTF_16 ? UTF_16BE : null;
  }

  /** The bytes may end inside a character. */
  private static boolean isUtf8(byte[] bytes) {
    CharBuffer characters = CharBuffer.allocate(bytes.length + 1);
    return !UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), characters, false).isError();
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  private static long zeroes(byte[] bytes, int parity) {
    return IntStream.range(0, bytes.length)
        .filter(index -> index % 2 == parity && bytes[index] == 0)
        .count();
  }

  private static long controls(byte[] bytes) {
    return IntStream.range(0, bytes.length)
        .map(index -> bytes[index])
        .filter(value -> value >= 0 && value < ' ' && !Character.isWhitespace(value))
        .count();
  }
}
