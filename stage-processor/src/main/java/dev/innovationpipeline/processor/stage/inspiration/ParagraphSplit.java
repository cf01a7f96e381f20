package dev.innovationpipeline.processor.stage.inspiration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a text at blank lines, and paragraphs that are too long at line and sentence ends. */
final class ParagraphSplit {

  private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*\\n\\s*");
  private static final Pattern SENTENCE_ENDS = Pattern.compile("(?<=[.!?。！？])\\s+|\\n+");

  private ParagraphSplit() {}

  static List<String> of(String text, int maxLength) {
    List<String> parts = new ArrayList<>();
    for (String paragraph : BLANK_LINES.split(text.strip())) {
      if (paragraph.length() <= maxLength) {
        parts.add(paragraph);
      } else {
        parts.addAll(pieces(paragraph, maxLength));
      }
    }
    return parts;
  }

  private static List<String> pieces(String paragraph, int maxLength) {
    List<String> pieces = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String sentence : SENTENCE_ENDS.split(paragraph)) {
      if (!open.isEmpty() && open.length() + sentence.length() + 1 > maxLength) {
        pieces.add(open.toString());
        open.setLength(0);
      }
      open.append(open.isEmpty() ? "" : " ").append(sentence);
      while (open.length() > maxLength) {
        int cut = cutBefore(open, maxLength);
        pieces.add(open.substring(0, cut).strip());
        open.delete(0, cut);
      }
    }
    if (!open.isEmpty()) {
      pieces.add(open.toString().strip());
    }
    return pieces;
  }

  /** At a space if possible, never inside a surrogate pair. */
  private static int cutBefore(StringBuilder text, int maxLength) {
    int space = text.lastIndexOf(" ", maxLength);
    if (space > maxLength / 2) {
      return space;
    }
    return maxLength > 1 && Character.isHighSurrogate(text.charAt(maxLength - 1))
        ? maxLength - 1
        : maxLength;
  }
}
