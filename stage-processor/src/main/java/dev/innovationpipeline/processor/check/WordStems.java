package dev.innovationpipeline.processor.check;

import java.util.Arrays;
import java.util.StringTokenizer;

/**
 * The words of a text that carry meaning, without their endings, and how often each stands there.
 */
public final class WordStems {

  private static final int MIN_LETTERS = 3;

  /** Ideographs come later in Unicode. Two of them are about a word. */
  private static final char LATIN = 0x2000;

  /** Words of more letters that agree in so many are taken for forms of one word. */
  private static final int MAX_LETTERS = 7;

  private static final String[] ENDINGS = {
    "ingly", "edly", "ings", "ies", "ing", "ers", "ed", "es", "er", "ly", "s", "e", "y"
  };

  private static final String LAST_OF_ENDINGS = "ysgder";

  private static final int MIN_STEM = 4;

  /**
   * English words that say nothing; those of other languages weigh little, as all cards use them.
   */
  private static final StemTable EMPTY_WORDS = emptyWords();

  /** None of them has more letters. */
  private static final int MAX_EMPTY_LETTERS = 7;

  private final StemTable stems = new StemTable();
  private int[] counts = new int[32];

  private WordStems() {}

  /** Counts the stems of a text. */
  public static WordStems of(String text) {
    WordStems words = new WordStems();
    words.count(text);
    return words;
  }

  int size() {
    return stems.size();
  }

  long stem(int index) {
    return stems.stem(index);
  }

  int count(int index) {
    return counts[index];
  }

  private void count(String text) {
    int length = text.length();
    int start = -1;
    for (int i = 0; i <= length; i++) {
      char character = i < length ? text.charAt(i) : ' ';
      boolean ideograph = character > LATIN && Character.isIdeographic(character);
      if (!ideograph && Character.isLetterOrDigit(character)) {
        start = start < 0 ? i : start;
        continue;
      }
      if (start >= 0 && i - start >= MIN_LETTERS) {
        word(text, start, i);
      }
      start = -1;
      if (ideograph && i + 1 < length && Character.isIdeographic(text.charAt(i + 1))) {
        add(StemTable.hash(text, i, i + 2));
      }
    }
  }

  private void word(String text, int start, int end) {
    if (end - start <= MAX_EMPTY_LETTERS
        && EMPTY_WORDS.contains(StemTable.hash(text, start, end))) {
      return;
    }
    int stem = Math.min(endOfStem(text, start, end), start + MAX_LETTERS);
    add(StemTable.hash(text, start, stem));
  }

  private void add(long stem) {
    int index = stems.indexOf(stem);
    if (index == counts.length) {
      counts = Arrays.copyOf(counts, index * 2);
    }
    counts[index]++;
  }

  private static int endOfStem(String text, int start, int end) {
    if (LAST_OF_ENDINGS.indexOf(Character.toLowerCase(text.charAt(end - 1))) < 0) {
      return end;
    }
    for (String ending : ENDINGS) {
      int stem = end - ending.length();
      if (stem - start >= MIN_STEM && text.regionMatches(true, stem, ending, 0, ending.length())) {
        return stem;
      }
    }
    return end;
  }

  private static StemTable emptyWords() {
    StemTable words = new StemTable();
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
      String word = tokens.nextToken();
      words.indexOf(StemTable.hash(word, 0, word.length()));
    }
    return words;
  }
}
