package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.ingest.status.RunWatch.Changed;
import dev.innovationpipeline.ingest.status.RunWatch.News;
import dev.innovationpipeline.ingest.status.RunWatch.Text;
import dev.innovationpipeline.ingest.status.RunWatch.Woken;
import dev.innovationpipeline.schema.processor.StageText;
import dev.innovationpipeline.schema.run.RunStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one client's stream on a thread of its own: where the run stands or, to one who comes
 * back, what it missed; then each change, until the run ends.
 *
 * <p>The watch is older than the status it begins with, so that no change falls between the two;
 * those that are in both are told by their ids.
 */
final class RunEventStream {

  private static final Logger log = LoggerFactory.getLogger(RunEventStream.class);

  private final EventWriter client;
  private final RunWatch watch;
  private final ChangeHistory history;
  private final Function<RunStatus, StatusAnswer> answers;
  private final Duration heartbeat;
  private final BooleanSupplier open;

  /** The newest change that the client has; null before the first. */
  private @Nullable ChangeId has;

  private @Nullable RunStatus current;
  private @Nullable StatusAnswer shown;

  /** The client has seen more, on another instance, than this one knows yet. */
  private boolean behind;

  RunEventStream(
      EventWriter client,
      RunWatch watch,
      ChangeHistory history,
      Function<RunStatus, StatusAnswer> answers,
      Duration heartbeat,
      BooleanSupplier open) {
    this.client = client;
    this.watch = watch;
    this.history = history;
    this.answers = answers;
    this.heartbeat = heartbeat;
    this.open = open;
  }

  /**
   * @param now empty while the run is accepted and not yet in the view
   * @param lastSeen the id that the client came back with
   */
  void write(Optional<ViewedStatus> now, Optional<ChangeId> lastSeen) {
    try (watch) {
      client.begin();
      if (now.isPresent()) {
        begin(now.get(), lastSeen);
      }
      while (!ended() && open.getAsBoolean()) {
        goOn();
      }
      client.end();
    } catch (ChangeHistory.HistoryUnavailableException e) {
      log.warn("{} Its client is to come back with the same id.", e.getMessage(), e);
      client.end();
    } catch (IOException | IllegalStateException e) {
      client.fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin(ViewedStatus now, Optional<ChangeId> lastSeen) throws IOException {
    ChangeId seen = lastSeen.filter(id -> id.partition() == now.partition()).orElse(null);
    if (seen == null || (seen.offset() > now.offset() && !history.has(seen))) {
      send(now.status(), now.changeId());
      return;
    }
    has = seen;
    if (seen.offset() < now.offset()) {
      sendMissed(now, seen);
    } else {
      behind = seen.offset() > now.offset();
      know(now.status());
    }
  }

  /** Folds as the view does, so that a repeated record is no change here either. */
  private void sendMissed(ViewedStatus now, ChangeId seen) throws IOException {
    RunStatus folded = null;
    for (ViewedStatus change : history.between(now.runId(), seen, now.changeId())) {
      RunStatus merged = folded == null ? change.status() : folded.merge(change.status());
      if (change.offset() > seen.offset() && !merged.equals(folded)) {
        send(merged, change.changeId());
      }
      folded = merged;
    }
    if (isNew(now)) {
      send(now.status(), now.changeId());
    }
  }

  private boolean ended() {
    RunStatus status = current;
    return status != null && status.status().isTerminal() && !behind;
  }

  private void goOn() throws InterruptedException, IOException {
    Optional<News> news = watch.next(heartbeat);
    if (news.isEmpty()) {
      client.heartbeat();
      return;
    }
    switch (news.get()) {
      case Changed changed -> follow(changed.status());
      case Text text -> relay(text.piece());
      case Woken woken -> showAgain();
    }
  }

  private void follow(ViewedStatus change) throws IOException {
    if (isNew(change)) {
      send(change.status(), change.changeId());
    } else if (behind && change.changeId().equals(has)) {
      behind = false;
      know(change.status());
    }
  }

  private boolean isNew(ViewedStatus change) {
    ChangeId newest = has;
    return newest == null || change.offset() > newest.offset();
  }

  /** What is not a change of the run, such as a processor found dead, comes without an id. */
  private void showAgain() throws IOException {
    RunStatus status = current;
    if (status != null) {
      StatusAnswer answer = answers.apply(status);
      if (!answer.equals(shown)) {
        shown = answer;
        client.status(null, answer);
      }
    }
  }

  /** Text of a stage or an attempt that is over is of no interest any more. */
  private void relay(StageText piece) throws IOException {
    RunStatus status = current;
    if (status != null
        && piece.attempt() == status.progress().attempt()
        && piece.stage() >= status.currentStage()) {
      client.text(piece);
    }
  }

  private void send(RunStatus status, ChangeId id) throws IOException {
    client.status(id, answers.apply(status));
    has = id;
    behind = false;
    know(status);
  }

  private void know(RunStatus status) {
    current = status;
    shown = answers.apply(status);
  }
}
