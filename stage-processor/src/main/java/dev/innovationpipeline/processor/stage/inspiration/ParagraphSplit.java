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
      int start = 0;
      while (open.length() - start > maxLength) {
        int cut = cutBefore(open, start, maxLength);
        pieces.add(open.substring(start, cut).strip());
        start = cut;
      }
      open.delete(0, start);
    }
    if (!open.isEmpty()) {
      pieces.add(open.toString().strip());
    }
    return pieces;
  }

  /** At a space if possible, never inside a surrogate pair. */
  private static int cutBefore(StringBuilder text, int start, int maxLength) {
    int end = start + maxLength;
    for (int space = end; space > start + maxLength / 2; space--) {
      if (text.charAt(space) == ' ') {
        return space;
      }
    }
    return maxLength > 1 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }
}
