package dev.innovationpipeline.processor.document;

/**
 * The text of a document.
 *
 * @param text paragraphs in reading order, separated by blank lines
 * @param mediaType the detected type, regardless of the file name and the server's {@code
 *     Content-Type}
 * @param pages 1 for formats without pages
 */
public record Document(String text, String mediaType, int pages) {}
