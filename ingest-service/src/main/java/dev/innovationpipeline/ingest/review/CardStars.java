package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.eventlog.EventLog;
import dev.innovationpipeline.ingest.eventlog.EventNotKeptException;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.results.Card;
import dev.innovationpipeline.ingest.results.RunQueries;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Publishes stars and waits until the sink has written them, so that whoever reads next, from
 * whichever instance, sees them.
 */
@Component
public class CardStars {

  private static final Logger log = LoggerFactory.getLogger(CardStars.class);

  /** The sink writes within some ten milliseconds; when it is away, the star holds all the same. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(15);

  private final RunQueries library;
  private final RunStatuses statuses;
  private final EventLog events;
  private final InstantSource clock;

  public CardStars(RunQueries library, RunStatuses statuses, EventLog events, InstantSource clock) {
    this.library = library;
    this.statuses = statuses;
    this.events = events;
    this.clock = clock;
  }

  public Card star(String cardId, boolean starred) throws InterruptedException {
    Row row =
        library
            .card(cardId)
            .orElseThrow(() -> Problems.notFound("There is no card " + cardId + "."));
    RunContext run =
        under(statuses.require(row.textOr("runId", "")).run(), row.integerOr("attempt", 1));
    try {
      events.append(new CardStarred(run, row.integerOr("number", 1), starred, clock.instant()));
    } catch (EventNotKeptException e) {
      throw Problems.unavailable("Kafka did not acknowledge the star. Send it again.", e);
    }
    return once(cardId, starred, Card.of(row));
  }

  private Card once(String cardId, boolean starred, Card before) throws InterruptedException {
    Instant deadline = clock.instant().plus(PATIENCE);
    while (clock.instant().isBefore(deadline)) {
      Card card = library.card(cardId).map(Card::of).orElse(before);
      if (Boolean.valueOf(starred).equals(card.starred())) {
        return card;
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    log.warn(
        "The star of {} is kept by Kafka; the database shows it when the sink is back.", cardId);
    return before.starred(starred);
  }

  private static RunContext under(RunContext newest, int attempt) {
    return newest.attempt() == attempt
        ? newest
        : new RunContext(
            newest.runId(),
            attempt,
            newest.userId(),
            newest.companyId(),
            newest.blobUrl(),
            newest.requestedAt(),
            RunOptions.DEFAULTS);
  }
}
