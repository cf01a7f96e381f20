package dev.innovationpipeline.processor.engine;

/** Where a processor dies, without a word, as by kill -9. */
enum KillPoint {
  NOWHERE,
  /** Records are in hand, no work has begun. */
  AFTER_POLL,
  /** The model has answered and been paid; nobody else knows. */
  AFTER_REPLY,
  /** The output is on the broker, in an open transaction. */
  BEFORE_COMMIT,
  /** Committed, but the process never hears of it. */
  AFTER_COMMIT;

  /** Halts on the given passage, counted over the process. */
  Tripwire after(int passages) {
    return new Tripwire(this, passages);
  }
}
