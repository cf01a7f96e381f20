package dev.innovationpipeline.processor.document;

/**
 * A text without its hidden parts.
 *
 * @param hiddenWords the number of words that were removed
 */
record Shown(String text, int hiddenWords) {}
