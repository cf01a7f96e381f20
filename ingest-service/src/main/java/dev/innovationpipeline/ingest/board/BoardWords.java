package dev.innovationpipeline.ingest.board;

import java.text.Normalizer;

/** Words of a search, as the board's words are kept: without accents, in any language. */
final class BoardWords {

  private static final int FIRST_MARK = 0x300;
  private static final int LAST_MARK = 0x36F;

  private BoardWords() {}

  static String plain(String words) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(words, Normalizer.Form.NFKD)
        .chars()
        .filter(c -> c < FIRST_MARK || c > LAST_MARK)
        .forEach(c -> plain.append((char) c));
    return plain.toString();
  }
}
