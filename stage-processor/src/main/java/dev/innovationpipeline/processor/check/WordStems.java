package dev.innovationpipeline.processor.check;

import java.util.HashMap;
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

  static Map<String, Integer> counts(String text) {
    Map<String, Integer> counts = new HashMap<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      char character = i < text.length() ? text.charAt(i) : ' ';
      if (Character.isIdeographic(character)) {
        add(counts, text, start, i);
        start = -1;
        pair(counts, text, i);
      } else if (!Character.isLetterOrDigit(character)) {
        add(counts, text, start, i);
        start = -1;
      } else if (start < 0) {
        start = i;
      }
    }
    return counts;
  }

  /** Two ideographs are about a word. */
  private static void pair(Map<String, Integer> counts, String text, int index) {
    if (index + 1 < text.length() && Character.isIdeographic(text.charAt(index + 1))) {
      counts.merge(text.substring(index, index + 2), 1, Integer::sum);
    }
  }

  private static void add(Map<String, Integer> counts, String text, int start, int end) {
    if (start >= 0 && end - start >= MIN_LETTERS) {
      String word = text.substring(start, end).toLowerCase(Locale.ROOT);
      if (!EMPTY_WORDS.contains(word)) {
        counts.merge(stem(word), 1, Integer::sum);
      }
    }
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
