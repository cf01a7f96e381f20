package dev.innovationpipeline.sink.board;

import dev.innovationpipeline.platform.database.Migrations;
import dev.innovationpipeline.platform.database.PostgresArray;
import dev.innovationpipeline.platform.process.PeriodicService;
import dev.innovationpipeline.platform.process.PeriodicTasks;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.sink.batch.FactBatch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings cards to the board apart from the batches that store them, while no events come: to index
 * the words of a card costs as much as to store its run. Under load that does not end, cards wait
 * for half a minute, and come {@value #MAX_RUNS} runs at a time, in a tenth of the time that
 * passes, so that the runs that work have the database; more than that wait for an end of the load.
 *
 * <p>The runs to look at are in memory; after a start, and every hour, all cards are compared with
 * the board, so that a crash loses none.
 */
public final class CardBoard extends PeriodicService {

  private static final Logger log = LoggerFactory.getLogger(CardBoard.class);

  private static final Duration CHECK_INTERVAL = Duration.ofMillis(250);
  private static final Duration IDLE_INTERVAL = Duration.ofMillis(500);
  private static final Duration MAX_WAIT = Duration.ofSeconds(30);
  private static final Duration COMPARE_INTERVAL = Duration.ofHours(1);

  /** The time of a batch under load is followed by as much rest, this many times. */
  private static final int RESTS = 9;

  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(5);

  /** So that a batch never waits for the board for long. */
  private static final int MAX_RUNS = 50;

  /** Of more, the others are looked for once these are there. */
  private static final int MAX_MISSED = 10_000;

  /** Beyond it all cards are compared instead. */
  private static final int MAX_WAITING = 100_000;

  private final JdbcOperations jdbc;
  private final TransactionOperations transactions;
  private final Migrations schema;
  private final TimeSource time;
  private final TreeSet<String> waiting = new TreeSet<>();
  private Duration lastChange = Duration.ZERO;
  private Duration waitingSince = Duration.ZERO;
  private Duration restingUntil = Duration.ZERO;
  private volatile Duration notBefore = Duration.ZERO;
  private @Nullable Duration compared;

  public CardBoard(
      JdbcOperations jdbc, TransactionOperations transactions, Migrations schema, TimeSource time) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.schema = schema;
    this.time = time;
  }

  /** To be called once a batch is committed. */
  public void stored(FactBatch batch) {
    add(BoardBatch.changed(batch));
  }

  private synchronized void add(Set<String> runs) {
    lastChange = time.elapsed();
    if (runs.isEmpty()) {
      return;
    }
    if (waiting.isEmpty()) {
      waitingSince = lastChange;
    }
    waiting.addAll(runs);
    if (waiting.size() > MAX_WAITING) {
      waiting.clear();
      compared = null;
    }
  }

  /** Derives what is due; cards of runs that a batch is just writing wait for the next time. */
  public void bringUpToDate() {
    if (time.elapsed().compareTo(notBefore) < 0) {
      return;
    }
    try {
      compareIfDue();
      boolean more = true;
      while (more) {
        List<String> runs = due();
        more = !runs.isEmpty() && derive(runs) && isIdle();
      }
    } catch (RuntimeException e) { // Of migrations as of statements.
      notBefore = time.elapsed().plus(RETRY_INTERVAL);
      log.debug(
          "The board is not brought up to date ({}). Retrying in {}; the sink's health tells of an"
              + " outage.",
          e.toString(),
          RETRY_INTERVAL);
    }
  }

  private void compareIfDue() {
    Duration now = time.elapsed();
    synchronized (this) {
      if (!isIdle(now)
          || (compared != null && now.minus(compared).compareTo(COMPARE_INTERVAL) < 0)) {
        return;
      }
    }
    schema.ensure();
    Set<String> missed =
        new TreeSet<>(jdbc.queryForList(BoardSql.MISSED, String.class, MAX_MISSED));
    add(missed);
    synchronized (this) {
      compared = missed.size() < MAX_MISSED ? now : null;
      lastChange = now.minus(IDLE_INTERVAL);
    }
  }

  private synchronized List<String> due() {
    Duration now = time.elapsed();
    boolean late =
        now.minus(waitingSince).compareTo(MAX_WAIT) >= 0 && now.compareTo(restingUntil) >= 0;
    return isIdle(now) || late ? waiting.stream().limit(MAX_RUNS).toList() : List.of();
  }

  private synchronized boolean isIdle() {
    return isIdle(time.elapsed());
  }

  private boolean isIdle(Duration now) {
    return now.minus(lastChange).compareTo(IDLE_INTERVAL) >= 0;
  }

  /** False when others hold all of the runs. */
  private boolean derive(List<String> runs) {
    take(runs);
    Duration begun = time.elapsed();
    List<String> held = List.of();
    try {
      held = transactions.execute(transaction -> deriveUnheld(runs));
    } finally {
      List<String> done = held == null ? List.of() : held;
      putBack(runs.stream().filter(run -> !done.contains(run)).toList());
      restSince(begun);
    }
    return held != null && !held.isEmpty();
  }

  private List<String> deriveUnheld(List<String> runs) {
    jdbc.queryForList(BoardSql.GENERATION_HELD, String.class);
    List<String> held = jdbc.queryForList(BoardSql.TRY_LOCK, String.class, PostgresArray.of(runs));
    jdbc.update(BoardSql.REMOVE, PostgresArray.of(held), PostgresArray.of(held));
    CardWords words = new CardWords();
    jdbc.query(BoardSql.TEXTS, (row, number) -> words.add(row), PostgresArray.of(held));
    jdbc.update(
        BoardSql.DERIVE,
        PostgresArray.of(held),
        PostgresArray.of(words.cards()),
        PostgresArray.of(words.words()));
    return held;
  }

  /** Before they are read, so that a change meanwhile is noted for the next time. */
  private synchronized void take(List<String> runs) {
    runs.forEach(waiting::remove);
  }

  private synchronized void putBack(List<String> runs) {
    waiting.addAll(runs);
  }

  private synchronized void restSince(Duration begun) {
    Duration ended = time.elapsed();
    restingUntil = ended.plus(ended.minus(begun).multipliedBy(RESTS));
  }

  @Override
  protected PeriodicTasks begin() {
    PeriodicTasks tasks = new PeriodicTasks("card-board");
    tasks.every(CHECK_INTERVAL, this::bringUpToDate);
    return tasks;
  }
}
