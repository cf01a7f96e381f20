package dev.innovationpipeline.schema.text;

/** The rule for ids of runs, which keys, addresses and folders contain. */
public final class RunId {

  public static final int MAX_LENGTH = 128;

  /** The fault of an id that is a dot segment. */
  public static final String DOT_SEGMENT = "must not be . or .., which addresses cannot name";

  private RunId() {}

  /** Whether it has 1 to 128 of A-Z, a-z, 0-9, dot, underscore and hyphen. */
  public static boolean isValid(String id) {
    return !id.isEmpty() && id.length() <= MAX_LENGTH && id.chars().allMatch(RunId::isAllowed);
  }

  /** Whether addresses drop it from their paths, so that they cannot name what it is the id of. */
  public static boolean isDotSegment(String text) {
    return text.equals(".") || text.equals("..");
  }

  private static boolean isAllowed(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
