package dev.innovationpipeline.embedded;

/** A server that a test can take away and bring back; its address and its data stay the same. */
interface Restartable extends AutoCloseable {

  /** From now on nobody answers at its address. */
  void stop();

  /** Restarts the server with its data, after {@link #stop()}. */
  void startAgain();

  /** Stops it for good. */
  @Override
  void close();
}
