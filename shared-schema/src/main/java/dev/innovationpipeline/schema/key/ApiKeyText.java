package dev.innovationpipeline.schema.key;

import dev.innovationpipeline.schema.text.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The text of an API key: {@code ipk_}, an id of 12 hexadecimal digits by which it is found and
 * named, {@code _}, and 256 random bits.
 */
public final class ApiKeyText {

  /** By which scanners for leaked secrets can find keys, and a service tells them from tokens. */
  public static final String PREFIX = "ipk_";

  private static final int ID_BYTES = 6;
  private static final int ID_END = PREFIX.length() + 2 * ID_BYTES;
  private static final int SECRET_BYTES = 32;
  private static final int LENGTH = ID_END + 1 + 43;
  private static final HexFormat HEX = HexFormat.of();

  private final String text;

  private ApiKeyText(String text) {
    this.text = text;
  }

  public static ApiKeyText generate() {
    SecureRandom random = new SecureRandom();
    byte[] id = new byte[ID_BYTES];
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(id);
    random.nextBytes(secret);
    return new ApiKeyText(
        PREFIX
            + HEX.formatHex(id)
            + "_"
            + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** Empty for a text of another form. */
  public static Optional<ApiKeyText> parse(String text) {
    return hasForm(text) ? Optional.of(new ApiKeyText(text)) : Optional.empty();
  }

  /** Whether an id could be that of a key. */
  public static boolean isId(String text) {
    return text.length() == 2 * ID_BYTES && isHex(text, 0, text.length());
  }

  private static boolean hasForm(String text) {
    if (text.length() != LENGTH
        || !text.startsWith(PREFIX)
        || text.charAt(ID_END) != '_'
        || !isHex(text, PREFIX.length(), ID_END)) {
      return false;
    }
    try {
      return Base64.getUrlDecoder().decode(text.substring(ID_END + 1)).length == SECRET_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isHex(String text, int begin, int end) {
    for (int at = begin; at < end; at++) {
      char c = text.charAt(at);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** No secret. */
  public String id() {
    return text.substring(PREFIX.length(), ID_END);
  }

  /** The whole key, which is a secret. */
  public String secret() {
    return text;
  }

  /**
   * The SHA-256 of the key in hexadecimal digits. A slow hash would protect a password; 256 random
   * bits cannot be guessed, and each request is hashed once.
   */
  public String hash() {
    return Sha256.of(text);
  }

  /** The part that may be shown. */
  @Override
  public String toString() {
    return PREFIX + id() + "_…";
  }
}
