package dev.innovationpipeline.cli.assistant;

/**
 * A tool as an assistant knows it.
 *
 * @param title for people
 * @param description for the model: when to use it, and what to do next
 * @param schema of the arguments, JSON Schema
 * @param readOnly whether it changes nothing
 */
record AssistantTool(
    String name, String title, String description, String schema, boolean readOnly, Body body) {

  /** The work of a tool. */
  @FunctionalInterface
  interface Body {

    Answer call(Arguments arguments, ProgressNotices progress) throws Exception;
  }
}
