package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.ingest.status.web.RunWatch.Changed;
import dev.innovationpipeline.ingest.status.web.RunWatch.News;
import dev.innovationpipeline.ingest.status.web.RunWatch.Silence;
import dev.innovationpipeline.ingest.status.web.RunWatch.Text;
import dev.innovationpipeline.ingest.status.web.RunWatch.Woken;
import dev.innovationpipeline.ingest.stream.EventWriter;
import dev.innovationpipeline.schema.processor.StageText;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one client's stream, turn by turn: first the run's status or, for a client that resumes,
 * the changes that it missed; then each change, until the run ends.
 *
 * <p>The watch is opened before the status is read, so that no change falls between the two; a
 * change in both is recognised by its id.
 */
final class RunEventStream {

  private static final Logger log = LoggerFactory.getLogger(RunEventStream.class);

  private final EventWriter client;
  private final RunWatch watch;
  private final ChangeHistory history;
  private final Function<ViewedStatus, Change> words;
  private final BooleanSupplier open;
  private @Nullable Beginning beginning;

  /** The newest change that the client has; null before the first. */
  private @Nullable ChangeId has;

  private @Nullable ViewedStatus current;
  private @Nullable StatusAnswer shown;

  /** The client has a newer change, from another instance, than this instance has read. */
  private boolean behind;

  private boolean ended;

  /**
   * The point at which a stream starts.
   *
   * @param now empty while the run is accepted and not yet in the view
   * @param lastSeen the client's Last-Event-ID
   */
  record Beginning(Optional<ViewedStatus> now, Optional<ChangeId> lastSeen) {}

  /** A piece of the model's text; names as in the answers of stages. */
  record TextAnswer(int stage, int attempt, long position, String text) {}

  RunEventStream(
      EventWriter client,
      RunWatch watch,
      ChangeHistory history,
      Function<ViewedStatus, Change> words,
      BooleanSupplier open,
      Beginning beginning) {
    this.client = client;
    this.watch = watch;
    this.history = history;
    this.words = words;
    this.open = open;
    this.beginning = beginning;
  }

  /** Writes all queued news; to be called by one thread at a time. */
  void write() {
    if (ended) {
      return;
    }
    try {
      begin();
      News news = watch.next();
      while (!runHasEnded() && open.getAsBoolean() && news != null) {
        tell(news);
        news = watch.next();
      }
      if (runHasEnded() || !open.getAsBoolean()) {
        end();
      }
    } catch (ChangeHistory.HistoryUnavailableException e) {
      log.warn("{} The stream ends; its client resumes with the same id.", e.getMessage(), e);
      end();
    } catch (IOException | IllegalStateException e) {
      ended = true;
      watch.close();
      client.fail(e);
    }
  }

  private void end() {
    ended = true;
    watch.close();
    client.end();
  }

  private void begin() throws IOException {
    Beginning first = beginning;
    if (first != null) {
      beginning = null;
      client.begin();
      if (first.now.isPresent()) {
        begin(first.now.get(), first.lastSeen);
      }
    }
  }

  private void begin(ViewedStatus now, Optional<ChangeId> lastSeen) throws IOException {
    ChangeId seen = lastSeen.filter(id -> id.partition() == now.partition()).orElse(null);
    if (seen == null || (seen.offset() > now.offset() && !history.has(seen))) {
      send(words.apply(now));
      return;
    }
    has = seen;
    if (seen.offset() < now.offset()) {
      sendMissed(now, seen);
    } else {
      behind = seen.offset() > now.offset();
      know(words.apply(now));
    }
  }

  /** Aggregates as the view does, so that a repeated record is no change here either. */
  private void sendMissed(ViewedStatus now, ChangeId seen) throws IOException {
    RunStatus aggregate = null;
    for (ViewedStatus change : history.between(now.runId(), seen, now.changeId())) {
      RunStatus merged = aggregate == null ? change.status() : aggregate.merge(change.status());
      if (change.offset() > seen.offset() && !merged.equals(aggregate)) {
        send(words.apply(new ViewedStatus(merged, change.partition(), change.offset())));
      }
      aggregate = merged;
    }
    if (isNew(now)) {
      send(words.apply(now));
    }
  }

  private boolean runHasEnded() {
    ViewedStatus viewed = current;
    return viewed != null && viewed.status().status().isTerminal() && !behind;
  }

  private void tell(News news) throws IOException {
    switch (news) {
      case Changed changed -> follow(changed.change());
      case Text text -> relay(text.piece());
      case Woken woken -> showIfDifferent();
      case Silence silence -> client.heartbeat();
    }
  }

  private void follow(Change change) throws IOException {
    if (isNew(change.viewed())) {
      send(change);
    } else if (behind && change.id().equals(has)) {
      behind = false;
      know(change);
    }
  }

  private boolean isNew(ViewedStatus change) {
    ChangeId newest = has;
    return newest == null || change.offset() > newest.offset();
  }

  /** A status that is no change of the run, such as after a lost processor, has no id. */
  private void showIfDifferent() throws IOException {
    ViewedStatus viewed = current;
    if (viewed != null) {
      Change latest = words.apply(viewed);
      if (!latest.answer().equals(shown)) {
        know(latest);
        client.event(null, "status", latest.json());
      }
    }
  }

  /** Skips text of a stage or an attempt that is over. */
  private void relay(StageText piece) throws IOException {
    ViewedStatus viewed = current;
    if (viewed != null
        && piece.attempt() == viewed.status().progress().attempt()
        && piece.stage() >= viewed.status().currentStage()) {
      TextAnswer answer =
          new TextAnswer(piece.stage(), piece.attempt(), piece.position(), piece.text());
      client.event(null, "text", WireJson.MAPPER.writeValueAsString(answer));
    }
  }

  private void send(Change change) throws IOException {
    client.event(change.id().toString(), "status", change.json());
    has = change.id();
    behind = false;
    know(change);
  }

  private void know(Change change) {
    current = change.viewed();
    shown = change.answer();
  }
}
