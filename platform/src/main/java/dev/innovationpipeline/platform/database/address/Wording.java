package dev.innovationpipeline.platform.database.address;

/**
 * The sentences about an address. None repeats a part of it that may be a password.
 *
 * @param variable that holds the address
 */
record Wording(String variable) {

  private static final int MAX_NAME_LENGTH = 40;

  InvalidAddressException fault(String what) {
    return new InvalidAddressException("%s cannot be read: %s.".formatted(variable, what));
  }

  /** Only what looks like the name of a parameter is repeated. */
  static String name(String parameter) {
    return parameter.length() <= MAX_NAME_LENGTH
            && parameter
                .chars()
                .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_'))
        ? parameter
        : "a parameter";
  }
}
