package dev.innovationpipeline.benchmarks.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.SplittableRandom;

/** Text of made-up words, as many different ones as a large book has. */
final class ManyWords {

  private static final int VOCABULARY = 50_000;
  private static final int SENTENCES = 6;
  private static final int LETTERS = 26;

  private final SplittableRandom random;

  ManyWords(int seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Writes paragraphs until they have as many bytes, after a heading. Each has the mark, as a long
   * document is asked about in parts.
   */
  void write(String mark, long bytes, OutputStream out) throws IOException {
    byte[] first = ("# A report, " + mark + "\n\n").getBytes(US_ASCII);
    out.write(first);
    long left = bytes - first.length;
    while (left > 0) {
      byte[] paragraph = (mark + ' ' + paragraph() + "\n\n").getBytes(US_ASCII);
      out.write(paragraph, 0, (int) Math.min(left, paragraph.length));
      left -= paragraph.length;
    }
  }

  private String paragraph() {
    StringBuilder paragraph = new StringBuilder();
    for (int sentence = 0; sentence < SENTENCES; sentence++) {
      paragraph.append(sentence == 0 ? "" : " ").append(sentence());
    }
    return paragraph.toString();
  }

  /** Some hundred characters, without brackets. */
  String sentence() {
    StringBuilder sentence = new StringBuilder();
    int words = random.nextInt(10, 20);
    for (int word = 0; word < words; word++) {
      sentence.append(word == 0 ? "" : " ");
      addWord(sentence);
    }
    return sentence.append('.').toString();
  }

  private void addWord(StringBuilder text) {
    int rank = (int) (VOCABULARY * Math.pow(random.nextDouble(), 3)); // some are frequent
    int letters = rank * 31 + 676;
    while (letters > 0) {
      text.append((char) ('a' + letters % LETTERS));
      letters /= LETTERS;
    }
  }
}
