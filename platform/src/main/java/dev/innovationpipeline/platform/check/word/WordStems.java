package dev.innovationpipeline.platform.check.word;

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

  private static final int MIN_STEM = 4;

  /**
   * English words that say nothing; those of other languages weigh little, as all cards use them.
   */
  private static final StemTable EMPTY_WORDS = emptyWords();

  /** None of them has more letters. */
  private static final int MAX_EMPTY_LETTERS = 7;

  /** Longer ones are kept, too, but have to be moved. */
  private static final int MAX_WORD_LETTERS = 32;

  private static final int MANY = 128;

  private final StemTable stems = new StemTable();
  private int[] counts = new int[MANY];

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
    char[] letters = new char[MAX_WORD_LETTERS];
    int count = 0;
    int length = text.length();
    for (int i = 0; i <= length; i++) {
      char character = i < length ? text.charAt(i) : ' ';
      boolean ideograph = character > LATIN && Character.isIdeographic(character);
      char letter = ideograph ? SmallLetters.NONE : SmallLetters.of(character);
      if (letter != SmallLetters.NONE) {
        if (count == letters.length) {
          letters = Arrays.copyOf(letters, count * 2);
        }
        letters[count++] = letter;
        continue;
      }
      if (count >= MIN_LETTERS) {
        word(letters, count);
      }
      count = 0;
      if (ideograph && i + 1 < length && Character.isIdeographic(text.charAt(i + 1))) {
        add(StemTable.hash(new char[] {character, text.charAt(i + 1)}, 2));
      }
    }
  }

  private void word(char[] letters, int count) {
    int stem = Math.min(WordEndings.stemOf(letters, count, MIN_STEM), MAX_LETTERS);
    long hash = StemTable.hash(letters, stem);
    boolean mayBeEmpty = count <= MAX_EMPTY_LETTERS;
    if (mayBeEmpty && EMPTY_WORDS.contains(stem == count ? hash : StemTable.hash(letters, count))) {
      return;
    }
    add(hash);
  }

  private void add(long stem) {
    int index = stems.indexOf(stem);
    if (index == counts.length) {
      counts = Arrays.copyOf(counts, index * 2);
    }
    counts[index]++;
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
      words.indexOf(StemTable.hash(word.toCharArray(), word.length()));
    }
    return words;
  }
}
