package dev.innovationpipeline.processor.llm.api;

/** Hears what the model writes while it writes; called on the thread that reads it. */
@FunctionalInterface
public interface StageTextListener {

  StageTextListener NONE = (call, position, text) -> {};

  /**
   * A piece of an answer. Nothing may rely on it: an answer can fail after its pieces, and most
   * calls are heard only as a whole.
   *
   * @param position of the piece's first character in the answer; 0 begins anew
   */
  void wrote(CallContext call, long position, String text);
}
