package dev.innovationpipeline.processor.document.text;

import java.util.List;

/**
 * The text of a document.
 *
 * @param text paragraphs in reading order, separated by blank lines
 * @param mediaType the detected type, regardless of the file name and the server's {@code
 *     Content-Type}
 * @param pages 1 for formats without pages
 * @param hiddenWords the number of words that a reader of the document could not see; they are not
 *     in the text
 * @param runningRows the headers, footers and page numbers that are not in the text, page by page
 */
public record Document(
    String text, String mediaType, int pages, int hiddenWords, List<String> runningRows) {

  public Document {
    runningRows = List.copyOf(runningRows);
  }

  /** A document without pages. */
  public Document(String text, String mediaType, int hiddenWords) {
    this(text, mediaType, 1, hiddenWords, List.of());
  }

  /** With a part of its text. */
  public Document withText(Shown shown) {
    return new Document(
        shown.text(), mediaType, pages, hiddenWords + shown.hiddenWords(), runningRows);
  }
}
