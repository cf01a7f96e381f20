package dev.innovationpipeline.processor.llm.api;

/** Receives the text of streamed answers as it arrives; called on the reading thread. */
@FunctionalInterface
public interface StageTextListener {

  StageTextListener NONE = (call, position, text) -> {};

  /**
   * Called with a part of an answer. Nothing may depend on it: an answer can fail after some of its
   * text, and most calls are not streamed.
   *
   * @param position the index of the text's first character in the answer; 0 starts a new answer
   */
  void onText(CallContext call, long position, String text);

  /** Whether somebody reads along with the run; only then are its calls streamed under load. */
  default boolean isWatched(String runId) {
    return false;
  }
}
