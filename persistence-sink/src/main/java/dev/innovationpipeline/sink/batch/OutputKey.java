package dev.innovationpipeline.sink.batch;

import java.util.Comparator;

/** Which stage of which attempt of which run. */
public record OutputKey(String runId, int attempt, int stage) implements Comparable<OutputKey> {

  private static final Comparator<OutputKey> ORDER =
      Comparator.comparing(OutputKey::runId)
          .thenComparingInt(OutputKey::attempt)
          .thenComparingInt(OutputKey::stage);

  @Override
  public int compareTo(OutputKey other) {
    return ORDER.compare(this, other);
  }
}
