package dev.innovationpipeline.processor.document.text;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;

/** Collects the text of a document block by block; a blank line parts two blocks. */
public final class TextBlocks {

  /** A hundred times what a model reads at once. */
  static final int MAX_CHARACTERS = 10_000_000;

  private static final int MAX_HEADING_LEVEL = 6;

  private final StringBuilder text = new StringBuilder();
  private boolean inList;

  /**
   * Adds a paragraph; one without text is no block.
   *
   * @throws dev.innovationpipeline.processor.failure.StageFailedException if the text gets longer
   *     than any document is
   */
  public void add(String block) {
    String seen = block.strip();
    if (!seen.isEmpty()) {
      append(seen, "\n\n");
      inList = false;
    }
  }

  /**
   * Adds a heading as in Markdown.
   *
   * @param level 1 or more
   */
  public void addHeading(int level, String heading) {
    String line = heading.strip().replace('\n', ' ');
    if (!line.isEmpty()) {
      add("#".repeat(Math.min(level, MAX_HEADING_LEVEL)) + " " + line);
    }
  }

  /** Adds an item of a list; items follow each other without a blank line. */
  public void addItem(String item) {
    String line = item.strip();
    if (!line.isEmpty()) {
      append("- " + line, inList ? "\n" : "\n\n");
      inList = true;
    }
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  private void append(String block, String separator) {
    if (text.length() + block.length() > MAX_CHARACTERS) {
      throw DocumentFailures.unpacksTooLarge(
          new IllegalStateException("More than %,d characters.".formatted(MAX_CHARACTERS)));
    }
    text.append(text.isEmpty() ? "" : separator).append(block);
  }

  /** The text so far. */
  @Override
  public String toString() {
    return text.toString();
  }
}
