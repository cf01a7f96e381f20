package dev.innovationpipeline.processor.document.text;

import java.util.StringTokenizer;

/**
 * A text without its hidden parts.
 *
 * @param hiddenWords the number of words that were removed
 */
public record Shown(String text, int hiddenWords) {

  /** The number of words of a text, as hidden ones are counted. */
  public static int wordsOf(String text) {
    return new StringTokenizer(text).countTokens();
  }
}
