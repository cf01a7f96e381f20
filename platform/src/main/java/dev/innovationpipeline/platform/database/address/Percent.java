package dev.innovationpipeline.platform.database.address;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Percent-encoding. A plus sign stays one, as libpq and Prisma read it. */
final class Percent {

  private Percent() {}

  /** A percent sign that no two hexadecimal digits follow stays as it is, as Prisma reads it. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(text.length());
    for (int at = 0; at < text.length(); at++) {
      if (isEncoded(text, at)) {
        decoded.write(
            Character.digit(text.charAt(at + 1), 16) << 4
                | Character.digit(text.charAt(at + 2), 16));
        at += 2;
      } else {
        int end = text.offsetByCodePoints(at, 1);
        decoded.writeBytes(text.substring(at, end).getBytes(UTF_8));
        at = end - 1;
      }
    }
    return decoded.toString(UTF_8);
  }

  /** Whether a text has a percent sign that encodes nothing. */
  static boolean hasLone(String text) {
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
      if (!isEncoded(text, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEncoded(String text, int at) {
    return text.charAt(at) == '%'
        && at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }
}
