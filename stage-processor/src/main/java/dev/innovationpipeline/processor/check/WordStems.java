package dev.innovationpipeline.processor.check;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * The words of a text that carry meaning, without their endings, and how often each stands there.
 */
final class WordStems {

  private static final int MIN_LETTERS = 3;

  /** Ideographs come later in Unicode. Two of them are about a word. */
  private static final char LATIN = 0x2000;

  /** Words of more letters that agree in so many are taken for forms of one word. */
  private static final int MAX_LETTERS = 7;

  private static final List<String> ENDINGS =
      List.of("ingly", "edly", "ings", "ies", "ing", "ers", "ed", "es", "er", "ly", "s", "e", "y");

  private static final int MIN_STEM = 4;

  /**
   * English words that say nothing; those of other languages weigh little, as all cards use them.
   */
  private static final Set<String> EMPTY_WORDS = emptyWords();

  private WordStems() {}

  /**
   * Counts the stems of a text.
   *
   * @param index of the text among all texts
   * @param texts how many there are
   * @param stems the counts in all texts by the stem, which are added to
   */
  static void count(String text, int index, int texts, Map<String, int[]> stems) {
    String lower = text.toLowerCase(Locale.ROOT);
    int start = -1;
    for (int i = 0; i <= lower.length(); i++) {
      char character = i < lower.length() ? lower.charAt(i) : ' ';
      boolean ideograph = character > LATIN && Character.isIdeographic(character);
      if (!ideograph && Character.isLetterOrDigit(character)) {
        start = start < 0 ? i : start;
        continue;
      }
      if (start >= 0 && i - start >= MIN_LETTERS) {
        String word = lower.substring(start, i);
        if (!EMPTY_WORDS.contains(word)) {
          add(stem(word), index, texts, stems);
        }
      }
      start = -1;
      if (ideograph && i + 1 < lower.length() && Character.isIdeographic(lower.charAt(i + 1))) {
        add(lower.substring(i, i + 2), index, texts, stems);
      }
    }
  }

  private static void add(String stem, int index, int texts, Map<String, int[]> stems) {
    stems.computeIfAbsent(stem, key -> new int[texts])[index]++;
  }

  private static String stem(String word) {
    String stem = word;
    for (String ending : ENDINGS) {
      if (word.endsWith(ending) && word.length() - ending.length() >= MIN_STEM) {
        stem = word.substring(0, word.length() - ending.length());
        break;
      }
    }
    return stem.length() > MAX_LETTERS ? stem.substring(0, MAX_LETTERS) : stem;
  }

  private static Set<String> emptyWords() {
    Set<String> words = new HashSet<>();
    StringTokenizer tokens =
        new StringTokenizer(
            """
            the and for with from that this these those they them their there then than its his her our
            your you are was were has have had will would can could should may might not but who whom
            whose which what when where how why into onto over under about after before between during
            through each every any some more most many much less least few other another such own same
            both all one two three also only even just very too out off per via let lets who does did
            done being been because while until still yet nor either whether without within against
            among around instead rather quite make makes made take takes get gets use uses used people
            """);
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return Set.copyOf(words);
  }
}
