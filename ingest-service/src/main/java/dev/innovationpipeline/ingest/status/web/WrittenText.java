package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.schema.processor.StageText;
import java.util.Optional;

/** The text that the model has written so far in a run's newest stage. */
final class WrittenText {

  private final StringBuilder text = new StringBuilder();
  private final String runId;
  private int attempt;
  private int stage;
  private long from;

  WrittenText(String runId) {
    this.runId = runId;
  }

  /** Pieces come in order; one that begins before the end of the text replaces the rest. */
  void add(StageText piece) {
    long at = piece.position() - from;
    if (!isOfThisStage(piece) || at < 0 || at > text.length()) {
      attempt = piece.attempt();
      stage = piece.stage();
      from = piece.position();
      at = 0;
    }
    text.setLength(Math.toIntExact(at));
    text.append(piece.text());
  }

  /** Whether the stage is over; a processor that was taken for dead may still write its text. */
  boolean isOlder(StageText piece) {
    return piece.attempt() < attempt || (piece.attempt() == attempt && piece.stage() < stage);
  }

  /** Drops the text and keeps its position. */
  void drop() {
    from += text.length();
    text.setLength(0);
    text.trimToSize();
  }

  int length() {
    return text.length();
  }

  /** The text as one piece; its beginning is missing only when it was dropped or Kafka lost it. */
  Optional<StageText> whole() {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new StageText(runId, attempt, stage, from, text.toString()));
  }

  private boolean isOfThisStage(StageText piece) {
    return piece.attempt() == attempt && piece.stage() == stage;
  }
}
