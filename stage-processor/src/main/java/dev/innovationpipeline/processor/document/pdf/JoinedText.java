package dev.innovationpipeline.processor.document.pdf;

import java.util.List;

/** The text of blocks, of which a word may begin in one and end in the next. */
final class JoinedText {

  /** Drawn or not, it marks a place where a word may be parted, and is no part of the word. */
  private static final String SOFT_HYPHEN = "\u00AD";

  private static final String HYPHENS = "-\u2010" + SOFT_HYPHEN;

  private final StringBuilder text = new StringBuilder();

  static String of(List<String> blocks) {
    JoinedText joined = new JoinedText();
    blocks.forEach(joined::add);
    return joined.toString();
  }

  void add(String block) {
    if (block.isBlank()) {
      return;
    }
    if (endsWithinWord() && Character.isLowerCase(block.codePointAt(0))) {
      text.setLength(text.length() - 1);
    } else if (!text.isEmpty()) {
      text.append("\n\n");
    }
    text.append(block);
  }

  private boolean endsWithinWord() {
    int length = text.length();
    return length > 1
        && HYPHENS.indexOf(text.charAt(length - 1)) >= 0
        && Character.isLowerCase(text.codePointBefore(length - 1));
  }

  @Override
  public String toString() {
    return text.toString().replace(SOFT_HYPHEN, "");
  }
}
