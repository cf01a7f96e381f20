package dev.innovationpipeline.schema.event;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Somebody marked a card, or took the mark away. Of several, the latest holds; of equally late
 * ones, the mark.
 *
 * @param run under the attempt whose card it is: another attempt's card is another card
 * @param card its number, from 1
 */
public record CardStarred(RunContext run, int card, boolean starred, Instant occurredAt)
    implements RunEvent {

  public static final String TYPE = "card-starred";

  public CardStarred {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(occurredAt, "occurred_at");
    if (card < 1) {
      throw new IllegalArgumentException("card is counted from 1, but was " + card);
    }
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public OptionalInt atStage() {
    return OptionalInt.empty();
  }

  /** A mark can come and go, so its time is part of the identity. */
  @Override
  public String id() {
    return String.join(
        "/",
        run.runId(),
        String.valueOf(run.attempt()),
        "card-" + card,
        TYPE,
        occurredAt.toString());
  }
}
