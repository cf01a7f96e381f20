package dev.innovationpipeline.sink.batch;

import java.util.Comparator;

/** Which attempt of which run. */
public record AttemptKey(String runId, int attempt) implements Comparable<AttemptKey> {

  private static final Comparator<AttemptKey> ORDER =
      Comparator.comparing(AttemptKey::runId).thenComparingInt(AttemptKey::attempt);

  @Override
  public int compareTo(AttemptKey other) {
    return ORDER.compare(this, other);
  }
}
