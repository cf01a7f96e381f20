package dev.innovationpipeline.ingest.session;

import java.security.SecureRandom;
import java.util.Base64;

/** Texts that nobody can guess: 256 random bits, in characters that addresses and headers hold. */
public final class RandomText {

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomText() {}

  public static String make() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
