package dev.innovationpipeline.processor.document.file;

/**
 * What a document says.
 *
 * @param text paragraphs, separated by a blank line, in reading order
 * @param mediaType what the content is, whatever its name or its server said
 * @param pages 1 for formats that have no pages
 */
public record Document(String text, String mediaType, int pages) {}
