package dev.innovationpipeline.platform.database.address;

/**
 * An address that cannot be read; its sentence has nothing of the address, which holds a password.
 */
public final class InvalidAddressException extends IllegalArgumentException {

  InvalidAddressException(String sentence) {
    super(sentence);
  }
}
