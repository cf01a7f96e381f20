package dev.innovationpipeline.processor.document.text;

import java.util.List;

/**
 * The text of pages.
 *
 * @param text paragraphs in reading order, separated by blank lines
 * @param pages where each page begins; a page without a paragraph of its own has no region
 */
public record PagedText(String text, List<Region> pages) {

  public PagedText {
    pages = List.copyOf(pages);
  }
}
