package dev.innovationpipeline.local.secure;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that nobody can guess. */
final class Passwords {

  /** 96 bits: 16 characters. */
  private static final int BYTES = 12;

  private Passwords() {}

  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
