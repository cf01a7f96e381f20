package dev.innovationpipeline.schema.topic;

/** Which records of a topic are kept. */
public enum Keeping {
  /** All, for a time. */
  A_WHILE,

  /**
   * All facts: a key names one fact, so that compaction takes repetitions of it and what a
   * tombstone names, nothing else.
   */
  EVERY_FACT,

  /** The newest of each key. */
  NEWEST_STATE
}
