package dev.innovationpipeline.platform.quote;

/**
 * The place of a quotation in a document.
 *
 * @param text as the document has it, line ends included; it replaces the model's
 * @param start its first character in the document, counted from 0 in UTF-16 units
 * @param end the character after its last
 * @param exact whether only white space, quotation marks, hyphens and ligatures differ
 * @param likeness of the quotation and the text, 0 to 1; 1 where it is exact
 */
public record FoundQuote(String text, int start, int end, boolean exact, double likeness) {}
