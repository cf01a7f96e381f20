package dev.innovationpipeline.benchmarks.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A run's number in its document. Each answer repeats it, so every call of the run has it, too, and
 * the provider knows the run of a call.
 */
final class RunMark {

  static final String PREFIX = "benchrun";
  static final int DIGITS = 8;

  private static final byte[] PREFIX_BYTES = PREFIX.getBytes(US_ASCII);
  private static final byte[] STAGE = "Stage ".getBytes(US_ASCII);
  private static final byte[] STAGE_END = " of ".getBytes(US_ASCII);

  private RunMark() {}

  static String of(int run) {
    return PREFIX + digits(run);
  }

  static String digits(int run) {
    return ("%0" + DIGITS + "d").formatted(run);
  }

  /** The run's number; -1 when the text has none. */
  static int runIn(byte[] text, int from, int to) {
    int at = indexOf(text, from, to, PREFIX_BYTES);
    if (at < 0 || at + PREFIX_BYTES.length + DIGITS > to) {
      return -1;
    }
    int run = 0;
    for (int i = 0; i < DIGITS; i++) {
      int digit = text[at + PREFIX_BYTES.length + i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      run = run * 10 + digit;
    }
    return run;
  }

  /** The stage by its prompt's first line, "Stage N of M: …"; -1 when there is none. */
  static int stageIn(byte[] text, int from, int to) {
    int at = indexOf(text, from, to, STAGE);
    while (at >= 0) {
      int digit = at + STAGE.length;
      if (startsWith(text, digit + 1, to, STAGE_END)) {
        return text[digit] - '0';
      }
      at = indexOf(text, digit, to, STAGE);
    }
    return -1;
  }

  static int indexOf(byte[] text, int from, int to, byte[] wanted) {
    for (int i = from; i <= to - wanted.length; i++) {
      if (text[i] == wanted[0] && startsWith(text, i, to, wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] text, int at, int to, byte[] wanted) {
    if (at + wanted.length > to) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (text[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
