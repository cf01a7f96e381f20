package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.text.PagedText;
import dev.innovationpipeline.processor.document.text.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of blocks, of which a word may begin in one and end in the next, or on the next page.
 */
final class JoinedText {

  /** Drawn or not, it marks a place where a word may be parted, and is no part of the word. */
  private static final String SOFT_HYPHEN = "\u00AD";

  private static final String HYPHENS = "-\u2010" + SOFT_HYPHEN;

  private final StringBuilder text = new StringBuilder();
  private final List<Region> pages = new ArrayList<>();

  /** The page that begins with the next paragraph; 0 for none. */
  private int nextPage;

  static String of(List<String> blocks) {
    JoinedText joined = new JoinedText();
    blocks.forEach(joined::add);
    return joined.toString();
  }

  /** The blocks that follow are of this page. */
  void startPage(int number) {
    nextPage = number;
  }

  void add(String block) {
    if (block.isBlank()) {
      return;
    }
    if (endsWithinWord() && Character.isLowerCase(block.codePointAt(0))) {
      text.setLength(text.length() - 1);
    } else {
      startParagraph();
    }
    int last = block.length() - 1;
    text.append(block.substring(0, last).replace(SOFT_HYPHEN, "")).append(block.charAt(last));
  }

  private void startParagraph() {
    dropSoftHyphen();
    if (!text.isEmpty()) {
      text.append("\n\n");
    }
    if (nextPage > 0) {
      pages.add(Region.page(nextPage, text.length()));
      nextPage = 0;
    }
  }

  /** At the end it is kept until it is known whether the word goes on. */
  private void dropSoftHyphen() {
    int last = text.length() - 1;
    if (last >= 0 && text.charAt(last) == SOFT_HYPHEN.charAt(0)) {
      text.setLength(last);
    }
  }

  private boolean endsWithinWord() {
    int length = text.length();
    return length > 1
        && HYPHENS.indexOf(text.charAt(length - 1)) >= 0
        && Character.isLowerCase(text.codePointBefore(length - 1));
  }

  /** The text so far, to which nothing is added any more. */
  PagedText paged() {
    return new PagedText(toString(), pages);
  }

  @Override
  public String toString() {
    dropSoftHyphen();
    return text.toString();
  }
}
