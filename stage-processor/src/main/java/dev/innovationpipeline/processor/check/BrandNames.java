package dev.innovationpipeline.processor.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds names of brands as whole words: in any case, with or without accents, in one word or
 * several, as a possessive or a plural. A name with accents in small letters and without them is no
 * brand but an ordinary word, such as the president of a club.
 */
public final class BrandNames {

  /**
   * The brands that a text names, each once, as the profiles write them.
   *
   * @param own of the company asked for
   * @param others of other companies alone
   */
  public record Named(List<String> own, List<String> others) {}

  private record Brand(String company, String name, boolean accented) {}

  private record Word(int start, int end) {

    String key(String text) {
      return plain(text.substring(start, end));
    }
  }

  private static final String APOSTROPHES = "'’‘ʼ`´";
  private static final int ASCII = 128;
  private static final String JOINERS = "-‐‑&®™";

  private final Map<String, List<Brand>> brands = new HashMap<>();
  private final BitSet beginnings = new BitSet(ASCII * ASCII);
  private int maxWords = 1;

  /**
   * @param byCompany the names of its brands, by the company's id
   */
  public BrandNames(Map<String, ? extends List<String>> byCompany) {
    byCompany.forEach((company, names) -> names.forEach(name -> add(company, name)));
  }

  private void add(String company, String name) {
    List<Word> words = wordsOf(name);
    StringBuilder key = new StringBuilder();
    words.forEach(word -> key.append(word.key(name)));
    if (!key.isEmpty()) {
      boolean accented = !name.toLowerCase(Locale.ROOT).equals(plain(name));
      brands
          .computeIfAbsent(key.toString(), each -> new ArrayList<>(1))
          .add(new Brand(company, name, accented));
      maxWords = Math.max(maxWords, words.size() + 1);
      beginnings.set(beginning(key, 0, key.length()));
    }
  }

  /** The brands that the text names. */
  public Named in(String text, String companyId) {
    Set<String> own = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    List<Word> words = wordsOf(text);
    int at = 0;
    while (at < words.size()) {
      if (!mayBegin(text, words.get(at))) {
        at++;
        continue;
      }
      int matched = 0;
      List<Brand> found = List.of();
      StringBuilder key = new StringBuilder();
      for (int count = 1; count <= maxWords && at + count <= words.size(); count++) {
        if (count > 1 && !areJoined(text, words.get(at + count - 2), words.get(at + count - 1))) {
          break;
        }
        key.append(words.get(at + count - 1).key(text));
        String original = text.substring(words.get(at).start, words.get(at + count - 1).end);
        List<Brand> longer = brandsOf(key.toString(), original);
        if (!longer.isEmpty()) {
          found = longer;
          matched = count;
        }
      }
      for (Brand brand : ofCompany(found, companyId)) {
        (brand.company.equals(companyId) ? own : others).add(brand.name);
      }
      at += Math.max(1, matched);
    }
    return new Named(List.copyOf(own), List.copyOf(others));
  }

  /** A name that several companies have is the company's own. */
  private static List<Brand> ofCompany(List<Brand> brands, String companyId) {
    for (Brand brand : brands) {
      if (brand.company.equals(companyId)) {
        return List.of(brand);
      }
    }
    return brands;
  }

  /** Nearly all words begin as no brand does; those that need a closer look are looked at. */
  private boolean mayBegin(String text, Word word) {
    int beginning = beginning(text, word.start, word.end);
    return beginning == 0 || beginnings.get(beginning);
  }

  /** The first two letters as a number; 0 where they are not two letters of ASCII. */
  private static int beginning(CharSequence text, int start, int end) {
    if (end - start < 2) {
      return 0;
    }
    char first = text.charAt(start);
    char second = text.charAt(start + 1);
    return first < ASCII && second < ASCII && Character.isLetterOrDigit(second)
        ? Character.toLowerCase(first) * ASCII + Character.toLowerCase(second)
        : 0;
  }

  /** Also without the ending of a possessive or a plural. */
  private List<Brand> brandsOf(String key, String original) {
    List<Brand> found = brands.get(key);
    if (found == null && key.endsWith("s")) {
      found = brands.get(key.substring(0, key.length() - 1));
    }
    if (found == null && key.endsWith("es")) {
      found = brands.get(key.substring(0, key.length() - 2));
    }
    return found == null
        ? List.of()
        : found.stream().filter(brand -> !isOrdinaryWord(brand, original)).toList();
  }

  private static boolean isOrdinaryWord(Brand brand, String original) {
    String small = original.toLowerCase(Locale.ROOT);
    return brand.accented && original.equals(small) && small.equals(plain(original));
  }

  /** Whether only a blank, a hyphen and the like stand between two words of a line. */
  private static boolean areJoined(String text, Word left, Word right) {
    for (int i = left.end; i < right.start; i++) {
      char between = text.charAt(i);
      boolean abbreviates = between == '.' && left.end - left.start == 1;
      boolean joins =
          between != '\n' && (Character.isSpaceChar(between) || JOINERS.indexOf(between) >= 0);
      if (!abbreviates && !joins) {
        return false;
      }
    }
    return true;
  }

  private static List<Word> wordsOf(String text) {
    List<Word> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inWord = i < text.length() && isWordAt(text, i, start >= 0);
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        words.add(new Word(start, i));
        start = -1;
      }
    }
    return words;
  }

  private static boolean isWordAt(String text, int index, boolean begun) {
    char character = text.charAt(index);
    return Character.isLetterOrDigit(character)
        || character >= ASCII && Character.getType(character) == Character.NON_SPACING_MARK
        || begun
            && APOSTROPHES.indexOf(character) >= 0
            && index + 1 < text.length()
            && Character.isLetter(text.charAt(index + 1));
  }

  /** In small letters, without accents and apostrophes. */
  private static String plain(String word) {
    StringBuilder plain = new StringBuilder(word.length());
    String lower = word.toLowerCase(Locale.ROOT);
    String decomposed = isAscii(lower) ? lower : Normalizer.normalize(lower, Normalizer.Form.NFD);
    for (int i = 0; i < decomposed.length(); i++) {
      char character = decomposed.charAt(i);
      if (Character.getType(character) != Character.NON_SPACING_MARK
          && APOSTROPHES.indexOf(character) < 0) {
        plain.append(character);
      }
    }
    return plain.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
