package dev.innovationpipeline.sink.consume;

/** The tables were emptied while a batch was under way; it must be re-read. */
final class GenerationChangedException extends Exception {

  GenerationChangedException() {
    super("The store has a new generation.");
  }
}
