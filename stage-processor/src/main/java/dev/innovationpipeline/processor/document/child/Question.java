package dev.innovationpipeline.processor.document.child;

/**
 * A document that a parser process is to read.
 *
 * @param path of the file
 * @param name of the document, or its address
 * @param maxPages of a PDF
 */
record Question(String path, String name, int maxPages) {}
