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
 * @param unreadPages pages, from 1, that are pictures whose text was not recognised
 */
public record Document(
    String text,
    String mediaType,
    int pages,
    int hiddenWords,
    List<String> runningRows,
    List<Integer> unreadPages) {

  public Document {
    runningRows = List.copyOf(runningRows);
    unreadPages = List.copyOf(unreadPages);
  }

  /** A document that was read whole. */
  public Document(
      String text, String mediaType, int pages, int hiddenWords, List<String> runningRows) {
    this(text, mediaType, pages, hiddenWords, runningRows, List.of());
  }

  /** A document without pages. */
  public Document(String text, String mediaType, int hiddenWords) {
    this(text, mediaType, 1, hiddenWords, List.of());
  }

  /** With a part of its text. */
  public Document withText(Shown shown) {
    return new Document(
        shown.text(),
        mediaType,
        pages,
        hiddenWords + shown.hiddenWords(),
        runningRows,
        unreadPages);
  }
}
