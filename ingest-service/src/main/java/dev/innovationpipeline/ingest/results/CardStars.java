package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.database.ResultSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.eventlog.EventLog;
import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Publishes stars and waits until the sink has written them, so that the next read from any
 * instance shows them.
 */
@Component
class CardStars {

  private static final Logger log = LoggerFactory.getLogger(CardStars.class);

  /** The sink usually writes within tens of milliseconds; a star is also kept without it. */
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(2);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(15);

  private final JdbcClient database;
  private final RunStatuses statuses;
  private final EventLog events;
  private final InstantSource clock;

  CardStars(JdbcClient database, RunStatuses statuses, EventLog events, InstantSource clock) {
    this.database = database;
    this.statuses = statuses;
    this.events = events;
    this.clock = clock;
  }

  Card star(String cardId, boolean starred) throws InterruptedException {
    Row row = row(cardId).orElseThrow(() -> Problems.notFound("There is no card " + cardId + "."));
    RunContext run =
        under(statuses.require(row.textOr("runId", "")).run(), row.integerOr("attempt", 1));
    try {
      events.append(new CardStarred(run, row.integerOr("number", 1), starred, clock.instant()));
    } catch (EventNotKeptException e) {
      throw Problems.unavailable("Kafka did not acknowledge the star. Send the request again.", e);
    }
    return once(cardId, starred, Card.of(row));
  }

  private Card once(String cardId, boolean starred, Card before) throws InterruptedException {
    long deadline = System.nanoTime() + WRITE_TIMEOUT.toNanos();
    while (System.nanoTime() - deadline < 0) {
      Card card = row(cardId).map(Card::of).orElse(before);
      if (Boolean.valueOf(starred).equals(card.starred())) {
        return card;
      }
      Thread.sleep(POLL_INTERVAL);
    }
    log.warn(
        "Kafka has the star of {}; the database shows it once the sink has caught up.", cardId);
    return before.starred(starred);
  }

  private Optional<Row> row(String cardId) {
    return database.sql(ResultSql.CARD).param("card", cardId).query(Row.MAPPER).optional();
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
