package dev.innovationpipeline.processor.document.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a text at blank lines, and what is still too long at line and sentence ends. */
final class ParagraphSplit {

  private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*\\n\\s*");
  private static final Pattern SENTENCE_ENDS = Pattern.compile("(?<=[.!?。！？])\\s+|\\n+");

  private ParagraphSplit() {}

  static List<String> of(String text, int longest) {
    List<String> parts = new ArrayList<>();
    for (String paragraph : BLANK_LINES.split(text.strip())) {
      if (paragraph.length() <= longest) {
        parts.add(paragraph);
      } else {
        parts.addAll(pieces(paragraph, longest));
      }
    }
    return parts;
  }

  private static List<String> pieces(String paragraph, int longest) {
    List<String> pieces = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String sentence : SENTENCE_ENDS.split(paragraph)) {
      if (!open.isEmpty() && open.length() + sentence.length() + 1 > longest) {
        pieces.add(open.toString());
        open.setLength(0);
      }
      open.append(open.isEmpty() ? "" : " ").append(sentence);
      while (open.length() > longest) {
        int cut = cutBefore(open, longest);
        pieces.add(open.substring(0, cut).strip());
        open.delete(0, cut);
      }
    }
    if (!open.isEmpty()) {
      pieces.add(open.toString().strip());
    }
    return pieces;
  }

  /** At a space where there is one, and never inside a surrogate pair. */
  private static int cutBefore(StringBuilder text, int longest) {
    int space = text.lastIndexOf(" ", longest);
    if (space > longest / 2) {
      return space;
    }
    return longest > 1 && Character.isHighSurrogate(text.charAt(longest - 1))
        ? longest - 1
        : longest;
  }
}
