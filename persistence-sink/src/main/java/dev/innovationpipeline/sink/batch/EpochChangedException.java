package dev.innovationpipeline.sink.batch;

/** The tables were emptied while a batch was under way; it must be read again in its turn. */
final class EpochChangedException extends Exception {

  EpochChangedException() {
    super("The store has another epoch now.");
  }
}
