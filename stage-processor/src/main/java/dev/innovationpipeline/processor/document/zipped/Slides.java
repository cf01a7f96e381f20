package dev.innovationpipeline.processor.document.zipped;

import dev.innovationpipeline.processor.document.text.TextBlocks;
import org.jspecify.annotations.Nullable;

/** Puts paragraphs under the headings of the slides that they stand on, if there are any. */
final class Slides {

  private final TextBlocks blocks;
  private int count;
  private int headingLevel;
  private boolean begun;
  private boolean title;
  private boolean notes;

  Slides(TextBlocks blocks) {
    this.blocks = blocks;
  }

  int count() {
    return count;
  }

  void start() {
    count++;
    begun = false;
    notes = false;
  }

  void startFrame(@Nullable String kind) {
    title = "title".equals(kind);
  }

  void endFrame() {
    title = false;
  }

  void startNotes() {
    notes = true;
  }

  void endNotes() {
    notes = false;
  }

  /** A table may come before any paragraph. */
  void startTable() {
    if (count > 0 && !begun) {
      begun = true;
      blocks.startSlide(count, null);
    }
  }

  /**
   * @param level of a heading; 0 for any other paragraph
   */
  void startParagraph(int level) {
    headingLevel = level;
  }

  void addItem(String text) {
    if (begin(text)) {
      blocks.addItem(text);
    }
  }

  void add(String text) {
    if (!begin(text)) {
      return;
    }
    if (headingLevel > 0) {
      blocks.addHeading(headingLevel, text);
    } else {
      blocks.add(text);
    }
  }

  /** Returns whether the text is still to be added. */
  private boolean begin(String text) {
    if (text.isBlank()) {
      return false;
    }
    if (count > 0 && !begun) {
      begun = true;
      blocks.startSlide(count, title ? text : null);
      return !title;
    }
    if (notes) {
      notes = false;
      blocks.add("Notes: " + text.strip());
      return false;
    }
    return true;
  }
}
