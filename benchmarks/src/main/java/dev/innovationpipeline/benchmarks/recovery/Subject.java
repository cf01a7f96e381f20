package dev.innovationpipeline.benchmarks.recovery;

import java.io.IOException;

/** A part of a running system that can be killed, or the whole of it. */
interface Subject {

  /** For people. */
  String name();

  /** As {@code kill -9}. */
  void kill();

  /** By the same command; returns once it is ready. */
  void startAgain() throws IOException;
}
