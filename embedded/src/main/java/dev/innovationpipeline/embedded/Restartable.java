package dev.innovationpipeline.embedded;

/** A server that a test can take away and bring back; its address and its data stay the same. */
public interface Restartable extends AutoCloseable {

  /** From now on nobody answers at its address. */
  void stop();

  /** After {@link #stop()}: the same server again, with what it knew. */
  void startAgain();

  /** Stops it for good. */
  @Override
  void close();
}
