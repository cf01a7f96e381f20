package dev.innovationpipeline.processor.document.text;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.schema.document.Place.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the text of a document block by block; a blank line parts two blocks. */
public final class TextBlocks {

  /** A hundred times what a model reads at once. */
  static final int MAX_CHARACTERS = 10_000_000;

  private static final int MAX_HEADING_LEVEL = 6;

  private final StringBuilder text = new StringBuilder();
  private final List<Region> regions = new ArrayList<>();
  private boolean inList;
  private int sections;
  private int sheets;

  /** Headings within slides and sheets begin no section of their own. */
  private boolean divided;

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
   * Adds a heading as in Markdown, which begins a section.
   *
   * @param level 1 or more
   */
  public void addHeading(int level, String heading) {
    String line = oneLine(heading);
    if (line.isEmpty()) {
      return;
    }
    int start = startOfNext();
    add("#".repeat(Math.min(level, MAX_HEADING_LEVEL)) + " " + line);
    if (!divided) {
      regions.add(Region.of(Kind.SECTION, ++sections, line, start));
    }
  }

  /**
   * Adds the heading of a slide.
   *
   * @param title null or blank for none
   */
  public void startSlide(int number, @Nullable String title) {
    String line = title == null ? "" : oneLine(title);
    start(Kind.SLIDE, number, line, "Slide " + number + (line.isEmpty() ? "" : ": " + line));
  }

  /** Adds the heading of a sheet. */
  public void startSheet(String name) {
    start(Kind.SHEET, ++sheets, oneLine(name), "Sheet: " + name);
  }

  private void start(Kind kind, int number, String name, String heading) {
    divided = true;
    regions.add(Region.of(kind, number, name.isEmpty() ? null : name, startOfNext()));
    addHeading(2, heading);
  }

  private int startOfNext() {
    return text.isEmpty() ? 0 : text.length() + 2;
  }

  private static String oneLine(String heading) {
    return heading.strip().replace('\n', ' ');
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

  /** The slides, sheets or sections of the text so far. */
  public List<Region> regions() {
    return List.copyOf(regions);
  }

  /** The text so far. */
  @Override
  public String toString() {
    return text.toString();
  }
}
