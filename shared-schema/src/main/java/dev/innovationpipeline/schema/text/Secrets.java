package dev.innovationpipeline.schema.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Masks keys, tokens and signatures in texts from outside. Providers and proxies repeat what they
 * were sent, such as an {@code Authorization} header, in the errors that they answer with.
 *
 * <p>It looks for secrets by how they begin and by the name or scheme before them, so it may mask
 * too much, and cannot know a secret that looks like a word. A caller that knows its own secret
 * replaces that as well.
 */
public final class Secrets {

  /** Stands in the place of a secret. */
  public static final String MASK = "***";

  private static final Set<String> SCHEMES = Set.of("bearer", "basic", "token", "apikey");

  private static final List<String> NAMES =
      List.of(
          "key",
          "token",
          "secret",
          "password",
          "passwd",
          "signature",
          "credential",
          "credentials",
          "authorization");

  private static final Set<String> SHORT_NAMES = Set.of("sig", "pwd");

  private static final List<String> PREFIXES =
      List.of(
          "ipk_",
          "ips_",
          "whsec_",
          "sk-",
          "sk_",
          "pk-",
          "pk_",
          "rk_",
          "gsk_",
          "ghp_",
          "gho_",
          "ghs_",
          "github_pat_",
          "glpat-",
          "xoxb-",
          "xoxp-",
          "hf_",
          "AKIA",
          "ASIA",
          "AIza",
          "eyJ");

  private static final int MIN_PREFIXED_LENGTH = 12;
  private static final int MIN_SECRET_LENGTH = 8;
  private static final int LONG_SECRET_LENGTH = 24;
  private static final String SEPARATORS = " \t\"'\\:=";

  private Secrets() {}

  /** The text with {@link #MASK} in the place of each secret. */
  public static String masked(String text) {
    StringBuilder masked = new StringBuilder(text.length());
    String before = "";
    String between = "";
    int at = 0;
    while (at < text.length()) {
      int end = endOfWord(text, at);
      if (end == at) {
        between += SEPARATORS.indexOf(text.charAt(at)) >= 0 ? text.charAt(at) : ".";
        between = between.length() > 8 ? "." : between;
        masked.append(text.charAt(at++));
        continue;
      }
      String word = text.substring(at, end);
      masked.append(isSecret(word, before, between) ? MASK : word);
      before = word;
      between = "";
      at = end;
    }
    return masked.toString();
  }

  private static boolean isSecret(String word, String before, String between) {
    if (PREFIXES.stream().anyMatch(word::startsWith) && word.length() >= MIN_PREFIXED_LENGTH) {
      return true;
    }
    if (before.isEmpty() || between.indexOf('.') >= 0) {
      return false;
    }
    String name = before.toLowerCase(Locale.ROOT);
    if (SCHEMES.contains(name) && between.isBlank()) {
      return looksSecret(word);
    }
    boolean named = SHORT_NAMES.contains(name) || NAMES.stream().anyMatch(name::endsWith);
    boolean scheme = SCHEMES.contains(word.toLowerCase(Locale.ROOT));
    return named && !scheme && (between.indexOf('=') >= 0 || looksSecret(word));
  }

  /** Words of a sentence have no digits, are shorter, and large letters only at their beginning. */
  private static boolean looksSecret(String word) {
    return word.length() >= LONG_SECRET_LENGTH
        || word.length() >= MIN_SECRET_LENGTH
            && (word.chars().anyMatch(c -> c >= '0' && c <= '9')
                || word.chars().skip(1).anyMatch(Character::isUpperCase)
                    && word.chars().anyMatch(Character::isLowerCase));
  }

  private static int endOfWord(String text, int from) {
    int at = from;
    while (at < text.length() && isOfWord(text.charAt(at))) {
      at++;
    }
    while (at > from && at < text.length() && text.charAt(at) == '=' && isPadding(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isOfWord(char character) {
    return character >= 'a' && character <= 'z'
        || character >= 'A' && character <= 'Z'
        || character >= '0' && character <= '9'
        || "-_.~+/%".indexOf(character) >= 0;
  }

  /** Of Base64: at the end of a word, not between a name and its value. */
  private static boolean isPadding(String text, int at) {
    int next = at + 1;
    return next == text.length()
        || text.charAt(next) == '='
        || !isOfWord(text.charAt(next)) && text.charAt(next) != '"' && text.charAt(next) != '\'';
  }
}
