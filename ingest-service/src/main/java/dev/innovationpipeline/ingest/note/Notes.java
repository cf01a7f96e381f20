package dev.innovationpipeline.ingest.note;

import dev.innovationpipeline.ingest.database.BoardSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.database.SinkWait;
import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.schema.event.Annotated.CardAnnotated;
import dev.innovationpipeline.schema.event.Annotated.RunAnnotated;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.RunEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Publishes what people note, and waits until the sink has stored it, so that the next read from
 * any instance shows it.
 */
@Component
public class Notes {

  private static final Logger log = LoggerFactory.getLogger(Notes.class);

  private final JdbcClient database;
  private final EventTransactions events;
  private final InstantSource clock;

  Notes(JdbcClient database, EventTransactions events, InstantSource clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /** The time of all notes of a request, as precise as the database holds it. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Publishes those of a company together: all or none.
   *
   * @return whether the database shows them already
   * @throws org.springframework.web.ErrorResponseException 503 when Kafka did not acknowledge them
   */
  public boolean publish(List<? extends RunEvent> notes, Instant at) throws InterruptedException {
    Map<String, ? extends List<? extends RunEvent>> byCompany =
        notes.stream().collect(Collectors.groupingBy(note -> note.run().companyId()));
    try {
      byCompany.values().forEach(events::append);
    } catch (EventNotKeptException e) {
      throw Problems.unavailable(
          "Kafka did not acknowledge it. Send the same request again: what is done already is not"
              + " done twice.",
          e);
    }
    return notes.isEmpty() || awaitStored(notes, at);
  }

  private boolean awaitStored(Collection<? extends RunEvent> notes, Instant at)
      throws InterruptedException {
    Set<List<Object>> missing = new HashSet<>();
    notes.forEach(note -> missing.add(place(note)));
    Set<String> runs = notes.stream().map(note -> note.run().runId()).collect(Collectors.toSet());
    boolean shown =
        SinkWait.until(
                () -> {
                  missing.removeAll(stored(runs, at));
                  return missing;
                },
                Set::isEmpty)
            .isPresent();
    if (shown) {
      return true;
    }
    log.warn(
        "Kafka has the notes on {} runs; the database shows them once the sink has caught up.",
        runs.size());
    return false;
  }

  private Set<List<Object>> stored(Set<String> runs, Instant at) {
    Set<List<Object>> stored = new HashSet<>();
    rows(BoardSql.NOTES_SINCE, runs, at)
        .forEach(
            row ->
                stored.add(
                    place(
                        row.textOr("run_id", ""),
                        row.integerOr("attempt", 0),
                        row.integerOr("card", 0),
                        row.textOr("kind", ""),
                        row.text("name"))));
    rows(BoardSql.STARS_SINCE, runs, at.truncatedTo(ChronoUnit.MILLIS))
        .forEach(
            row ->
                stored.add(
                    place(
                        row.textOr("run_id", ""),
                        row.integerOr("attempt", 0),
                        row.integerOr("card", 0),
                        CardStarred.TYPE,
                        null)));
    return stored;
  }

  private List<Row> rows(String sql, Set<String> runs, Instant since) {
    return database
        .sql(sql)
        .param("runs", runs)
        .param("since", Row.column(since))
        .query(Row.MAPPER)
        .list();
  }

  private static List<Object> place(RunEvent note) {
    String run = note.run().runId();
    int attempt = note.run().attempt();
    if (note instanceof CardAnnotated card) {
      return place(run, attempt, card.card(), card.kind().wireName(), card.name());
    }
    if (note instanceof RunAnnotated whole) {
      return place(run, 0, 0, whole.kind().wireName(), whole.name());
    }
    if (note instanceof CardStarred card) {
      return place(run, attempt, card.card(), CardStarred.TYPE, null);
    }
    throw new IllegalArgumentException(note.type() + " is no note.");
  }

  private static List<Object> place(
      String run, int attempt, int card, String kind, @Nullable String name) {
    return List.of(run, attempt, card, kind, name == null ? "" : name);
  }
}
