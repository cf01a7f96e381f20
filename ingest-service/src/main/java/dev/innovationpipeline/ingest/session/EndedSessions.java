package dev.innovationpipeline.ingest.session;

import java.time.Instant;

/** The sessions that people have ended before their time, at any instance. */
public interface EndedSessions {

  /** Whether all are known that were ended before this instance started. */
  boolean isComplete();

  boolean has(String id);

  /**
   * Adds one; other instances know it within milliseconds.
   *
   * @param until when it would have ended by itself
   * @throws NotKeptException when Kafka does not acknowledge it
   */
  void add(String id, Instant until);

  /** The end of a session is known to nobody. */
  final class NotKeptException extends RuntimeException {
    public NotKeptException(Throwable cause) {
      super("Kafka did not acknowledge the end of a session.", cause);
    }
  }
}
