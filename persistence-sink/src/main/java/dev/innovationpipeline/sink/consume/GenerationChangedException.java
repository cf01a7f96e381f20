package dev.innovationpipeline.sink.consume;

/** The tables were emptied while a batch was under way; it must be read again in its turn. */
final class GenerationChangedException extends Exception {

  GenerationChangedException() {
    super("The store has another epoch now.");
  }
}
