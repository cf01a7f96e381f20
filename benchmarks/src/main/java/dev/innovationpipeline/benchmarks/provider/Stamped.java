package dev.innovationpipeline.benchmarks.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * Bytes with a place for the number of a run.
 *
 * @param digitsAt the index of its first digit
 */
record Stamped(byte[] template, int digitsAt) {

  /** The mark in the text of a template. */
  static final String MARK = RunMark.of(0);

  static Stamped of(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    int at = RunMark.indexOf(bytes, 0, bytes.length, MARK.getBytes(US_ASCII));
    if (at < 0) {
      throw new IllegalArgumentException("There is no " + MARK + " in the text.");
    }
    return new Stamped(bytes, at + RunMark.PREFIX.length());
  }

  ByteBuffer of(int run) {
    byte[] bytes = template.clone();
    int rest = run;
    for (int i = RunMark.DIGITS - 1; i >= 0; i--) {
      bytes[digitsAt + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return ByteBuffer.wrap(bytes);
  }
}
