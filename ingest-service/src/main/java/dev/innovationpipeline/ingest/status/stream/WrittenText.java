package dev.innovationpipeline.ingest.status.stream;

import dev.innovationpipeline.schema.processor.StageText;
import java.util.Optional;

/** What the model has written so far of a run's newest stage. */
final class WrittenText {

  private final StringBuilder text = new StringBuilder();
  private final String runId;
  private int attempt;
  private int stage;
  private long from;

  WrittenText(String runId) {
    this.runId = runId;
  }

  /** Pieces come in order; one that begins before the end of the text begins anew from there. */
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

  /** Of a stage that is over, as a processor that was thought dead may still write it. */
  boolean isOlder(StageText piece) {
    return piece.attempt() < attempt || (piece.attempt() == attempt && piece.stage() < stage);
  }

  /** Forgets all but where the text is. */
  void drop() {
    from += text.length();
    text.setLength(0);
    text.trimToSize();
  }

  int length() {
    return text.length();
  }

  /** In one piece; its beginning is missing only when that was dropped, or Kafka has lost it. */
  Optional<StageText> whole() {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new StageText(runId, attempt, stage, from, text.toString()));
  }

  private boolean isOfThisStage(StageText piece) {
    return piece.attempt() == attempt && piece.stage() == stage;
  }
}
