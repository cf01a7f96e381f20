package dev.innovationpipeline.platform.check;

import dev.innovationpipeline.platform.check.word.SmallLetters;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  private static final List<String> ENDINGS = List.of("", "s", "es");
  private static final int ASCII = 128;
  private static final String JOINERS = "-‐‑&®™";

  private final Map<String, List<Brand>> brands = new HashMap<>();
  private final Beginnings beginnings;
  private int maxWords = 1;

  /**
   * @param byCompany the names of its brands, by the company's id
   */
  public BrandNames(Map<String, ? extends List<String>> byCompany) {
    byCompany.forEach((company, names) -> names.forEach(name -> add(company, name)));
    beginnings = new Beginnings(brands.keySet(), ENDINGS);
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
    }
  }

  /** The brands that the text names. */
  public Named in(String text, String companyId) {
    Set<String> own = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    int length = text.length();
    int at = 0;
    while (at < length) {
      int hash = Beginnings.EMPTY;
      int end = at;
      char letter;
      while (end < length
          && (letter = SmallLetters.ofAscii(text.charAt(end))) != SmallLetters.NONE) {
        hash = Beginnings.hash(hash, letter);
        end++;
      }
      int wordEnd = endOfWord(text, at, end);
      if (wordEnd == at) {
        at++;
      } else if (wordEnd > end || beginnings.mayHave(hash)) {
        at = longestAt(text, new Word(at, wordEnd), companyId, own, others);
      } else {
        at = wordEnd;
      }
    }
    return new Named(List.copyOf(own), List.copyOf(others));
  }

  /** Adds the brands whose name of most words begins with a word; returns where to go on. */
  private int longestAt(
      String text, Word first, String companyId, Set<String> own, Set<String> others) {
    int end = first.end;
    List<Brand> found = List.of();
    StringBuilder key = new StringBuilder();
    Word word = first;
    for (int count = 1; word != null; count++) {
      key.append(word.key(text));
      boolean begins = beginnings.mayHave(key);
      List<Brand> longer =
          begins ? brandsOf(key.toString(), text.substring(first.start, word.end)) : List.of();
      if (!longer.isEmpty()) {
        found = longer;
        end = word.end;
      }
      word = count < maxWords && begins ? joinedTo(text, word) : null;
    }
    for (Brand brand : ofCompany(found, companyId)) {
      (brand.company.equals(companyId) ? own : others).add(brand.name);
    }
    return end;
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

  /** Also without the ending of a possessive or a plural. */
  private List<Brand> brandsOf(String key, String original) {
    List<Brand> found = null;
    for (String ending : ENDINGS) {
      if (found == null && key.endsWith(ending)) {
        found = brands.get(key.substring(0, key.length() - ending.length()));
      }
    }
    return found == null
        ? List.of()
        : found.stream().filter(brand -> !isOrdinaryWord(brand, original)).toList();
  }

  private static boolean isOrdinaryWord(Brand brand, String original) {
    String small = original.toLowerCase(Locale.ROOT);
    return brand.accented && original.equals(small) && small.equals(plain(original));
  }

  /** The next word of the line where only a blank, a hyphen and the like stand before it. */
  private static @Nullable Word joinedTo(String text, Word left) {
    for (int i = left.end; i < text.length(); i++) {
      int end = endOfWord(text, i);
      if (end > i) {
        return new Word(i, end);
      }
      char between = text.charAt(i);
      boolean abbreviates = between == '.' && left.end - left.start == 1;
      boolean joins =
          between != '\n' && (Character.isSpaceChar(between) || JOINERS.indexOf(between) >= 0);
      if (!abbreviates && !joins) {
        return null;
      }
    }
    return null;
  }

  private static List<Word> wordsOf(String text) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = endOfWord(text, at);
      if (end > at) {
        words.add(new Word(at, end));
      }
      at = Math.max(at + 1, end);
    }
    return words;
  }

  /** The same as its start where no word begins. */
  private static int endOfWord(String text, int start) {
    return endOfWord(text, start, start);
  }

  /** That of a word which is known to go on up to here. */
  private static int endOfWord(String text, int start, int known) {
    int end = known;
    while (end < text.length() && isWordAt(text, end, end > start)) {
      end++;
    }
    return end;
  }

  private static boolean isWordAt(String text, int index, boolean begun) {
    char character = text.charAt(index);
    if (SmallLetters.of(character) != SmallLetters.NONE) {
      return true;
    }
    if (character < ASCII && character != '\'' && character != '`') {
      return false;
    }
    return Character.getType(character) == Character.NON_SPACING_MARK
        || begun
            && APOSTROPHES.indexOf(character) >= 0
            && index + 1 < text.length()
            && Character.isLetter(text.charAt(index + 1));
  }

  /** In small letters, without accents and apostrophes. */
  private static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (isPlain(lower)) {
      return lower;
    }
    String decomposed = Normalizer.normalize(lower, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char character = decomposed.charAt(i);
      if (Character.getType(character) != Character.NON_SPACING_MARK
          && APOSTROPHES.indexOf(character) < 0) {
        plain.append(character);
      }
    }
    return plain.toString();
  }

  private static boolean isPlain(String lower) {
    for (int i = 0; i < lower.length(); i++) {
      if (SmallLetters.ofAscii(lower.charAt(i)) == SmallLetters.NONE) {
        return false;
      }
    }
    return true;
  }
}
