package dev.innovationpipeline.processor.engine.task;

/** Why work is ended before it is done, other than to be handed back to another process. */
sealed interface Interruption {

  /**
   * Nobody wants the result: the record counts as done, and nothing comes of it.
   *
   * @param reason to follow "because it"
   */
  record Unwanted(String reason) implements Interruption {}

  /**
   * It took too long: the run fails.
   *
   * @param message which deadline, in which stage, and what to do
   */
  record Overdue(String message) implements Interruption {}
}
