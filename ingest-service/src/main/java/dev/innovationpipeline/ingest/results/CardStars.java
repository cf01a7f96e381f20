package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.database.ResultSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.database.SinkWait;
import dev.innovationpipeline.ingest.eventlog.EventLog;
import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.RunContext;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  /** How a card's star is, as an entity tag. */
  static String tag(Card card) {
    return Boolean.TRUE.equals(card.starred()) ? "\"starred\"" : "\"unstarred\"";
  }

  /**
   * @param expected the tag that the request names; null for none
   * @throws org.springframework.web.ErrorResponseException 412 when the star is otherwise
   */
  Card star(String cardId, boolean starred, @Nullable String expected) throws InterruptedException {
    Row row = row(cardId).orElseThrow(() -> Problems.notFound("There is no card " + cardId + "."));
    require(expected, Card.of(row));
    RunContext run =
        statuses.require(row.textOr("runId", "")).run().attempt(row.integerOr("attempt", 1));
    try {
      events.append(new CardStarred(run, row.integerOr("number", 1), starred, clock.instant()));
    } catch (EventNotKeptException e) {
      throw Problems.unavailable("Kafka did not acknowledge the star. Send the request again.", e);
    }
    return once(cardId, starred, Card.of(row));
  }

  private static void require(@Nullable String expected, Card card) {
    if (expected == null || expected.strip().equals("*")) {
      return;
    }
    for (String each : expected.split(",")) {
      if (each.strip().equals(tag(card))) {
        return;
      }
    }
    throw Problems.outdated(
        "The card is %s by now. Read it, and decide again.".formatted(tag(card).replace("\"", "")));
  }

  private Card once(String cardId, boolean starred, Card before) throws InterruptedException {
    Optional<Card> shown =
        SinkWait.until(
            () -> row(cardId).map(Card::of).orElse(before),
            card -> Boolean.valueOf(starred).equals(card.starred()));
    if (shown.isPresent()) {
      return shown.get();
    }
    log.warn(
        "Kafka has the star of {}; the database shows it once the sink has caught up.", cardId);
    return before.starred(starred);
  }

  private Optional<Row> row(String cardId) {
    return database.sql(ResultSql.CARD).param("card", cardId).query(Row.MAPPER).optional();
  }
}
