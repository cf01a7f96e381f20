package dev.innovationpipeline.processor.document.fit;

/**
 * A text that fits in front of a model.
 *
 * @param shortened whether anything was left out
 * @param method what was kept and how it was chosen, for people
 */
public record FittedText(String text, boolean shortened, String method) {}
