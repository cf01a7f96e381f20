package dev.innovationpipeline.schema.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal digits. */
public final class Sha256 {

  private static final int LENGTH = 64;
  private static final int CHUNK_BYTES = 64 * 1024;

  private Sha256() {}

  public static String of(byte[] content) {
    return hex(digest().digest(content));
  }

  /** Of a text in UTF-8. */
  public static String of(String text) {
    return of(text.getBytes(UTF_8));
  }

  /** Of all that is left of a stream. */
  public static String of(InputStream content) throws IOException {
    MessageDigest digest = digest();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
      digest.update(chunk, 0, read);
    }
    return hex(digest.digest());
  }

  /** Whether a text could be one. */
  public static boolean isOne(String text) {
    return isHexadecimal(text, LENGTH);
  }

  public static boolean isHexadecimal(String text, int length) {
    return text.length() == length
        && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }

  /** Of bytes that come one after the other. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
