package dev.innovationpipeline.ingest.problem;

/**
 * One wrong field of a request.
 *
 * @param field its name on the wire; dotted when nested; {@code body} for the whole
 * @param message what is wrong and what would be right
 */
public record FieldError(String field, String message) {}
