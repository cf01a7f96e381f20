package dev.innovationpipeline.processor.stage.prompt;

/** The format that a prompt asks for, where its stage takes several. */
public enum AnswerFormat {
  MARKDOWN,
  /** By a JSON Schema, as far as the server takes one. */
  JSON
}
